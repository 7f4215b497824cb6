//go:build js && wasm

package browser

import (
	"errors"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/hack-pad/safejs"
)

// ErrInstalled says that another instance serves the page already. It was told to
// take over what this one would have had to do.
var ErrInstalled = errors.New("an instance is installed already")

// Calls answers the page's calls. The result is nil, a string, a wire.Object, or a
// func() that becomes a function of the page.
type Calls func(method string, args []any) any

// Noted comes before each call that goes in, when there may be some that the loader's
// door noted; over says that there is no call, but the turn is over in which it
// noted some. See [Global.Pull].
type Noted func(over bool)

// Global is window.Intercom.
type Global struct {
	Owner
	calls Calls
	fn    safejs.Func
	self  safejs.Value // what the page calls: fn, or the loader's door in front of it
	noted safejs.Value // hands over what the door noted
	queue safejs.Value // the stub's
	ends  *ends
	depth int // of the calls that are within one another
}

// Call is a call that waited in the stub's queue. Made is the page's URL at the time, a
// number and the time in milliseconds, with blanks between, where the loader was there to
// note it.
type Call struct {
	Made   string
	Method string
	Args   []any
}

const (
	name     = "Intercom"
	markKey  = "entryphone"          // Symbol.for key of the marker on the function
	doorKey  = "entryphone:door"     // and of what makes a door, on the loader's stub
	takeover = "entryphone:takeover" // event: an instance takes over a page
)

func symbol(key string) safejs.Value {
	return call1(get(window, "Symbol"), "for", key)
}

func marker() safejs.Value { return symbol(markKey) }

// Install replaces the stub, if there is one, by the real function; ended is
// called when a later instance takes over. The stub's calls wait in Queue. It
// fails with [ErrInstalled] when the page has an instance that works.
func Install(calls Calls, noted Noted, ended func()) (*Global, error) {
	stub, _ := read(window, name)
	state := ""
	if isFunction(stub) {
		v, _ := read(stub, marker())
		state = text(v)
	}
	if state == "live" {
		_, _ = invoke(stub, "reattach_activator")
		page, _ := read(window, "intercomSettings")
		_, _ = invoke(stub, "update", page)
		return nil, ErrInstalled
	}
	if state == "" { // the loader says it itself, before it begins
		announceTakeover()
	}
	g := &Global{calls: calls, ends: newEnds()}
	g.open(stub, noted)
	write(g.self, marker(), "live")
	g.Booted(false)
	g.take(stub, noted)
	write(window, name, g.self)
	g.Keep(func() { // who comes next finds a function that is nobody's
		g.Booted(false)
		write(g.self, marker(), "")
	})
	g.Listen(window, takeover, func(safejs.Value) {
		g.Release()
		ended()
	})
	return g, nil
}

// open makes the function that the page calls.
func (g *Global) open(stub safejs.Value, noted Noted) {
	g.fn = g.entry(func(args []safejs.Value) any {
		over := len(args) == 0 && isFunction(g.noted)
		noted(over)
		if over {
			return safejs.Undefined()
		}
		return g.answer(args)
	})
	door, _ := read(stub, symbol(doorKey))
	if g.self, _ = invoke(door, g.fn); isFunction(g.self) {
		g.noted = get(g.self, "take")
	} else { // there is none, or what it needs fails it
		g.self = g.fn.Value()
	}
}

// deepest is how many calls may be within one another, a page being called back in
// one of which it makes the next. Without an end they would exhaust the stack, and no
// Go program outlives that.
const deepest = 50

// entry is function for what a page calls.
func (g *Global) entry(f func(args []safejs.Value) any) safejs.Func {
	return function(func(args []safejs.Value) any {
		g.depth++
		defer func() { g.depth-- }()
		if g.depth <= deepest {
			return f(args)
		}
		if g.depth == deepest+1 {
			Console{}.Warn("Intercom was called from within its own callbacks, again and again: this call is left out")
		}
		return safejs.Undefined()
	})
}

// Pull takes the oldest note of the loader's door, "" when there is none: a number,
// and a JSON list of calls, each [URL, method, arguments...].
func (g *Global) Pull() string {
	if !isFunction(g.noted) {
		return ""
	}
	calls, _ := invoke(g.noted)
	return text(calls)
}

// Head tells the loader's door to keep its notes under key and their number, each
// beginning with head; "" to keep none.
func (g *Global) Head(key, head string) {
	if isFunction(g.noted) {
		call2(g.self, "keep", key, head)
	}
}

func announceTakeover() {
	if event, err := construct(get(window, "CustomEvent"), takeover); err == nil {
		call1(window, "dispatchEvent", event)
	}
}

// Booted sets Intercom.booted.
func (g *Global) Booted(on bool) { write(g.self, "booted", on) }

// take keeps the stub's queue, and makes what comes through a kept reference to
// the stub arrive here.
func (g *Global) take(stub safejs.Value, noted Noted) {
	forward := g.entry(func(args []safejs.Value) any {
		noted(false)
		for _, entry := range args {
			g.answer(list(entry))
		}
		return safejs.Undefined()
	})
	// There are stubs that look up window.Intercom.q when they are called.
	write(g.self, "q", map[string]any{"push": forward})
	if !isFunction(stub) {
		return
	}
	g.queue, _ = read(stub, "q")
	write(stub, "q", map[string]any{"push": forward})
	write(stub, "c", forward)
}

// list reads an entry of the queue: an arguments object or an array.
func list(entry safejs.Value) []safejs.Value {
	if !isObject(entry) {
		return nil
	}
	var out []safejs.Value
	for i := range min(length(entry), 16) {
		v, _ := read(entry, i)
		out = append(out, v)
	}
	return out
}

// named says whether a call begins with the name of a method, and warns of one
// that does not.
func named(args []safejs.Value) bool {
	ok := len(args) > 0 && isString(args[0])
	if !ok {
		Console{}.Warn("Intercom was called without the name of a method")
	}
	return ok
}

// Queue reads the calls that the stub held.
func (g *Global) Queue() (calls []Call) {
	if !isArray(g.queue) {
		return nil
	}
	for i := range length(g.queue) {
		entry, _ := read(g.queue, i)
		if args := list(entry); named(args) {
			url, _ := read(entry, marker())
			method := text(args[0])
			calls = append(calls, Call{text(url), method, arguments(method, args[1:])})
		}
	}
	return calls
}

// answer serves one call of the page.
func (g *Global) answer(args []safejs.Value) any {
	if !named(args) {
		return safejs.Undefined()
	}
	method := text(args[0])
	switch r := g.calls(method, arguments(method, args[1:])).(type) {
	case string:
		return r
	case wire.Object:
		return fromJSON(string(wire.AppendJSON(nil, r)))
	case func():
		return g.ends.add(r)
	}
	return safejs.Undefined()
}

// Settings is window.intercomSettings, nil when the page has none.
func Settings() wire.Object {
	v, err := read(window, "intercomSettings")
	if err != nil || !isObject(v) {
		return nil
	}
	o, _ := object(v).(wire.Object)
	return o
}
