//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// draw makes elements of a node, in doc. Text becomes text nodes: nothing is ever
// parsed as HTML.
func draw(doc safejs.Value, n messenger.Node) safejs.Value {
	if n.Tag == "" {
		return call1(doc, "createTextNode", n.Text)
	}
	e := call1(doc, "createElement", n.Tag)
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		setAttribute(e, n.Tag, n.Attrs[i], n.Attrs[i+1])
	}
	if len(n.Kids) > 0 {
		callWith(e, "append", drawAll(doc, n.Kids))
	}
	return e
}

// drawAll is what append takes: it makes text nodes of strings by itself.
func drawAll(doc safejs.Value, nodes []messenger.Node) []any {
	out := make([]any, len(nodes))
	for i, n := range nodes {
		if n.Tag == "" {
			out[i] = n.Text
		} else {
			out[i] = draw(doc, n)
		}
	}
	return out
}

// setAttribute sets an attribute, or what stands for it: a style as text would not
// pass a style-src without 'unsafe-inline', and the value of a field is what is typed
// into it, which is left alone where it is that already.
func setAttribute(e safejs.Value, tag, name, value string) {
	switch {
	case name == "style":
		setStyle(get(e, "style"), value)
	case name == "value" && isField(tag):
		if text(get(e, "value")) != value {
			set(e, "value", value)
		}
	default:
		call2(e, "setAttribute", name, value)
	}
}

func isField(tag string) bool { return tag == "textarea" || tag == "input" }

func removeAttribute(e safejs.Value, tag, name string) {
	if name == "value" && isField(tag) {
		setAttribute(e, tag, name, "")
		return
	}
	call1(e, "removeAttribute", name)
}
