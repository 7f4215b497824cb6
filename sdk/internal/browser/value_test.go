//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/hack-pad/safejs"
	"github.com/stretchr/testify/assert"
)

func TestKindOfEveryValue(t *testing.T) {
	for expression, want := range map[string]safejs.Type{
		`undefined`:         safejs.TypeUndefined,
		`null`:              safejs.TypeNull,
		`true`:              safejs.TypeBoolean,
		`NaN`:               safejs.TypeNumber,
		`'a'`:               safejs.TypeString,
		`Symbol()`:          safejs.TypeSymbol,
		`{}`:                safejs.TypeObject,
		`[]`:                safejs.TypeObject,
		`() => {}`:          safejs.TypeFunction,
		`new Proxy({}, {})`: safejs.TypeObject,
		`10n`:               unreadable,
	} {
		v := pagetest.Eval(t, `return `+expression)
		if expression == `{}` {
			v = pagetest.Eval(t, `return ({})`)
		}
		assert.Equal(t, want, kind(v), expression)
		assert.Equal(t, want == safejs.TypeString, isString(v), expression)
		assert.Equal(t, want == safejs.TypeObject, isObject(v), expression)
		assert.Equal(t, want == safejs.TypeFunction, isFunction(v), expression)
	}
}

func TestTextAndNumberOfSomethingElse(t *testing.T) {
	for _, expression := range []string{`undefined`, `null`, `true`, `({})`, `10n`, `Symbol()`, `() => {}`} {
		v := pagetest.Eval(t, `return `+expression)
		assert.Empty(t, text(v), expression)
		assert.Zero(t, number(v), expression)
	}
	assert.Equal(t, "ä", text(pagetest.Eval(t, `return 'ä'`)))
	assert.Equal(t, 1.5, number(pagetest.Eval(t, `return 1.5`)))
	assert.Empty(t, text(pagetest.Eval(t, `return 3`)))
	assert.Zero(t, number(pagetest.Eval(t, `return '3'`)))
}

func TestWhatIsMissingIsUndefined(t *testing.T) {
	undefined := safejs.Undefined()
	object := pagetest.Eval(t, `return {fails() { throw 1 }}`)
	for name, v := range map[string]safejs.Value{
		"property of undefined":   get(undefined, "a"),
		"missing property":        get(object, "a"),
		"missing method":          call(object, "a"),
		"method that throws":      call(object, "fails"),
		"method of undefined":     call(undefined, "a"),
		"argument that cannot be": call1(object, "toString", struct{}{}),
	} {
		assert.True(t, v.IsUndefined(), name)
	}
	assert.NotPanics(t, func() { set(undefined, "a", 1) })
}

func TestReadAndWriteSurviveWhatThrows(t *testing.T) {
	hostile := pagetest.Eval(t, `return {get a() { throw 1 }, set a(v) { throw 2 }}`)
	_, err := read(hostile, "a")
	assert.Error(t, err)
	assert.NotPanics(t, func() { write(hostile, "a", 1) })
	_, err = read(safejs.Undefined(), "a")
	assert.Error(t, err)

	frozen := pagetest.Eval(t, `return Object.freeze({a: 1})`)
	write(frozen, "a", 2)
	v, err := read(frozen, "a")
	assert.NoError(t, err)
	assert.Equal(t, 1.0, number(v))
}
