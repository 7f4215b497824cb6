//go:build js && wasm

package main

import "syscall/js"

// attributes of an element; one that is "" is there without a value.
type attributes map[string]string

// element makes one; children are nodes, and strings that become text.
func element(tag string, with attributes, children ...any) js.Value {
	e := js.Global().Get("document").Call("createElement", tag)
	for name, value := range with {
		e.Call("setAttribute", name, value)
	}
	e.Call("append", children...)
	return e
}

// find returns the first element that fits the selector.
func find(selector string) js.Value {
	return js.Global().Get("document").Call("querySelector", selector)
}

// set gives an element an attribute, or takes it away.
func set(e js.Value, name, value string, on bool) {
	if on {
		e.Call("setAttribute", name, value)
	} else {
		e.Call("removeAttribute", name)
	}
}

// link to a page of the app.
func link(to, class string, children ...any) js.Value {
	return element("a", attributes{"href": to, "class": class}, children...)
}

// button that does something, see app.act.
func button(class, does, with string, children ...any) js.Value {
	return element("button", attributes{"type": "button", "class": class, "data-do": does, "data-with": with}, children...)
}

// heading of a page; it takes the focus when the page has changed.
func heading(text string) js.Value {
	return element("h1", attributes{"tabindex": "-1"}, text)
}
