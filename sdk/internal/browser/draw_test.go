//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

func TestDrawMakesElements(t *testing.T) {
	for name, test := range map[string]struct {
		node messenger.Node
		want string
	}{
		"text":          {messenger.Node{Text: "plain"}, `plain`},
		"no text":       {messenger.Node{}, ``},
		"empty element": {messenger.Node{Tag: "p"}, `<p></p>`},
		"attributes in order": {messenger.Node{Tag: "a", Attrs: []string{"href", "/x", "class", "button", "data-act", "click"}},
			`<a href="/x" class="button" data-act="click"></a>`},
		"a name without a value is no attribute": {messenger.Node{Tag: "p", Attrs: []string{"class", "a", "id"}}, `<p class="a"></p>`},
		"children in order": {messenger.Node{Tag: "p", Kids: []messenger.Node{
			{Text: "one "}, {Tag: "strong", Kids: []messenger.Node{{Text: "two"}}}, {Text: " three"},
		}}, `<p>one <strong>two</strong> three</p>`},
		"markup is text": {messenger.Node{Tag: "p", Kids: []messenger.Node{{Text: `<img src=x onerror=alert(1)>&amp;`}}},
			`<p>&lt;img src=x onerror=alert(1)&gt;&amp;amp;</p>`},
		"markup in an attribute is a value": {messenger.Node{Tag: "p", Attrs: []string{"title", `"><script>`}},
			`<p title="&quot;&gt;&lt;script&gt;"></p>`},
	} {
		t.Run(name, func(t *testing.T) {
			got := pagetest.Get[string](t, `const p = document.createElement('div'); p.append(a); return p.innerHTML`, draw(document, test.node))
			// Browsers differ in whether they escape the angle brackets of attributes.
			assert.Equal(t, test.want, pagetest.Get[string](t, `
				const p = document.createElement('div'); p.innerHTML = a; return p.innerHTML == b ? c : b
			`, test.want, got, test.want))
		})
	}
}

func TestDrawBelongsToItsDocument(t *testing.T) {
	doc := pagetest.Eval(t, `return document.implementation.createHTMLDocument()`)
	e := draw(doc, messenger.Node{Tag: "p"})
	assert.True(t, get(e, "ownerDocument").Equal(doc))
}
