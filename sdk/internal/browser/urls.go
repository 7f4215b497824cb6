//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// WatchURL calls f whenever the page's URL has changed without a load, until
// stop. The Navigation API tells; where there is none, history does.
func (p *Page) WatchURL(f func()) (stop func()) {
	var o Owner
	last := p.Here().URL
	changed := func(safejs.Value) {
		if now := text(get(get(window, "location"), "href")); now != last {
			last = now
			f()
		}
	}
	if navigation := get(window, "navigation"); isObject(navigation) {
		o.Listen(navigation, "currententrychange", changed)
		return o.Release
	}
	o.Listen(window, "popstate", changed)
	o.Listen(window, "hashchange", changed)
	o.notice("pushState", changed)
	o.notice("replaceState", changed)
	return o.Release
}

// notice calls after in the turn that follows one in which the page took the
// named function from history. The function itself is not wrapped: the page gets
// the very one that the browser, or whoever patched it, put there, with what it
// throws; a patch, from before or later, stays when the watch ends.
func (o *Owner) notice(method string, after func(safejs.Value)) {
	history := get(window, "history")
	property := func() safejs.Value { return call2(objects, "getOwnPropertyDescriptor", history, method) }
	own, patch := isObject(property()), get(history, method)
	waiting := func() {}
	getter := function(func([]safejs.Value) any {
		waiting()
		waiting = Clock{}.After(0, func() { after(history) })
		if own {
			return patch
		}
		return get(get(get(window, "History"), "prototype"), method)
	})
	setter := function(func(args []safejs.Value) any {
		own, patch = true, args[0]
		return safejs.Undefined()
	})
	call3(objects, "defineProperty", history, method, map[string]any{
		"configurable": true, "enumerable": true, "get": getter, "set": setter,
	})
	o.Keep(func() {
		waiting()
		if get(property(), "get").Equal(getter.Value()) {
			call2(reflection, "deleteProperty", history, method)
			if own {
				set(history, method, patch)
			}
		}
		getter.Release()
		setter.Release()
	})
}
