// Package cookie holds what the messenger's cookies are called, how long they
// live, and their text (section 4 of the contract).
package cookie

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/civil"
)

// Names of the cookies of one workspace.
func ID(app string) string      { return "intercom-id-" + app }
func Session(app string) string { return "intercom-session-" + app }
func Device(app string) string  { return "intercom-device-id-" + app }

// SessionLife is how long a session cookie lives when nothing shortens it.
const SessionLife = 7 * 24 * time.Hour

// LongLife is how long the id and the device cookie live from now on: 9 months.
func LongLife(now time.Time) time.Duration {
	today := int(now.Unix() / 86400)
	year, month, day := civil.Date(today)
	return time.Duration(civil.Days(year, month+9, day)-today) * 24 * time.Hour
}

// Parse returns the value of name in the text of document.cookie, or "".
func Parse(text, name string) string {
	for text != "" {
		var pair string
		pair, text, _ = ascii.Cut(text, ";")
		key, value, _ := ascii.Cut(ascii.Trim(pair), "=")
		if key == name && valid(value) {
			return value
		}
	}
	return ""
}

// Format returns the text to assign to document.cookie. A life of zero or less
// deletes the cookie. A name or value that is not fit for a cookie gives "".
func Format(name, value, domain string, life time.Duration, secure bool) string {
	if !valid(name) || !valid(value) || !valid(domain) {
		return ""
	}
	s := name + "=" + value + "; Path=/; SameSite=Lax; Max-Age=" + strconv.FormatInt(max(0, int64(life/time.Second)), 10)
	if domain != "" {
		s += "; Domain=" + domain
	}
	if secure {
		s += "; Secure"
	}
	return s
}

// valid keeps out what would end the value and begin an attribute.
func valid(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == ';' || c == ',' || c == '"' || c == '\\' {
			return false
		}
	}
	return len(s) <= 3000
}
