//go:build js && wasm

package browser

import (
	"time"

	"github.com/hack-pad/safejs"
)

// Clock is the page's clock. Times come from Date, so that what the page or a
// test does to it holds for the messenger too.
type Clock struct{}

var date = get(window, "Date")

// UnixMilli is the present time. That of the program stands in where the page's Date has
// none.
func (Clock) UnixMilli() int64 {
	now := call(date, "now")
	if ms := number(now); kind(now) == safejs.TypeNumber && ms == ms {
		return int64(ms)
	}
	return time.Now().UnixMilli()
}

// Soon calls f as a microtask, before the present turn is over.
func (Clock) Soon(f func()) {
	var fn safejs.Func
	fn = function(func([]safejs.Value) any {
		fn.Release()
		f()
		return safejs.Undefined()
	})
	if !then(promised(nil), fn, nil) {
		fn.Release()
		Clock{}.After(0, f)
	}
}

// longest is the most that setTimeout can wait; more would fire at once.
const longest = 24 * time.Hour

// After calls f once d has passed, in a turn of its own, unless cancelled. It may
// do so earlier when d is more than a day: the caller looks at the clock anyway.
func (Clock) After(d time.Duration, f func()) (cancel func()) {
	var fn safejs.Func
	var end func() // gives back what waits
	waits := true
	stop := func() {
		if waits {
			waits = false
			end()
			fn.Release()
		}
	}
	fn = function(func([]safejs.Value) any {
		stop()
		f()
		return safejs.Undefined()
	})
	if d <= 0 {
		if end = nextTurn(fn); end != nil {
			return stop
		}
	}
	ms := min(max(0, d), longest).Milliseconds()
	id, err := window.Call("setTimeout", fn, ms)
	if err != nil {
		id, _ = apply(setTimer, window, fn, ms)
	}
	end = func() { call1(window, "clearTimeout", id) }
	return stop
}

// The browser's own: without turns nothing would be sent any more.
var (
	setTimer    = get(window, "setTimeout")
	postMessage = get(get(get(window, "MessagePort"), "prototype"), "postMessage")
)

// nextTurn calls fn in the page's next turn, until end is called. It is a message
// because browsers make timers wait: 4 ms where one follows the other, and a second
// in a tab that nobody looks at. end is nil where the page has no such thing.
func nextTurn(fn safejs.Func) (end func()) {
	channel, err := construct(get(window, "MessageChannel"))
	if err != nil {
		return nil
	}
	port := get(channel, "port1")
	set(port, "onmessage", fn)
	_, err = apply(postMessage, get(channel, "port2"), safejs.Null())
	if err != nil || !get(port, "onmessage").Equal(fn.Value()) {
		return nil
	}
	return func() { call(port, "close") }
}

// beforePaint calls f before the page is painted next, unless cancelled: what is asked of
// the layout then is worked out once. Where nobody looks nothing is painted: f is called
// at once, and there is nothing to cancel.
func beforePaint(f func()) (cancel func()) {
	if !(&Page{}).Visible() {
		f()
		return nil
	}
	var fn safejs.Func
	fn = function(func([]safejs.Value) any {
		fn.Release()
		f()
		return safejs.Undefined()
	})
	id := call1(window, "requestAnimationFrame", fn)
	if kind(id) != safejs.TypeNumber { // the page has taken it away
		fn.Release()
		return Clock{}.After(0, f)
	}
	return func() {
		call1(window, "cancelAnimationFrame", id)
		fn.Release()
	}
}
