//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/hack-pad/safejs"
	"github.com/stretchr/testify/assert"
)

func TestOwnerReleasesLastFirstAndOnce(t *testing.T) {
	var o Owner
	var order []string
	for _, name := range []string{"a", "b", "c"} {
		o.Keep(func() { order = append(order, name) })
	}
	assert.Equal(t, 3, o.Count())
	o.Release()
	o.Release()
	assert.Equal(t, []string{"c", "b", "a"}, order)
	assert.Zero(t, o.Count())

	o.Keep(func() { order = append(order, "again") })
	o.Release()
	assert.Equal(t, []string{"c", "b", "a", "again"}, order)
}

func TestListenHearsUntilTheOwnerLetsGo(t *testing.T) {
	held := pagetest.NewHeld(t)
	target := pagetest.Eval(t, `return new EventTarget()`)
	send := func(event string) { pagetest.Eval(t, `a.dispatchEvent(new Event(b))`, target, event) }
	var o Owner
	var heard []string
	for _, event := range []string{"one", "two"} {
		o.Listen(target, event, func(e safejs.Value) { heard = append(heard, text(get(e, "type"))) })
	}
	send("one")
	send("two")
	send("three")
	assert.Equal(t, []string{"one", "two"}, heard)
	assert.Equal(t, []string{"one", "two"}, held.Listeners())

	o.Release()
	send("one")
	assert.Len(t, heard, 2)
	assert.Empty(t, held.Listeners())
}

func TestPanicInACallbackEndsOnTheConsole(t *testing.T) {
	console := pagetest.NewConsole(t)
	target := pagetest.Eval(t, `return new EventTarget()`)
	var o Owner
	defer o.Release()
	heard := 0
	o.Listen(target, "fault", func(safejs.Value) { panic("of our own") })
	o.Listen(target, "fault", func(safejs.Value) { heard++ })
	pagetest.Eval(t, `a.dispatchEvent(new Event('fault'))`, target)
	assert.Equal(t, 1, heard, "the page's event goes on")
	assert.Equal(t, []string{"Entryphone: a fault of its own, which the page does not notice: of our own"}, console.Errors())
	pagetest.Turns(t) // the runtime still turns
}

func TestPanicInAFunctionGivesThePageUndefined(t *testing.T) {
	console := pagetest.NewConsole(t)
	fn := function(func([]safejs.Value) any { panic("x") })
	defer fn.Release()
	assert.Equal(t, "undefined", pagetest.Get[string](t, `return typeof a()`, fn))
	assert.Len(t, console.Errors(), 1)
}
