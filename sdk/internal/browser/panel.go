//go:build js && wasm

package browser

import (
	"runtime"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// panel is the messenger's frame. It is made when it is opened for the first time, and
// kept then, hidden while it is closed.
type panel struct {
	act      func(messenger.Act)
	files    *Files
	sheet    string
	launcher safejs.Value // where the focus goes when it can go nowhere else

	want    messenger.Panel
	owner   Owner // of the frame
	inside  Owner // of what is listened for in its document
	opened  Owner // of what is there while it is open
	modal   Owner // of what is there while it is all that there is
	frame   safejs.Value
	doc     safejs.Value // undefined until it is furnished
	root    safejs.Value
	drawn   messenger.Node // what root holds
	attire  attire         // what frame and document look like
	focused string         // what was given the focus last
	said    string         // what was said last
	back    safejs.Value   // had the focus in the page
	scroll  scroll
	settle  func()       // calls off what is done before the next paint; nil when that is nothing
	active  safejs.Value // had the focus in the document before something was drawn
}

// attire is what seldom changes between two drawings.
type attire struct {
	look       messenger.Look
	name, lang string
	rtl, open  bool
	phone      bool
}

const messengerFrame = "intercom-messenger-frame"

// rootNode is what all of a panel is in. Its kids are the panel's body.
func (p *panel) rootNode() messenger.Node {
	attrs := []string{"class", "intercom-messenger", "role", "dialog", "aria-label", p.want.Name, "tabindex", "-1", "style", "outline:0;height:100%"}
	if p.modal.Count() > 0 {
		attrs = append(attrs, "aria-modal", "true")
	}
	return messenger.Node{Tag: "div", Attrs: attrs, Kids: []messenger.Node{p.want.Body}}
}

func (p *panel) draw(want messenger.Panel) {
	was := p.want.Open
	p.want = want
	switch {
	case want.Open && !was:
		p.open()
	case want.Open:
		p.redraw()
	case was:
		p.close()
	}
}

func (p *panel) open() {
	p.focused = ""
	p.remember()
	if !isObject(p.frame) {
		p.make()
		return
	}
	p.redraw()
}

// make puts the frame in the page. Browsers differ in when its document is there, and
// some replace that which is there at first.
func (p *panel) make() {
	p.frame = draw(document, messenger.Node{Tag: "iframe", Attrs: []string{
		"name", messengerFrame, "class", messengerFrame, "data-intercom-frame", "true", "title", p.want.Name,
		"style", frameStyle(attire{look: p.want.Look}, false),
	}})
	frame := p.frame
	p.owner.Keep(func() { detach(frame) })
	furnish := func() { p.owner.Keep(Clock{}.After(0, p.furnish)) }
	p.owner.Listen(frame, "load", func(safejs.Value) { furnish() })
	p.owner.Listen(mobile(), "change", func(safejs.Value) {
		if p.want.Open {
			p.redraw()
		}
	})
	attach(frame)
	furnish()
}

// What it takes until a new frame is seen is done in turns of their own: all at once
// is too long for a slow device.

// furnish makes the frame's document ready to be drawn in.
func (p *panel) furnish() {
	doc := get(p.frame, "contentDocument")
	if !isObject(get(doc, "body")) || isObject(p.doc) && doc.Equal(p.doc) {
		return
	}
	p.inside.Release()
	p.doc, p.attire, p.focused, p.scroll = doc, attire{}, "", scroll{}
	adopt(doc, get(p.frame, "contentWindow"), p.sheet)
	p.drawn = messenger.Node{Tag: "div"}
	p.root = draw(doc, p.drawn)
	call1(get(doc, "body"), "append", p.root)
	p.listen()
	p.next(func() {
		p.patch()
		p.next(func() {
			p.redraw()
			p.inside.Keep(collectOnce())
		})
	})
}

var collected bool

// collectOnce collects garbage for the first time when the page has nothing to do: the
// browser compiles then what does it, which takes several times as long as any later
// collection, and would be in the middle of something.
func collectOnce() (cancel func()) {
	if collected {
		return func() {}
	}
	fn := function(func([]safejs.Value) any {
		collected = true
		runtime.GC()
		return safejs.Undefined()
	})
	id := call1(window, "requestIdleCallback", fn)
	return func() {
		call1(window, "cancelIdleCallback", id)
		fn.Release()
	}
}

// next does it in the next turn, if the messenger is still open then.
func (p *panel) next(f func()) {
	p.inside.Keep(Clock{}.After(0, func() {
		if p.want.Open {
			f()
		}
	}))
}

// patch makes what is in the document what is wanted.
func (p *panel) patch() {
	node := p.rootNode()
	patch(p.doc, p.root, p.drawn, node)
	p.drawn = node
}

// redraw makes the frame what is wanted. Scrolling and the focus want the layout, which is
// left for the next paint.
func (p *panel) redraw() {
	if !isObject(p.doc) {
		return
	}
	p.dress()
	if p.settle == nil {
		p.active = get(p.doc, "activeElement")
		p.scroll.before()
	}
	p.patch()
	if said := p.want.Said; said != "" && said != p.said {
		p.said, p.scroll.atEnd = said, true
	}
	if p.settle == nil {
		p.settle = beforePaint(p.settled)
	}
}

// settled scrolls and gives the focus as what was drawn has it.
func (p *panel) settled() {
	active := p.active
	p.settle, p.active = nil, safejs.Value{}
	p.scroll.after(p.doc, p.want.Bottom)
	p.refocus(active)
	if p.scroll.up() { // who is at the top already cannot scroll there for more
		p.scrolled(p.scroll.e)
	}
}

// unsettle calls that off.
func (p *panel) unsettle() {
	if p.settle != nil {
		p.settle()
		p.settle, p.active = nil, safejs.Value{}
	}
}

// close hides the frame, and gives the focus back that it had.
func (p *panel) close() {
	p.unsettle()
	had := isObject(p.frame) && get(document, "activeElement").Equal(p.frame)
	p.opened.Release()
	p.dress()
	if had {
		p.giveBack()
	}
	p.back = safejs.Value{}
}

func (p *panel) reattach() {
	if isObject(p.frame) && !isTrue(get(p.frame, "isConnected")) {
		want := p.want
		p.empty()
		p.draw(want)
	}
}

// empty takes the frame out of the page.
func (p *panel) empty() {
	p.unsettle()
	if p.want.Open {
		p.want.Open = false
		p.close()
	}
	p.modal.Release()
	p.inside.Release()
	p.owner.Release()
	act, files, sheet, launcher := p.act, p.files, p.sheet, p.launcher
	*p = panel{act: act, files: files, sheet: sheet, launcher: launcher} // else it would keep the frame's document
}
