package cookie_test

import (
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/stretchr/testify/assert"
)

func TestCookiesAreCalledAsTheContractSays(t *testing.T) {
	assert.Equal(t, "intercom-id-abc12345", cookie.ID("abc12345"))
	assert.Equal(t, "intercom-session-abc12345", cookie.Session("abc12345"))
	assert.Equal(t, "intercom-device-id-abc12345", cookie.Device("abc12345"))
}

func TestCookiesLiveAsLongAsTheContractSays(t *testing.T) {
	now := time.Date(2026, 5, 20, 10, 0, 0, 0, time.UTC)
	assert.Equal(t, time.Date(2027, 2, 20, 10, 0, 0, 0, time.UTC), now.Add(cookie.LongLife(now)))
	assert.Equal(t, 7*24*time.Hour, cookie.SessionLife)
}

func TestParseFindsOneCookieAmongMany(t *testing.T) {
	const name = "intercom-id-abc"
	tests := []struct{ name, text, want string }{
		{"alone", "intercom-id-abc=v1", "v1"},
		{"among others", "a=1; intercom-id-abc=v1; b=2", "v1"},
		{"the first of two", "intercom-id-abc=v1; intercom-id-abc=v2", "v1"},
		{"no space", "a=1;intercom-id-abc=v1;b=2", "v1"},
		{"a value with equal signs", "intercom-id-abc=v1==", "v1=="},
		{"a longer name", "xintercom-id-abc=v; intercom-id-abcd=w", ""},
		{"the name as a value", "a=intercom-id-abc=v1", ""},
		{"without a value", "intercom-id-abc; a=1", ""},
		{"empty", "intercom-id-abc=; a=1", ""},
		{"nothing", "", ""},
		{"only separators", ";;; ;", ""},
		{"another case", "Intercom-Id-Abc=v1", ""},
		{"a value that is none", `intercom-id-abc="a,b"`, ""},
		{"a control character", "intercom-id-abc=a\x00b", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, cookie.Parse(test.text, name)) })
	}
}

func TestFormatWritesWhatDocumentCookieTakes(t *testing.T) {
	tests := []struct {
		name, domain string
		life         time.Duration
		secure       bool
		want         string
	}{
		{"host-only", "", time.Hour, false, "n=v; Path=/; SameSite=Lax; Max-Age=3600"},
		{"shared by subdomains, on https", "example.com", 90 * time.Second, true, "n=v; Path=/; SameSite=Lax; Max-Age=90; Domain=example.com; Secure"},
		{"a deletion repeats path and domain", "example.com", 0, true, "n=v; Path=/; SameSite=Lax; Max-Age=0; Domain=example.com; Secure"},
		{"a life that is over", "", -time.Hour, false, "n=v; Path=/; SameSite=Lax; Max-Age=0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, cookie.Format("n", "v", test.domain, test.life, test.secure))
		})
	}
}

func TestFormatWritesNothingThatWouldBecomeAnAttribute(t *testing.T) {
	for _, bad := range []string{"a;b", "a; Domain=evil.example", "a b", "a,b", `a"b`, `a\b`, "a\nb", "a\x00", "ä", "a\x7f", strings.Repeat("a", 5000)} {
		assert.Empty(t, cookie.Format("n"+bad, "v", "", time.Hour, true), "name %q", bad)
		assert.Empty(t, cookie.Format("n", bad, "", time.Hour, true), "value %q", bad)
		assert.Empty(t, cookie.Format("n", "v", bad, time.Hour, true), "domain %q", bad)
	}
}

func FuzzCookie(f *testing.F) {
	f.Add("a=1; n=v", "n", "v", "example.com", int64(60))
	f.Add("n=a;n=b;=c; =;n", "n", "v==", "", int64(0))
	f.Add("n=\"x\"; \tn=y\r\n;n=z", "intercom-id-abc", "a;b", "x; y", int64(-5))
	f.Fuzz(func(t *testing.T, text, name, value, domain string, seconds int64) {
		assert.NotContains(t, strings.Map(separators, cookie.Parse(text, name)), "!", "a value with a separator in it")
		written := cookie.Format(name, value, domain, time.Duration(seconds%1e9)*time.Second, seconds%2 == 0)
		if written == "" {
			return
		}
		pair, attributes, _ := strings.Cut(written, "; ")
		assert.Equal(t, name+"="+value, pair)
		assert.Equal(t, 1, strings.Count(attributes, "Max-Age="))
		if !strings.Contains(name, "=") { // such a name is another one to a browser
			assert.Equal(t, value, cookie.Parse(pair, name), "what was written is read back")
			assert.Equal(t, value, cookie.Parse("x"+name+"=other; "+pair, name))
		}
	})
}

// separators marks what must not be in a cookie's value.
func separators(r rune) rune {
	if r <= ' ' || r >= 0x7f || strings.ContainsRune(`;,"\`, r) {
		return '!'
	}
	return '.'
}
