package wire

import (
	"errors"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth bounds the nesting of what is parsed, so that no answer can exhaust
// the stack.
const maxDepth = 64

// ErrJSON is what [ParseJSON] fails with.
var ErrJSON = errors.New("not valid JSON")

// ParseJSON reads one JSON value: nil, bool, float64, string, [Object] or []any.
// It is stricter than a browser in nothing but depth (64). It exists because
// encoding/json would add a fifth to what a page downloads.
func ParseJSON(s string) (any, error) {
	p := parser{s: s}
	v := p.value(0)
	p.space()
	if p.bad || p.i != len(s) {
		return nil, ErrJSON
	}
	return v, nil
}

// ParseObject is [ParseJSON] for text that must be an object.
func ParseObject(s string) (Object, error) {
	v, err := ParseJSON(s)
	if err != nil {
		return nil, err
	}
	o, ok := v.(Object)
	if !ok {
		return nil, ErrJSON
	}
	return o, nil
}

// parser remembers the first failure instead of returning it from every
// function: less code, and nothing is read after it.
type parser struct {
	s   string
	i   int
	bad bool
}

func (p *parser) fail() any {
	p.bad = true
	p.i = len(p.s)
	return nil
}

func (p *parser) space() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\n' || p.s[p.i] == '\t' || p.s[p.i] == '\r') {
		p.i++
	}
}

// peek returns the next byte that is not space, or 0 at the end.
func (p *parser) peek() byte {
	p.space()
	if p.i < len(p.s) {
		return p.s[p.i]
	}
	return 0
}

// take consumes c when it comes next.
func (p *parser) take(c byte) bool {
	if p.peek() == c && c != 0 {
		p.i++
		return true
	}
	return false
}

func (p *parser) value(depth int) any {
	if depth > maxDepth {
		return p.fail()
	}
	switch p.peek() {
	case '{':
		return p.object(depth)
	case '[':
		return p.array(depth)
	case '"':
		return p.str()
	case 't':
		return p.word("true", true)
	case 'f':
		return p.word("false", false)
	case 'n':
		return p.word("null", nil)
	}
	return p.number()
}

func (p *parser) word(w string, v any) any {
	if len(p.s)-p.i < len(w) || p.s[p.i:p.i+len(w)] != w {
		return p.fail()
	}
	p.i += len(w)
	return v
}

func (p *parser) object(depth int) any {
	p.i++
	var m members
	if p.take('}') {
		return Object{}
	}
	for !p.bad {
		if p.peek() != '"' {
			return p.fail()
		}
		key := p.str()
		if !p.take(':') {
			return p.fail()
		}
		m.set(key, p.value(depth+1))
		if p.take('}') {
			return m.object
		}
		if !p.take(',') {
			return p.fail()
		}
	}
	return nil
}

// members is an object that is being read. Of two equal keys the last wins, as in
// JSON.parse.
type members struct {
	object Object
	at     map[string]int // where keys are, once there are many
}

// many is how many members are looked through for each that comes. With all those
// of a large object that would keep the page from its turn for minutes.
const many = 64

func (m *members) set(key string, v any) {
	if len(m.object) < many {
		m.object = m.object.With(key, v)
		return
	}
	if m.at == nil {
		m.at = map[string]int{}
		for i := range m.object {
			m.at[m.object[i].Key] = i
		}
	}
	if i, there := m.at[key]; there {
		m.object[i].Value = v
		return
	}
	m.at[key] = len(m.object)
	m.object = append(m.object, Member{key, v})
}

func (p *parser) array(depth int) any {
	p.i++
	list := []any{}
	if p.take(']') {
		return list
	}
	for !p.bad {
		list = append(list, p.value(depth+1))
		if p.take(']') {
			return list
		}
		if !p.take(',') {
			return p.fail()
		}
	}
	return nil
}

func (p *parser) number() any {
	start := p.i
	p.sign("-")
	if p.i < len(p.s) && p.s[p.i] == '0' {
		p.i++
	} else {
		p.digits()
	}
	if p.i < len(p.s) && p.s[p.i] == '.' {
		p.i++
		p.digits()
	}
	if p.i < len(p.s) && p.s[p.i]|0x20 == 'e' {
		p.i++
		p.sign("+-")
		p.digits()
	}
	if p.bad {
		return nil
	}
	n, err := strconv.ParseFloat(p.s[start:p.i], 64)
	if err != nil {
		return p.fail()
	}
	return n
}

func (p *parser) sign(set string) {
	for j := range len(set) {
		if p.i < len(p.s) && p.s[p.i] == set[j] {
			p.i++
			return
		}
	}
}

func (p *parser) digits() {
	start := p.i
	for p.i < len(p.s) && p.s[p.i] >= '0' && p.s[p.i] <= '9' {
		p.i++
	}
	if p.i == start {
		p.fail()
	}
}

func (p *parser) str() string {
	p.i++
	start := p.i
	var out []byte
	for p.i < len(p.s) {
		c := p.s[p.i]
		switch {
		case c == '"':
			rest := p.s[start:p.i]
			p.i++
			if out == nil {
				return rest
			}
			return string(append(out, rest...))
		case c < ' ':
			p.fail()
		case c == '\\':
			out = append(out, p.s[start:p.i]...)
			out = p.escape(out)
			start = p.i
		default:
			p.i++
		}
	}
	p.fail()
	return ""
}

const escapes = `"\/bfnrt`
const escaped = "\"\\/\b\f\n\r\t"

// escape reads one escape sequence at its backslash and appends what it means.
func (p *parser) escape(out []byte) []byte {
	if p.i+1 >= len(p.s) {
		p.fail()
		return out
	}
	c := p.s[p.i+1]
	p.i += 2
	if c == 'u' {
		return utf8.AppendRune(out, p.unicode())
	}
	for j := range len(escapes) {
		if escapes[j] == c {
			return append(out, escaped[j])
		}
	}
	p.fail()
	return out
}

// unicode reads the digits behind \u, with the second half of a surrogate pair
// where there is one. Half a pair is U+FFFD, as in encoding/json.
func (p *parser) unicode() rune {
	r := p.hex4()
	if !utf16.IsSurrogate(r) {
		return r
	}
	if p.i+1 < len(p.s) && p.s[p.i] == '\\' && p.s[p.i+1] == 'u' {
		back := p.i
		p.i += 2
		if pair := utf16.DecodeRune(r, p.hex4()); pair != utf8.RuneError {
			return pair
		}
		if !p.bad {
			p.i = back
		}
	}
	return utf8.RuneError
}

func (p *parser) hex4() rune {
	if p.i+4 > len(p.s) {
		p.fail()
		return 0
	}
	var r rune
	for _, c := range []byte(p.s[p.i : p.i+4]) {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			p.fail()
			return 0
		}
		r = r<<4 | rune(c)
	}
	p.i += 4
	return r
}
