//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Transport posts forms with fetch.
type Transport struct{}

const (
	// noAnswer is how long a backend may take, in milliseconds.
	noAnswer = 30000
	// keepAlive is up to how many bytes a request may outlive its page: all that
	// are on their way may have 64 KB together.
	keepAlive = 16 << 10
	// maxAnswer is from how many characters on an answer is not looked into: memory
	// that the program takes it never gives back.
	maxAnswer = 1 << 20
)

// Post sends body and calls done, later, with the status, the Retry-After header
// and the answer's text, "" when it is longer than a megabyte; with status 0 when
// there was no answer. Nothing about it makes a preflight (section 7 of the
// contract). last says that the page is being left.
func (Transport) Post(url, body string, last bool, done func(status int, retryAfter, body string)) {
	init := fromJSON(`{"method":"POST","credentials":"include","headers":{"Content-Type":"application/x-www-form-urlencoded"}}`)
	set(init, "body", body)
	set(init, "keepalive", last || len(body) < keepAlive)
	if !last {
		if signal := call1(get(window, "AbortSignal"), "timeout", noAnswer); isObject(signal) {
			set(init, "signal", signal)
		}
	}
	var status int
	var retryAfter string
	var headers, answer, failure safejs.Func
	finish := func(status int, body string) {
		headers.Release()
		answer.Release()
		failure.Release()
		done(status, retryAfter, body)
	}
	headers = function(func(args []safejs.Value) any {
		code, _ := read(args[0], "status")
		fields, _ := read(args[0], "headers")
		status, retryAfter = int(number(code)), text(call1(fields, "get", "Retry-After"))
		return call(args[0], "text")
	})
	answer = function(func(args []safejs.Value) any {
		body := ""
		if size(args[0]) <= maxAnswer {
			body = text(args[0])
		}
		finish(status, body)
		return safejs.Undefined()
	})
	failure = function(func([]safejs.Value) any {
		finish(0, "")
		return safejs.Undefined()
	})
	// What a page made of fetch may throw, or give no promise.
	response, err := window.Call("fetch", url, init)
	promise := call1(promises, "resolve", response)
	if err != nil {
		promise = call(promises, "reject")
	}
	call2(call1(promise, "then", headers), "then", answer, failure)
}
