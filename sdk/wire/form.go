package wire

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
)

// form builds an application/x-www-form-urlencoded body. net/url would be 31 KB
// of the bundle; the escaping is a dozen lines.
type form []byte

// add appends a field, unless its value is empty: an absent field and an empty
// one mean the same on this wire.
func (f *form) add(key, value string) {
	if value == "" {
		return
	}
	if len(*f) > 0 {
		*f = append(*f, '&')
	}
	f.escape(key)
	*f = append(*f, '=')
	f.escape(value)
}

func (f *form) escape(s string) {
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9', c|0x20 >= 'a' && c|0x20 <= 'z', c == '-', c == '_', c == '.', c == '*':
			*f = append(*f, c)
		default:
			*f = append(*f, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
}

// unescape undoes escape, and nothing else.
func unescape(s string) (string, bool) {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			out = append(out, s[i])
			continue
		}
		if i+2 >= len(s) {
			return "", false
		}
		high, low := ascii.Index(upperHex, s[i+1:i+2]), ascii.Index(upperHex, s[i+2:i+3])
		if high < 0 || low < 0 {
			return "", false
		}
		out = append(out, byte(high<<4|low))
		i += 2
	}
	return string(out), true
}

const upperHex = "0123456789ABCDEF"

func flag(b bool) string { return strconv.FormatBool(b) }
