//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// ends are functions of the program that the page got to call. Each is the same
// function bound to a number: one of Go's own would be kept for ever, since the page
// never says that it is done with it. The browser says when the page has let go of
// one, where it can.
type ends struct {
	fn   safejs.Func
	gone safejs.Value // a FinalizationRegistry
	held map[int]func()
	last int
}

func newEnds() *ends {
	e := &ends{held: map[int]func(){}}
	numbered := func(then func(int)) safejs.Func {
		return function(func(args []safejs.Value) any {
			then(int(number(args[0])))
			return safejs.Undefined()
		})
	}
	e.fn = numbered(func(n int) {
		if f := e.held[n]; f != nil {
			f()
		}
	})
	e.gone, _ = construct(get(window, "FinalizationRegistry"), numbered(func(n int) { delete(e.held, n) }))
	return e
}

// add gives the page f to call.
func (e *ends) add(f func()) safejs.Value {
	e.last++
	e.held[e.last] = f
	bound := call2(e.fn.Value(), "bind", safejs.Undefined(), e.last)
	call2(e.gone, "register", bound, e.last)
	return bound
}
