package messenger

import (
	"strings"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
)

// inline reads the marks that a block's text may hold: **bold**, *italic*,
// `code` and [links](url). What does not close is text.
func inline(s, base string) []Node {
	var out []Node
	plain := 0
	for i := 0; i < len(s); {
		node, n := mark(s[i:], base)
		if n == 0 {
			i++
			continue
		}
		if i > plain {
			out = append(out, text(s[plain:i]))
		}
		out = append(out, node)
		i += n
		plain = i
	}
	if plain < len(s) {
		out = append(out, text(s[plain:]))
	}
	return out
}

var marks = [...]struct{ mark, tag string }{{"**", "strong"}, {"*", "em"}, {"`", "code"}}

// mark reads the mark at the beginning of s and returns how long it is, 0 when
// there is none.
func mark(s, base string) (Node, int) {
	for _, m := range marks {
		if rest, ok := strings.CutPrefix(s, m.mark); ok {
			body, _, ok := ascii.Cut(rest, m.mark)
			if !ok || ascii.Trim(body) == "" {
				return Node{}, 0
			}
			kids := []Node{text(body)}
			if m.tag != "code" {
				kids = inline(body, base)
			}
			return element(m.tag, nil, kids...), len(body) + 2*len(m.mark)
		}
	}
	return link(s, base)
}

func link(s, base string) (Node, int) {
	if s[0] != '[' { // before the rest is searched: this is asked for every letter
		return Node{}, 0
	}
	label := labelOf(s[1:])
	if label == "" {
		return Node{}, 0
	}
	url := target(s[len(label)+3:])
	href := safeURL(url, base)
	if href == "" {
		return Node{}, 0
	}
	return element("a", linkTo(href, "click"), text(label)), len(label) + len(url) + 4
}

// labelOf is what stands before "](", "" where another link begins before that. So no
// letter is looked at again for every bracket that is not closed; see target too.
func labelOf(s string) string {
	for i := range len(s) {
		switch {
		case s[i] == '[':
			return ""
		case s[i] == ']' && i+1 < len(s) && s[i+1] == '(':
			return s[:i]
		}
	}
	return ""
}

// target is what stands before the ")" that closes a link; an address may hold pairs of
// parentheses, but none in another.
func target(s string) string {
	inside := false
	for i := range len(s) {
		switch {
		case s[i] == '(' && inside:
			return ""
		case s[i] == ')' && !inside:
			return s[:i]
		case s[i] == '(', s[i] == ')':
			inside = !inside
		}
	}
	return ""
}

// linkTo opens in a window of its own that knows nothing of the page.
func linkTo(href, act string) []string {
	return []string{"href", href, "target", "_blank", "rel", "noopener noreferrer", "data-act", act}
}
