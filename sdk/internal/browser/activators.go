//go:build js && wasm

package browser

import (
	"strings"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// Activators makes what the selector finds in the page open the messenger. It is
// looked for when somebody clicks, so that it may come and go, and be many.
func (w *Window) Activators(selector string) {
	if selector == w.selector {
		return
	}
	w.custom.Release()
	w.selector = selector
	if selector == "" {
		return
	}
	if _, err := document.Call("querySelector", selector); err != nil {
		Console{}.Warn("custom_launcher_selector is no CSS selector: " + selector)
		return
	}
	w.custom.hear(document, "click", true, func(e safejs.Value) {
		found := call1(element(get(e, "target")), "closest", selector)
		if !isObject(found) {
			return
		}
		if link := text(call1(found, "getAttribute", "href")); link == "#" || strings.HasPrefix(link, "mailto:") {
			call(e, "preventDefault")
		}
		w.act(messenger.Act{Name: messenger.ActLaunch, Arg: messenger.Custom})
	})
}

// element is the element that an event's target is, or is the text of.
func element(target safejs.Value) safejs.Value {
	if number(get(target, "nodeType")) == 1 {
		return target
	}
	return get(target, "parentElement")
}
