//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

var (
	promises = get(window, "Promise")
	// The browser's own: an answer that a page's then does not pass on would be waited
	// for until the page is left.
	promiseThen = get(get(promises, "prototype"), "then")
)

// promised makes a promise of a value, which may be one.
func promised(v any) safejs.Value { return call1(promises, "resolve", v) }

// rejected is a promise of what cannot be had.
func rejected() safejs.Value { return call(promises, "reject") }

// then calls, in a microtask, the first function with what a promise came to, or the
// second. It says whether it will: what a page made of promises may be none.
func then(p safejs.Value, done, failed any) bool {
	_, err := apply(promiseThen, p, done, failed)
	if err != nil {
		_, err = p.Call("then", done, failed)
	}
	return err == nil
}
