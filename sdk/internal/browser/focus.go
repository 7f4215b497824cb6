//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// unmoved is how the focus is given: nothing scrolls.
var unmoved = map[string]any{"preventScroll": true}

// remember keeps where in the page the focus is, as long as the messenger is open.
func (p *panel) remember() {
	p.back = get(document, "activeElement")
	p.opened.Listen(document, "focusin", func(e safejs.Value) {
		if target := get(e, "target"); !target.Equal(p.frame) {
			p.back = target
		}
	})
}

// giveBack puts the focus where it was in the page; where it was nowhere, or that is no
// longer there, on the launcher.
func (p *panel) giveBack() {
	if !isTrue(get(p.back, "isConnected")) || p.back.Equal(get(document, "body")) || p.back.Equal(p.frame) {
		p.back = p.launcher
	}
	call1(p.back, "focus", unmoved)
	if get(document, "activeElement").Equal(p.frame) {
		call(p.frame, "blur")
	}
}

// refocus gives the focus to what the panel says, once, and sees to it that what was
// drawn does not lose it: active had it before.
func (p *panel) refocus(active safejs.Value) {
	if id := p.want.Focus; id != p.focused {
		p.focused = id
		if e := call1(p.doc, "getElementById", id); id != "" && isObject(e) {
			call1(e, "focus", unmoved)
			return
		}
	}
	body := get(p.doc, "body")
	if active.Equal(body) || !get(p.doc, "activeElement").Equal(body) {
		return
	}
	if isTrue(get(active, "isConnected")) {
		call1(active, "focus", unmoved)
	} else {
		call1(p.root, "focus", unmoved)
	}
}
