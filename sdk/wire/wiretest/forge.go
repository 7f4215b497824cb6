package wiretest

import (
	"encoding/base64"
	"strings"
)

// forgeries are sessions that nobody was given. They are made from the victim's
// own, and from somebody else's, in the ways in which tokens are forged.
func forgeries(victim, other person) map[string]string {
	s := victim.session
	out := map[string]string{
		"made up":                         digits(16),
		"the person's id":                 victim.id,
		"the person's id in base64":       base64.StdEncoding.EncodeToString([]byte(victim.id)),
		"changed at its beginning":        altered(s, 0),
		"changed in its middle":           altered(s, len(s)/2-changed/2),
		"changed at its end":              altered(s, len(s)-changed),
		"cut off":                         s[:len(s)/2],
		"without what follows the period": cutLast(s),
		"signed with another's signature": cutLast(s) + lastOf(other.session),
	}
	if token := strings.Split(s, "."); len(token) == 3 {
		none := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","typ":"JWT"}`))
		out["a token without a signature"] = none + "." + token[1] + "."
	}
	for what, forged := range out {
		if forged == s || forged == other.session || forged == "" {
			delete(out, what)
		}
	}
	return out
}

// changed is how many characters are altered. A single one, the last, may hold
// bits that base64 does not use.
const changed = 8

func altered(s string, at int) string {
	b := []byte(s)
	for i := max(0, at); i < min(len(b), max(0, at)+changed); i++ {
		if b[i] == 'A' {
			b[i] = 'B'
		} else {
			b[i] = 'A'
		}
	}
	return string(b)
}

// cutLast is what comes before the last period, and lastOf the rest.
func cutLast(s string) string { return s[:max(0, strings.LastIndexByte(s, '.'))] }

func lastOf(s string) string { return s[max(0, strings.LastIndexByte(s, '.')):] }
