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
	send(url, body, last || len(body) < keepAlive, last, done)
}

// Ask is Post for what nobody wants to know any more when the page is left: it takes
// nothing of the room that browsers have for what outlives pages.
func (Transport) Ask(url, body string, done func(status int, body string)) {
	send(url, body, false, false, func(status int, _, body string) { done(status, body) })
}

func send(url, body string, outlives, last bool, done func(status int, retryAfter, body string)) {
	init := map[string]any{
		"method": "POST", "credentials": "include", "headers": map[string]any{"Content-Type": "application/x-www-form-urlencoded"},
		"body": body, "keepalive": outlives,
	}
	if !last {
		if signal := call1(get(window, "AbortSignal"), "timeout", noAnswer); isObject(signal) {
			init["signal"] = signal
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
	// never is for what will not be answered, in a turn of its own as all answers are.
	never := func() { Clock{}.After(0, func() { finish(0, "") }) }
	headers = function(func(args []safejs.Value) any {
		code, _ := read(args[0], "status")
		fields, _ := read(args[0], "headers")
		status, retryAfter = int(number(code)), text(call1(fields, "get", "Retry-After"))
		// Not handed on: the browser would look up the page's then.
		if !then(promised(call(args[0], "text")), answer, failure) {
			never()
		}
		return safejs.Undefined()
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
	promise := promised(response)
	if err != nil {
		promise = rejected()
	}
	if !then(promise, headers, failure) {
		never()
	}
}
