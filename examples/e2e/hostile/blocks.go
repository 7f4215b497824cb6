package hostile

import (
	"fmt"
	"strings"
)

// kinds are the blocks of section 7 of the contract, and some that are none.
var kinds = []string{"paragraph", "heading", "image", "button", "list", "code", "attachment", "video", "html", "script", "iframe", "", "__proto__"}

// blocks are answers with a post whose blocks are not as they should be.
func blocks() []Answer {
	var out []Answer
	id := 0
	add := func(name string, list any) {
		id++
		p := post(fmt.Sprintf("block-%d", id), "Blocks")
		p["blocks"] = list
		out = append(out, matching("blocks: "+name, []any{p}))
	}
	for _, w := range wrongs {
		add("all "+w.name, w.value)
		add("one is "+w.name, []any{w.value, paragraph("fine")})
		var list []any
		for _, kind := range kinds {
			b := object{"type": kind}
			for _, key := range []string{"text", "url", "alt", "width", "height", "items", "ordered", "name", "size", "content_type", "html", "src", "onclick"} {
				b[key] = w.value
			}
			list = append(list, b)
		}
		add("every field is "+w.name, list)
	}
	for _, url := range urls {
		var list []any
		for _, kind := range kinds {
			list = append(list, object{"type": kind, "url": url, "text": "[link](" + url + ")", "name": url, "alt": url, "items": []any{"[link](" + url + ")"}})
		}
		add(fmt.Sprintf("every address is %q", url), list)
	}
	for _, kind := range kinds {
		add("markup in "+kind, []any{object{"type": kind, "text": markup, "alt": markup, "name": markup, "html": markup, "items": []any{markup}}})
	}
	add("a block of blocks", []any{object{"type": "paragraph", "text": object{"type": "paragraph"}, "blocks": []any{paragraph("x")}}})
	add("sizes without measure", []any{object{"type": "image", "url": "data:,", "width": raw("1e308"), "height": -1}})
	for _, m := range marks {
		text := strings.Repeat(m.text, 4000/len(m.text))
		add(m.name, []any{paragraph(text), object{"type": "list", "items": []any{text}}})
	}
	return out
}

// marks are what texts are made of whose marks are not closed, or are many.
var marks = []struct{ name, text string }{
	{"stars", "*"},
	{"stars with letters", "*a"},
	{"bold without end", "**a "},
	{"stars and space", "* "},
	{"backquotes", "`"},
	{"brackets", "["},
	{"labels", "[a"},
	{"links without end", "[a]("},
	{"links", "[a](mailto:b)"},
	{"all of them", "**[*`a"},
}
