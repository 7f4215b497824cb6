//go:build js && wasm

package browser

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// throughDoor passes what a JavaScript expression gives, as the one argument of
// a call.
func throughDoor(t *testing.T, expression string) any {
	t.Helper()
	list := arguments("update", list(pagetest.Eval(t, `return [`+expression+`]`)))
	require.Len(t, list, 1)
	return list[0]
}

func TestDoorTakesArgumentsOver(t *testing.T) {
	for expression, want := range map[string]any{
		`null`:                        nil,
		`undefined`:                   nil,
		`true`:                        true,
		`false`:                       false,
		`0`:                           0.0,
		`-1.5`:                        -1.5,
		`1e300`:                       1e300,
		`''`:                          "",
		`'Grüße 😀'`:                   "Grüße 😀",
		`'\ud800'`:                    "\ufffd",
		`{}`:                          wire.Object{},
		`Object.create(null)`:         wire.Object{},
		`'x'.repeat(16384)`:           strings.Repeat("x", 16384),
		`[1, 'a']`:                    []any{1.0, "a"},
		`[]`:                          []any{},
		`(() => arguments)()`:         wire.Object{},
		`Object('boxed')`:             wire.Object{{Key: "0", Value: "b"}, {Key: "1", Value: "o"}, {Key: "2", Value: "x"}, {Key: "3", Value: "e"}, {Key: "4", Value: "d"}},
		`new Map([['a', 1]])`:         wire.Object{},
		`document.createElement('a')`: wire.Object{},
	} {
		t.Run(expression, func(t *testing.T) { assert.Equal(t, want, throughDoor(t, expression)) })
	}
}

func TestDoorRefusesWhatIsNotData(t *testing.T) {
	const (
		kind   = settings.Refused("is of a type that cannot be sent (a BigInt or a Symbol)")
		keys   = settings.Refused("cannot be read: it throws when asked for its keys")
		long   = settings.Refused("is longer than 16384 bytes")
		asJSON = settings.Refused("cannot be written as JSON (a cycle, a BigInt, or it throws when it is read)")
	)
	for expression, want := range map[string]settings.Refused{
		`10n`:                 kind,
		`Symbol('s')`:         kind,
		`'x'.repeat(1 << 20)`: long,
		`'x'.repeat(16385)`:   long,
		`[10n]`:               asJSON,
		`(() => { const a = []; a.push(a); return a })()`:                             asJSON,
		`new Proxy({}, {ownKeys() { throw 1 }})`:                                      keys,
		`new Proxy({a: 1}, {getOwnPropertyDescriptor() { throw undefined }})`:         keys,
		`(() => { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy })()`: keys,
	} {
		t.Run(expression, func(t *testing.T) { assert.Equal(t, want, throughDoor(t, expression)) })
	}
}

func TestDoorReadsMembersOneByOne(t *testing.T) {
	const (
		throws = settings.Refused("throws when it is read")
		asJSON = settings.Refused("cannot be written as JSON (a cycle, a BigInt, or it throws when it is read)")
	)
	for expression, want := range map[string]wire.Object{
		`{z: 1, a: 2, m: 3}`:                                             {{Key: "z", Value: 1.0}, {Key: "a", Value: 2.0}, {Key: "m", Value: 3.0}},
		`{z: 1, 2: 'number', 1: 'first'}`:                                {{Key: "1", Value: "first"}, {Key: "2", Value: "number"}, {Key: "z", Value: 1.0}},
		`{a: undefined, b: null}`:                                        {{Key: "b", Value: nil}},
		`{get a() { throw 'no' }, b: 2}`:                                 {{Key: "a", Value: throws}, {Key: "b", Value: 2.0}},
		`{get a() { return 'read' }}`:                                    {{Key: "a", Value: "read"}},
		`{a: 10n, b: 2}`:                                                 {{Key: "a", Value: settings.Refused("is of a type that cannot be sent (a BigInt or a Symbol)")}, {Key: "b", Value: 2.0}},
		`{a: Symbol.iterator}`:                                           {{Key: "a", Value: settings.Refused("is of a type that cannot be sent (a BigInt or a Symbol)")}},
		`{a() {}, b: 2}`:                                                 {{Key: "a", Value: settings.Refused("is a function")}, {Key: "b", Value: 2.0}},
		`{a: class {}}`:                                                  {{Key: "a", Value: settings.Refused("is a function")}},
		`{a: 'x'.repeat(1 << 20), b: 2}`:                                 {{Key: "a", Value: settings.Refused("is longer than 16384 bytes")}, {Key: "b", Value: 2.0}},
		`{['__proto__']: 1, b: 2}`:                                       {{Key: "__proto__", Value: 1.0}, {Key: "b", Value: 2.0}},
		`JSON.parse('{"__proto__": {"a": 1}}')`:                          {{Key: "__proto__", Value: wire.Object{{Key: "a", Value: 1.0}}}},
		`Object.create({inherited: 1})`:                                  {},
		`{[Symbol('s')]: 1, b: 2}`:                                       {{Key: "b", Value: 2.0}},
		`Object.defineProperty({}, 'a', {value: 1})`:                     {},
		`new (class Person { name = 'Ada'; get age() { return 36 } })()`: {{Key: "name", Value: "Ada"}},
		`new Proxy({a: 1, b: 2}, {get(o, k) { if (k == 'a') throw 1; return o[k] }})`:                                               {{Key: "a", Value: throws}, {Key: "b", Value: 2.0}},
		`new Proxy({a: 1}, {get() { return 'trapped' }})`:                                                                           {{Key: "a", Value: "trapped"}},
		`new Proxy({}, {ownKeys() { return ['a'] }, getOwnPropertyDescriptor() { return {enumerable: true, configurable: true} }})`: {},
		`(() => { const o = {b: 2}; o.a = o; return o })()`:                                                                         {{Key: "b", Value: 2.0}, {Key: "a", Value: asJSON}},
		`{a: {deep: 10n}}`:                                   {{Key: "a", Value: asJSON}},
		`{a: {get deep() { throw 1 }}}`:                      {{Key: "a", Value: asJSON}},
		`{a: {toJSON() { throw 1 }}}`:                        {{Key: "a", Value: asJSON}},
		`{a: {toJSON() {}}}`:                                 {{Key: "a", Value: asJSON}},
		`{a: new Proxy({}, {ownKeys() { throw 1 }})}`:        {{Key: "a", Value: asJSON}},
		`{a: new Date(0)}`:                                   {{Key: "a", Value: "1970-01-01T00:00:00.000Z"}},
		`{a: new Date(NaN)}`:                                 {{Key: "a", Value: nil}},
		`{a: {deep: 'x'.repeat(65536)}}`:                     {{Key: "a", Value: settings.Refused("is larger than 64 KB")}},
		`{a: JSON.parse('['.repeat(100) + ']'.repeat(100))}`: {{Key: "a", Value: settings.Refused("is nested too deeply")}},
		`{a: {z: [1, {b: null}], f() {}, u: undefined, 1: '"\\\u2028'}}`: {{Key: "a", Value: wire.Object{
			{Key: "1", Value: "\"\\\u2028"},
			{Key: "z", Value: []any{1.0, wire.Object{{Key: "b", Value: nil}}}},
		}}},
	} {
		t.Run(expression, func(t *testing.T) { assert.Equal(t, want, throughDoor(t, expression)) })
	}
}

func TestDoorLooksAtNoMoreKeysThanSettingsMayHave(t *testing.T) {
	got := throughDoor(t, `Object.fromEntries([...Array(1e5).keys()].map(i => ['k' + i, i]))`)
	object, ok := got.(wire.Object)
	require.True(t, ok)
	assert.Len(t, object, settings.MaxKeys+1, "one more, so that settings can warn of the rest")
	assert.Equal(t, wire.Member{Key: "k250", Value: 250.0}, object[250])
}

func TestDoorTakesFunctionsOver(t *testing.T) {
	t.Run("called with what Go passes", func(t *testing.T) {
		calls := pagetest.Eval(t, `return []`)
		f, ok := arguments("ready", list(pagetest.Eval(t, `return [(...args) => { a.push(args) }]`, calls)))[0].(func(...any))
		require.True(t, ok)
		f()
		f(3)
		assert.Equal(t, "[[],[3]]", pagetest.Get[string](t, `return JSON.stringify(a)`, calls))
	})
	for name, body := range map[string]string{
		"an Error":                       `throw new Error('boom')`,
		"a string":                       `throw 'boom'`,
		"undefined":                      `throw undefined`,
		"null":                           `throw null`,
		"an Error that cannot be read":   `throw {get message() { throw 1 }}`,
		"an object that resists reading": `throw new Proxy({}, {get() { throw 1 }, has() { throw 1 }})`,
	} {
		t.Run("throwing "+name, func(t *testing.T) {
			console := pagetest.NewConsole(t)
			f, ok := throughDoor(t, `() => {`+body+`}`).(func(...any))
			require.True(t, ok)
			f(1)
			require.Len(t, console.Errors(), 1)
			assert.Contains(t, console.Errors()[0], "Entryphone: update threw: ")
		})
	}
}

func TestArgumentsKeepTheirPlaces(t *testing.T) {
	got := arguments("trackEvent", list(pagetest.Eval(t, `return (function () { return arguments })('name', undefined, {a: 1})`)))
	assert.Equal(t, []any{"name", nil, wire.Object{{Key: "a", Value: 1.0}}}, got)
	assert.Empty(t, arguments("update", nil))
}

func TestSettingsAreThePages(t *testing.T) {
	for expression, want := range map[string]wire.Object{
		`undefined`:                              nil,
		`null`:                                   nil,
		`'abc12345'`:                             nil,
		`() => {}`:                               nil,
		`{}`:                                     {},
		`{app_id: 'abc12345', age: 3}`:           {{Key: "app_id", Value: "abc12345"}, {Key: "age", Value: 3.0}},
		`new Proxy({}, {ownKeys() { throw 1 }})`: nil,
	} {
		t.Run(expression, func(t *testing.T) {
			pagetest.Replace(t, "window", "intercomSettings", `{value: `+expression+`}`)
			assert.Equal(t, want, Settings())
		})
	}
	t.Run("a getter that throws", func(t *testing.T) {
		pagetest.Replace(t, "window", "intercomSettings", `{get() { throw 1 }}`)
		assert.Nil(t, Settings())
	})
	t.Run("none", func(t *testing.T) { assert.Nil(t, Settings()) })
}
