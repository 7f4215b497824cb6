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
		call2(e, "setAttribute", n.Attrs[i], n.Attrs[i+1])
	}
	for _, kid := range n.Kids {
		call1(e, "append", draw(doc, kid))
	}
	return e
}
