//go:build js && wasm

package pagetest

import (
	"testing"

	"github.com/hack-pad/safejs"
)

// Held counts what has been put in the page since and has not been taken out.
type Held struct {
	t    testing.TB
	open safejs.Value
}

// NewHeld counts from now on: listeners, timers that call Go, and elements.
func NewHeld(t testing.TB) *Held {
	t.Helper()
	h := &Held{t, Eval(t, `return {listeners: [], timers: new Map(), nodes: document.getElementsByTagName('*').length}`)}
	Replace(t, "EventTarget.prototype", "addEventListener", `{value: function (type, f, ...rest) {
		a.listeners.push({target: this, type, f});
		return b.call(this, type, f, ...rest);
	}}`, h.open, Eval(t, `return EventTarget.prototype.addEventListener`))
	Replace(t, "EventTarget.prototype", "removeEventListener", `{value: function (type, f, ...rest) {
		const i = a.listeners.findIndex(l => l.target === this && l.type === type && l.f === f);
		if (i >= 0) a.listeners.splice(i, 1);
		return b.call(this, type, f, ...rest);
	}}`, h.open, Eval(t, `return EventTarget.prototype.removeEventListener`))
	// A function that Go made reads like this; the runtime's own timers do not.
	Replace(t, "window", "setTimeout", `{value: (f, ms) => {
		if (!String(f).includes('_pendingEvent')) return b.call(window, f, ms);
		const id = b.call(window, () => { a.timers.delete(id); f(); }, ms);
		a.timers.set(id, ms);
		return id;
	}}`, h.open, Eval(t, `return setTimeout`))
	Replace(t, "window", "clearTimeout", `{value: id => { a.timers.delete(id); b.call(window, id); }}`,
		h.open, Eval(t, `return clearTimeout`))
	// A channel is how a turn of no time is waited for.
	Replace(t, "window", "MessageChannel", `{value: class extends b {
		constructor() { super(); a.timers.set(this.port1, 0); }
	}}`, h.open, Eval(t, `return MessageChannel`))
	Replace(t, "MessagePort.prototype", "close", `{value: function () { a.timers.delete(this); b.call(this); }}`,
		h.open, Eval(t, `return MessagePort.prototype.close`))
	return h
}

// Listeners are the types of the events that are listened for, in the page's own
// document.
func (h *Held) Listeners() []string {
	h.t.Helper()
	return Get[[]string](h.t, `return a.listeners.map(l => l.type).sort()`, h.open)
}

// Timers are the lengths, in milliseconds, of the timers that are set.
func (h *Held) Timers() []float64 {
	h.t.Helper()
	return Get[[]float64](h.t, `return [...a.timers.values()]`, h.open)
}

// Nodes is how many elements there are more than at the beginning.
func (h *Held) Nodes() int {
	h.t.Helper()
	return Get[int](h.t, `return document.getElementsByTagName('*').length - a.nodes`, h.open)
}
