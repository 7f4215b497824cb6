package session

import (
	"strings"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
)

// utm returns the campaign parameters of a page's URL (section 2).
func utm(url string) wire.Object {
	var out wire.Object
	url, _, _ = ascii.Cut(url, "#")
	_, query, _ := ascii.Cut(url, "?")
	for query != "" {
		var pair string
		pair, query, _ = ascii.Cut(query, "&")
		key, value, _ := ascii.Cut(pair, "=")
		switch key {
		case "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content":
			if value != "" {
				out = out.With(key, unescape(value))
			}
		}
	}
	return out
}

// unescape decodes a query value; what is not an escape stays as it is.
func unescape(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '+' {
			c = ' '
		} else if c == '%' && i+2 < len(s) && hex(s[i+1]) >= 0 && hex(s[i+2]) >= 0 {
			c = byte(hex(s[i+1])<<4 | hex(s[i+2]))
			i += 2
		}
		out = append(out, c)
	}
	return ascii.Valid(string(out))
}

func hex(c byte) int { return strings.IndexByte("0123456789abcdef", c|0x20) }
