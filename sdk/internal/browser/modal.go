//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// modalClasses are on the page's root element while the messenger has the window
// (section 6 of the contract).
var modalClasses = []any{"intercom-mobile-messenger-active", "intercom-modal-open"}

// enter makes the messenger all that there is: the page behind does not scroll, and the
// focus does not leave.
func (p *panel) enter() {
	if p.modal.Count() > 0 {
		return
	}
	root := get(document, "documentElement")
	p.modal.own(root, "class")
	callWith(get(root, "classList"), "add", modalClasses)
	p.modal.Keep(func() { callWith(get(root, "classList"), "remove", modalClasses) })
	p.modal.fix(root)
	p.modal.fix(get(document, "body"))
	p.modal.Listen(document, "focusin", func(e safejs.Value) {
		if !get(e, "target").Equal(p.frame) {
			call(p.root, "focus")
		}
	})
	if viewport := get(window, "visualViewport"); isObject(viewport) {
		p.modal.Listen(viewport, "resize", func(safejs.Value) { p.fitKeyboard() })
		p.modal.Listen(viewport, "scroll", func(safejs.Value) { p.fitKeyboard() })
	}
}

// own takes an attribute off again that was not there before, once nothing is in it.
func (o *Owner) own(e safejs.Value, attribute string) {
	if isTrue(call1(e, "hasAttribute", attribute)) {
		return
	}
	o.Keep(func() {
		if text(call1(e, "getAttribute", attribute)) == "" {
			call1(e, "removeAttribute", attribute)
		}
	})
}

// fix keeps an element from being scrolled. What the page has of its own is put back,
// unless it has set something else meanwhile.
func (o *Owner) fix(e safejs.Value) {
	const property, value = "overflow", "hidden"
	o.own(e, "style")
	style := get(e, "style")
	was, weight := text(call1(style, "getPropertyValue", property)), text(call1(style, "getPropertyPriority", property))
	call3(style, "setProperty", property, value, "important")
	o.Keep(func() {
		if text(call1(style, "getPropertyValue", property)) == value {
			call3(style, "setProperty", property, was, weight)
		}
	})
}

// fitKeyboard leaves a phone's keyboard its place: it covers the window where browsers
// do not say so in CSS.
func (p *panel) fitKeyboard() {
	viewport := get(window, "visualViewport")
	if p.modal.Count() == 0 || !isObject(viewport) || number(get(viewport, "scale")) > 1 {
		return
	}
	style := get(p.frame, "style")
	set(style, "height", messenger.Pixels(int(number(get(viewport, "height")))))
	set(style, "top", messenger.Pixels(int(number(get(viewport, "offsetTop")))))
}
