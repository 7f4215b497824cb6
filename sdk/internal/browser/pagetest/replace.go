//go:build js && wasm

package pagetest

import "testing"

// Replace defines a property of the page's anew until the test ends. target and
// descriptor are JavaScript: ("document", "cookie", "{get() { throw 1 }}").
func Replace(t testing.TB, target, name, descriptor string, args ...any) {
	t.Helper()
	undo := Eval(t, `
		const [name, ...rest] = [a, b, c, d];
		const target = `+target+`;
		const own = Object.getOwnPropertyDescriptor(target, name);
		const descriptor = ((a, b, c) => (`+descriptor+`))(...rest);
		Object.defineProperty(target, name, {configurable: true, ...descriptor});
		return () => own ? Object.defineProperty(target, name, own) : delete target[name];
	`, append([]any{name}, args...)...)
	t.Cleanup(func() { Eval(t, `a()`, undo) })
}

// Restore puts a property of the page's back to what it is now, when the test
// ends.
func Restore(t testing.TB, target, name string) {
	t.Helper()
	undo := Eval(t, `
		const target = `+target+`, own = Object.getOwnPropertyDescriptor(target, a);
		return () => own ? Object.defineProperty(target, a, own) : delete target[a];
	`, name)
	t.Cleanup(func() { Eval(t, `a()`, undo) })
}
