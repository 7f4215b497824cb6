package messenger

import (
	"unicode/utf8"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
)

// linked makes links of the addresses that nodes have in their text; what is code or a
// link already stays as it is.
func linked(nodes []Node) []Node {
	var out []Node
	for _, n := range nodes {
		switch n.Tag {
		case "":
			out = append(out, autolink(n.Text)...)
			continue
		case "a", "code", "pre":
		default:
			n.Kids = linked(n.Kids)
		}
		out = append(out, n)
	}
	return out
}

// autolink makes links of the http, https and mailto addresses in what somebody wrote.
func autolink(s string) []Node {
	var out []Node
	plain := 0
	for i := 0; i < len(s); {
		n := 0
		if i == 0 || !letter(s[i-1]) {
			n = address(s[i:])
		}
		if n == 0 {
			i++
			continue
		}
		if i > plain {
			out = append(out, text(s[plain:i]))
		}
		url := s[i : i+n]
		out = append(out, element("a", linkTo(url, ActClick), text(url)))
		i += n
		plain = i
	}
	if plain < len(s) {
		out = append(out, text(s[plain:]))
	}
	return out
}

// letter leaves other scripts out: they do not put spaces between words.
func letter(c byte) bool { return c >= '0' && c <= '9' || c|' ' >= 'a' && c|' ' <= 'z' }

var schemes = [...]string{"https://", "http://", "mailto:"}

// address is how long the address at the beginning of s is, 0 where there is none.
func address(s string) int {
	for _, scheme := range schemes {
		if len(s) > len(scheme) && ascii.Lower(s[:len(scheme)]) == scheme {
			if n := extent(s[len(scheme):]); n > 0 {
				return len(scheme) + n
			}
		}
	}
	return 0
}

// extent is how much of s an address goes on for, without the marks of the sentence
// that it stands in.
func extent(s string) int {
	n, open := 0, 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if ends(r) {
			break
		}
		open += nests(r)
		n += size
	}
	for n > 0 {
		c := s[n-1]
		if ascii.Index(".,;:!?'*_", string(c)) < 0 && (c != ')' || open >= 0) {
			break
		}
		open -= nests(rune(c))
		n--
	}
	return n
}

func nests(r rune) int {
	switch r {
	case '(':
		return 1
	case ')':
		return -1
	}
	return 0
}

// ends says that a letter is in no address: white space, what encloses one, the marks
// of sentences in other scripts, and what turns the direction of a text.
func ends(r rune) bool {
	return r <= ' ' || r >= 0x7f && r <= 0xa0 || r >= 0x2000 && r <= 0x206f || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff65 ||
		r == utf8.RuneError || r == 0x61c || r == 0xfeff || r == '<' || r == '>' || r == '"' || r == '`' || r == '\\'
}
