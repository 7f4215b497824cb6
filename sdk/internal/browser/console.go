//go:build js && wasm

package browser

import (
	"errors"
	"syscall/js"

	"github.com/hack-pad/safejs"
)

// Console writes to the page's console.
type Console struct{}

const prefix = "Entryphone: "

// Warn writes a warning.
func (Console) Warn(text string) { call1(get(window, "console"), "warn", prefix+text) }

// Error writes an error.
func (Console) Error(text string) { call1(get(window, "console"), "error", prefix+text) }

// Debug writes what helps who integrates the messenger.
func (Console) Debug(text string) { call1(get(window, "console"), "debug", prefix+text) }

// Fault writes what was recovered from a panic.
func (c Console) Fault(recovered any) {
	c.Error("a fault of its own, which the page does not notice: " + describe(recovered))
}

// describe prints what was thrown or recovered. What a page threw may resist
// being read, so that only a call will do: the Error method of what syscall/js
// makes of it panics for what is not an object, and a getter that throws would go
// through the Go frames.
func describe(v any) string {
	err, ok := v.(error)
	if !ok {
		return said(v)
	}
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		if thrown, ok := inner.(js.Error); ok {
			s := call1(window, "String", thrown.Value)
			if !isString(s) {
				return "a value that cannot be read"
			}
			return text(s)
		}
	}
	return err.Error()
}

// said is what a panic was called with, where it is no error.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case interface{ String() string }:
		return v.String()
	case nil:
		return "<nil>"
	}
	return "a value that is no text"
}

// report tells the page's developer that a callback of the page threw.
func report(where string, err error) {
	Console{}.Error(where + " threw: " + describe(err))
}

// callback calls a function of the page; what that throws ends on the console.
func callback(where string, v safejs.Value) func(args ...any) {
	return func(args ...any) {
		if _, err := invoke(v, args...); err != nil {
			report(where, err)
		}
	}
}
