// Package htmltext goes between the HTML of REST clients and the blocks of a message.
// HTML that comes in is read for its words; HTML that goes out is made of escaped
// words.
package htmltext

import (
	"html"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lines are the elements that words before and after them do not share a line with.
var lines = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Br: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Tr: true, atom.Table: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Blockquote: true, atom.Pre: true,
	atom.Section: true, atom.Article: true, atom.Hr: true,
}

// silent are the elements whose text is not for people.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Title: true, atom.Iframe: true, atom.Textarea: true,
}

// Paragraphs returns the words of some HTML, or of plain text, a paragraph for each
// line that a browser would begin. What says nothing gives none.
func Paragraphs(text string) []string {
	if !strings.Contains(text, "<") { // plain
		text = strings.ReplaceAll(text, "\n", "<br>")
	}
	r := reader{}
	z := nethtml.NewTokenizer(strings.NewReader(text))
	for {
		switch kind := z.Next(); kind {
		case nethtml.ErrorToken:
			r.end()
			return r.out
		case nethtml.TextToken:
			if r.hidden == 0 {
				r.line.WriteString(string(z.Text()))
			}
		case nethtml.StartTagToken, nethtml.EndTagToken, nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			r.tag(atom.Lookup(name), kind)
		}
	}
}

type reader struct {
	out    []string
	line   strings.Builder
	hidden int // how many silent elements are open
}

func (r *reader) tag(name atom.Atom, kind nethtml.TokenType) {
	switch {
	case silent[name] && kind == nethtml.StartTagToken:
		r.hidden++
	case silent[name] && kind == nethtml.EndTagToken:
		r.hidden = max(0, r.hidden-1)
	case lines[name]:
		r.end()
	}
}

// end ends a line; what is between words in HTML is one space.
func (r *reader) end() {
	words := strings.Join(strings.Fields(r.line.String()), " ")
	r.line.Reset()
	if words != "" {
		r.out = append(r.out, words)
	}
}

// Paragraph returns text as a paragraph of HTML.
func Paragraph(text string) string {
	return "<p>" + strings.ReplaceAll(html.EscapeString(text), "\n", "<br>") + "</p>"
}
