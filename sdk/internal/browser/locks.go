//go:build js && wasm

package browser

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/hack-pad/safejs"
)

// Locks are held by one tab of the origin at a time: the browser's own (Web Locks),
// which end with the page, or where there are none, leases in localStorage, which
// can be held by two in rare cases.
type Locks struct{ id string }

func manager() safejs.Value {
	v, _ := read(get(window, "navigator"), "locks")
	return v
}

// Sure says whether a lock that was granted is nobody else's, come what may.
func (l *Locks) Sure() bool { return isObject(manager()) }

// Acquire calls granted, in a later turn, with what releases the lock; with nil
// where wait is false and another tab has it.
func (l *Locks) Acquire(name string, wait bool, granted func(release func())) {
	switch {
	case l.Sure():
		acquire(name, wait, granted)
	case wait:
		l.lease("intercom.lock."+name, granted)
	default:
		Clock{}.After(0, func() { granted(func() {}) })
	}
}

func acquire(name string, wait bool, granted func(release func())) {
	var end safejs.Value
	executor := function(func(args []safejs.Value) any {
		end = args[0]
		return safejs.Undefined()
	})
	held, _ := construct(promises, executor)
	executor.Release()
	answered := false
	var body, over safejs.Func
	// Refused, as in a sandbox: each page is for itself.
	alone := func() {
		if !answered {
			answered = true
			granted(func() {})
		}
	}
	body = function(func(args []safejs.Value) any {
		if answered {
			return safejs.Undefined()
		}
		answered = true
		if !isObject(args[0]) {
			granted(nil)
			return safejs.Undefined()
		}
		granted(func() { _, _ = invoke(end) })
		return held
	})
	over = function(func([]safejs.Value) any {
		body.Release()
		over.Release()
		alone()
		return safejs.Undefined()
	})
	options := map[string]any{"ifAvailable": !wait}
	request, err := manager().Call("request", name, options, body)
	if err != nil {
		request = rejected()
	}
	if !then(request, over, over) {
		Clock{}.After(0, alone)
	}
}

const (
	// leaseLife is more than a request may take.
	leaseLife = 35 * time.Second
	// leaseDoubt is how long two tabs may both believe that they were first.
	leaseDoubt = 50 * time.Millisecond
)

func (l *Locks) lease(key string, granted func(release func())) {
	if l.id == "" {
		l.id = (&Page{}).NewID()
	}
	now := Clock{}.UnixMilli()
	holder, until, _ := ascii.Cut(text(call1(local(), "getItem", key)), " ")
	ms, _ := strconv.ParseInt(until, 10, 64)
	if left := ms - now; holder != "" && left > 0 && left <= leaseLife.Milliseconds() {
		Clock{}.After(10*leaseDoubt, func() { l.lease(key, granted) })
		return
	}
	mine := l.id + " " + strconv.FormatInt(now+leaseLife.Milliseconds(), 10)
	call2(local(), "setItem", key, mine)
	Clock{}.After(leaseDoubt, func() {
		if now := text(call1(local(), "getItem", key)); now != mine && now != "" {
			l.lease(key, granted)
			return
		}
		granted(func() {
			if text(call1(local(), "getItem", key)) == mine {
				call1(local(), "removeItem", key)
			}
		})
	})
}
