//go:build js && wasm

package pagetest

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/hack-pad/safejs"
	"github.com/stretchr/testify/require"
)

// Value is something of the page's, for packages that know no browser.
type Value = safejs.Value

var function = safejs.MustGetGlobal("Function")

// Try runs the body of a JavaScript function, in which args are a, b, c and d.
// What it throws is the error.
func Try(body string, args ...any) (safejs.Value, error) {
	f, err := function.New("a", "b", "c", "d", body)
	if err != nil {
		return safejs.Undefined(), err
	}
	return f.Invoke(args...)
}

// Eval is [Try] for what must not throw.
func Eval(t testing.TB, body string, args ...any) safejs.Value {
	t.Helper()
	v, err := Try(body, args...)
	if err != nil {
		require.Fail(t, "the page threw "+said(err), body)
	}
	return v
}

// said is the text of an error; that of a thrown value which is no object panics.
func said(err error) (text string) {
	defer func() {
		if recover() != nil {
			text = "a value that is no object"
		}
	}()
	return err.Error()
}

// Get is [Eval] for a result that JSON can hold; undefined is the zero T.
func Get[T any](t testing.TB, body string, args ...any) T {
	t.Helper()
	text, err := Eval(t, `return String(JSON.stringify((() => {`+body+`})()))`, args...).String()
	require.NoError(t, err)
	var out T
	if text != "undefined" {
		require.NoError(t, json.Unmarshal([]byte(text), &out), text)
	}
	return out
}

// Func makes a JavaScript function that lives as long as the test.
func Func(t testing.TB, f func(args []safejs.Value)) safejs.Func {
	t.Helper()
	fn, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		f(args)
		return safejs.Undefined()
	})
	require.NoError(t, err)
	t.Cleanup(fn.Release)
	return fn
}

// Wait gives the browser its turn until cond holds.
func Wait(t testing.TB, what string, cond func() bool) {
	t.Helper()
	require.Eventually(t, cond, 10*time.Second, 2*time.Millisecond, what)
}

// Turns waits until the browser has gone through a few turns of its event loop,
// timers of no length included: what was to happen in one of them has happened.
func Turns(t testing.TB) {
	t.Helper()
	turns := 0
	var next safejs.Func
	next = Func(t, func([]safejs.Value) {
		if turns++; turns < 4 {
			Eval(t, `setTimeout(a)`, next)
		}
	})
	Eval(t, `setTimeout(a)`, next)
	Wait(t, "turns of the event loop", func() bool { return turns == 4 })
}
