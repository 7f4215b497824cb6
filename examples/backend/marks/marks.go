// Package marks reads what text in a conversation may hold besides itself.
package marks

import (
	"html/template"
	"net/url"
	"regexp"
	"strings"
)

// Span is a piece of text in one look. Whatever it holds is drawn as text.
type Span struct {
	Kind string // "", "strong", "em", "code" or "link"
	Text string
	URL  template.URL // of a link: see SafeURL
}

// inline is what text may hold besides itself (section 7 of the contract), and the
// addresses that people write without any marks.
var inline = regexp.MustCompile("`([^`\n]+)`" +
	`|\*\*([^*\n]+)\*\*` +
	`|\*([^*\s](?:[^*\n]*[^*\s])?)\*` +
	`|\[([^\]\n]+)\]\(([^()\s]+)\)` +
	`|(https?://[^\s<>"]*[^\s<>".,;:!?'()\[\]])`)

// Spans reads the marks of a text.
func Spans(text string) []Span {
	var out []Span
	add := func(s Span) {
		if s.Text != "" {
			out = append(out, s)
		}
	}
	end := 0
	for _, m := range inline.FindAllStringSubmatchIndex(text, -1) {
		add(Span{Text: text[end:m[0]]})
		add(marked(text, m))
		end = m[1]
	}
	add(Span{Text: text[end:]})
	return out
}

func marked(text string, m []int) Span {
	group := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return text[m[2*n]:m[2*n+1]]
	}
	for n, kind := range []string{1: "code", 2: "strong", 3: "em"} {
		if kind != "" && group(n) != "" {
			return Span{Kind: kind, Text: group(n)}
		}
	}
	label, address := group(4), group(5)
	if label == "" {
		label, address = group(6), group(6)
	}
	if safe := SafeURL(address); safe != "" {
		return Span{Kind: "link", Text: label, URL: safe}
	}
	return Span{Text: text[m[0]:m[1]]}
}

// SafeURL returns the URL if following it can do no more than leave the page, else "".
// Templates would take out tel.
func SafeURL(address string) template.URL {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto", "tel":
	default:
		return ""
	}
	return template.URL(u.String())
}
