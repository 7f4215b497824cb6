//go:build js && wasm

package pagetest

import (
	"testing"

	"github.com/hack-pad/safejs"
)

// Console is what was written to the page's console, in place of which it stands.
type Console struct {
	t     testing.TB
	lines safejs.Value
}

// NewConsole takes the console's warn and error over until the test ends.
func NewConsole(t testing.TB) *Console {
	t.Helper()
	lines := Eval(t, `return {warn: [], error: []}`)
	for _, level := range []string{"warn", "error"} {
		Replace(t, "console", level, `{writable: true, value: (...words) => { a[b].push(words.join(' ')) }}`, lines, level)
	}
	return &Console{t, lines}
}

// Warnings are the warnings so far.
func (c *Console) Warnings() []string { return c.read("warn") }

// Errors are the errors so far.
func (c *Console) Errors() []string { return c.read("error") }

// read leaves out what Go's own support file has to say.
func (c *Console) read(level string) []string {
	c.t.Helper()
	return Get[[]string](c.t, `return a[b].filter(line => !line.startsWith('scheduleTimeoutEvent'))`, c.lines, level)
}
