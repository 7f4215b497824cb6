//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// listen reports what is done in the frame. There is one listener for each kind of
// event, however much is drawn.
func (p *panel) listen() {
	for event, f := range map[string]func(e, target safejs.Value){
		"click":    func(_, target safejs.Value) { p.report(target, messenger.OnClick, "", nil) },
		"input":    func(_, target safejs.Value) { p.report(target, messenger.OnInput, valueOf(target), nil) },
		"keydown":  p.key,
		"keypress": p.noBreak,
		"submit":   p.submit,
		"change":   p.choose,
		"paste":    p.paste,
		"dragover": p.drag,
		"drop":     p.drag,
	} {
		p.inside.Listen(p.doc, event, func(e safejs.Value) { f(e, element(get(e, "target"))) })
	}
	p.inside.hear(p.doc, "scroll", true, func(e safejs.Value) { p.scrolled(get(e, "target")) })
	p.inside.hear(p.doc, "load", true, func(safejs.Value) { p.scroll.resized() }) // of an image
	resized := function(func([]safejs.Value) any {
		p.scroll.resized()
		return safejs.Undefined()
	})
	observer, _ := construct(get(window, "ResizeObserver"), resized)
	p.scroll.observer = observer
	p.inside.Keep(func() {
		call(observer, "disconnect")
		resized.Release()
	})
}

// scrolled reports that somebody is near an end of target where there may be more.
func (p *panel) scrolled(target safejs.Value) {
	if attribute := p.scroll.moved(target); attribute != "" {
		p.report(target, attribute, "", nil)
	}
}

// report says what was done to the element that has the attribute, which is target or
// what that is in; there may be none.
func (p *panel) report(target safejs.Value, attribute, value string, files []messenger.File) bool {
	e := call1(target, "closest", "["+attribute+"]")
	name := text(call1(e, "getAttribute", attribute))
	if name == "" {
		return false
	}
	p.act(messenger.Act{Name: name, Arg: text(call1(e, "getAttribute", "data-arg")), Value: value, Files: files})
	return true
}

func valueOf(field safejs.Value) string { return text(get(field, "value")) }

// key reports Enter and Escape, but none that belongs to an input method: Safari tells
// that by the code of the key only.
func (p *panel) key(e, target safejs.Value) {
	if isTrue(get(e, "isComposing")) || number(get(e, "keyCode")) == 229 || isTrue(get(e, "defaultPrevented")) {
		return
	}
	switch key := text(get(e, "key")); {
	case key == "Escape":
		p.escape(target)
	case isEnter(e, target):
		call(e, "preventDefault")
		p.report(target, messenger.OnEnter, valueOf(target), nil)
	case (key == "Enter" || key == " ") && isTrue(call1(target, "matches", "["+messenger.OnClick+"]:not(a,button,input,textarea,select,summary)")):
		call(e, "preventDefault")
		call(target, "click")
	}
}

// isEnter says whether it is the Enter that target waits for.
func isEnter(e, target safejs.Value) bool {
	return text(get(e, "key")) == "Enter" && !isTrue(get(e, "shiftKey")) && isTrue(call1(target, "matches", "["+messenger.OnEnter+"]"))
}

// noBreak is for who sends the letter of a key whatever became of the key.
func (p *panel) noBreak(e, target safejs.Value) {
	if isEnter(e, target) {
		call(e, "preventDefault")
	}
}

// escape closes what is open in the messenger, or else is said.
func (p *panel) escape(target safejs.Value) {
	if isObject(call1(p.doc, "querySelector", ":popover-open")) {
		return // the browser closes it
	}
	if inner := call1(target, "closest", "details[open]"); isObject(inner) {
		set(inner, "open", false)
		call1(call1(inner, "querySelector", "summary"), "focus", unmoved)
		return
	}
	p.act(messenger.Act{Name: messenger.ActEscape})
}

func (p *panel) submit(e, form safejs.Value) {
	call(e, "preventDefault")
	p.report(form, messenger.OnSubmit, valueOf(call1(form, "querySelector", "input,textarea,select")), nil)
}

func (p *panel) choose(_, field safejs.Value) {
	if p.take(field, get(field, "files")) {
		set(field, "value", "") // so that the same file can be chosen again
	}
}

// paste takes files, but not the picture that some programs add to a text.
func (p *panel) paste(e, target safejs.Value) {
	data := get(e, "clipboardData")
	if text(call1(data, "getData", "text/plain")) == "" && p.take(target, get(data, "files")) {
		call(e, "preventDefault")
	}
}

// drag never lets a file that is dropped take the place of the frame's document.
func (p *panel) drag(e, target safejs.Value) {
	data := get(e, "dataTransfer")
	if !isTrue(call1(call1(arrays, "from", get(data, "types")), "includes", "Files")) {
		return
	}
	call(e, "preventDefault")
	if text(get(e, "type")) == "drop" {
		p.take(target, get(data, "files"))
	}
}

// take reports files to what wants them.
func (p *panel) take(target, files safejs.Value) bool {
	if length(files) == 0 || !isObject(call1(target, "closest", "["+messenger.OnFiles+"]")) {
		return false
	}
	return p.report(target, messenger.OnFiles, "", p.files.add(files))
}
