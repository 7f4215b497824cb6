package inbox

import (
	"html/template"
	"net/url"
	"regexp"
	"strings"
)

// span is a piece of text in one look. Whatever it holds is drawn as text.
type span struct {
	Kind string // "", "strong", "em", "code" or "link"
	Text string
	URL  template.URL // of a link: see safeURL
}

// inline is what text may hold besides itself (section 7 of the contract), and the
// addresses that people write without any marks.
var inline = regexp.MustCompile("`([^`\n]+)`" +
	`|\*\*([^*\n]+)\*\*` +
	`|\*([^*\s](?:[^*\n]*[^*\s])?)\*` +
	`|\[([^\]\n]+)\]\(([^()\s]+)\)` +
	`|(https?://[^\s<>"]*[^\s<>".,;:!?'()\[\]])`)

// spans reads the marks of a text.
func spans(text string) []span {
	var out []span
	add := func(s span) {
		if s.Text != "" {
			out = append(out, s)
		}
	}
	end := 0
	for _, m := range inline.FindAllStringSubmatchIndex(text, -1) {
		add(span{Text: text[end:m[0]]})
		add(marked(text, m))
		end = m[1]
	}
	add(span{Text: text[end:]})
	return out
}

func marked(text string, m []int) span {
	group := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return text[m[2*n]:m[2*n+1]]
	}
	for n, kind := range []string{1: "code", 2: "strong", 3: "em"} {
		if kind != "" && group(n) != "" {
			return span{Kind: kind, Text: group(n)}
		}
	}
	label, address := group(4), group(5)
	if label == "" {
		label, address = group(6), group(6)
	}
	if safe := safeURL(address); safe != "" {
		return span{Kind: "link", Text: label, URL: safe}
	}
	return span{Text: text[m[0]:m[1]]}
}

// safeURL returns the URL if following it can do no more than leave the page, else "".
// Templates would take out tel.
func safeURL(address string) template.URL {
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
