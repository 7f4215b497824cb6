//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Owner releases what it was given, last first: listeners, funcs, nodes, timers.
type Owner struct{ undo []func() }

// Keep makes the owner call undo on release.
func (o *Owner) Keep(undo func()) { o.undo = append(o.undo, undo) }

// Release gives everything back. The owner can be used again.
func (o *Owner) Release() {
	for i := len(o.undo) - 1; i >= 0; i-- {
		o.undo[i]()
	}
	o.undo = nil
}

// Count is how many things are held.
func (o *Owner) Count() int { return len(o.undo) }

// function makes a JavaScript function of f. A panic in f ends on the console: it
// would leave the runtime's event stack unusable.
func function(f func(args []safejs.Value) any) safejs.Func {
	fn, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) (result any) {
		result = safejs.Undefined()
		defer func() {
			if r := recover(); r != nil {
				Console{}.Fault(r)
			}
		}()
		return f(args)
	})
	if err != nil { // FuncOf fails for nil only
		panic(err)
	}
	return fn
}

// Listen calls f for every event on target until the owner lets go.
func (o *Owner) Listen(target safejs.Value, event string, f func(event safejs.Value)) {
	o.hear(target, event, false, f)
}

// hear is Listen for those who want to know before the event's target does.
func (o *Owner) hear(target safejs.Value, event string, capture bool, f func(event safejs.Value)) {
	fn := function(func(args []safejs.Value) any {
		if len(args) > 0 {
			f(args[0])
		}
		return safejs.Undefined()
	})
	call3(target, "addEventListener", event, fn, capture)
	o.Keep(func() {
		call3(target, "removeEventListener", event, fn, capture)
		fn.Release()
	})
}
