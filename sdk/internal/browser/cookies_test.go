//go:build js && wasm

package browser

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/hack-pad/safejs"
	"github.com/stretchr/testify/assert"
)

// forget removes the cookies of the page before and after a test.
func forget(t *testing.T) {
	t.Helper()
	clean := func() {
		pagetest.Eval(t, `for (const pair of document.cookie.split('; ')) document.cookie = pair.split('=')[0] + '=; Path=/; Max-Age=0'`)
	}
	clean()
	t.Cleanup(clean)
}

// written records what is assigned to document.cookie, which works as before.
func written(t *testing.T) func() []string {
	t.Helper()
	texts := pagetest.Eval(t, `return []`)
	pagetest.Replace(t, "document", "cookie", `{get: () => b.get.call(document), set(text) { a.push(text); b.set.call(document, text); }}`,
		texts, pagetest.Eval(t, `return Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')`))
	return func() []string { return pagetest.Get[[]string](t, `return a`, texts) }
}

func TestCookiesAreSetReadAndDeleted(t *testing.T) {
	forget(t)
	var c Cookies
	assert.Empty(t, c.Read("intercom-id-abc12345"))
	c.Write("intercom-id-abc12345", "7a6d", time.Hour)
	c.Write("intercom-id-abc1234", "another", time.Hour)
	assert.Equal(t, "7a6d", c.Read("intercom-id-abc12345"))
	assert.Contains(t, pagetest.Get[string](t, `return document.cookie`), "intercom-id-abc12345=7a6d")

	c.Write("intercom-id-abc12345", "8b", time.Hour)
	assert.Equal(t, "8b", c.Read("intercom-id-abc12345"))
	c.Write("intercom-id-abc12345", "", 0)
	assert.Empty(t, c.Read("intercom-id-abc12345"))
	assert.Equal(t, "intercom-id-abc1234=another", pagetest.Get[string](t, `return document.cookie`))
}

func TestCookiesOfAnAddressAreHostOnly(t *testing.T) {
	forget(t)
	texts := written(t)
	var c Cookies
	c.Write("intercom-device-id-abc12345", "d", 90*time.Second)
	c.Write("intercom-device-id-abc12345", "", 0)
	assert.Equal(t, []string{
		"intercom-device-id-abc12345=d; Path=/; SameSite=Lax; Max-Age=90",
		"intercom-device-id-abc12345=; Path=/; SameSite=Lax; Max-Age=0",
	}, texts(), "no probe, no Domain, and no Secure on http")
}

func TestCookiesThatTheBrowserRefusesStayForThePage(t *testing.T) {
	for name, descriptor := range map[string]string{
		"throwing":    `{get() { throw new DOMException('', 'SecurityError') }, set(v) { throw new DOMException('', 'SecurityError') }}`,
		"swallowing":  `{get: () => '', set(v) {}}`,
		"no setter":   `{get: () => ''}`,
		"not text":    `{value: null}`,
		"other names": `{get: () => 'theme=dark', set(v) {}}`,
	} {
		t.Run(name, func(t *testing.T) {
			pagetest.Replace(t, "document", "cookie", descriptor)
			var c, other Cookies
			assert.Empty(t, c.Read("a"))
			c.Write("a", "1", time.Hour)
			c.Write("b", "2", time.Hour)
			assert.Equal(t, "1", c.Read("a"))
			assert.Equal(t, "2", c.Read("b"))
			assert.Empty(t, other.Read("a"), "it is this page's memory only")
			c.Write("a", "", 0)
			assert.Empty(t, c.Read("a"))
			assert.Equal(t, "2", c.Read("b"))
		})
	}
}

func TestCookieThatCannotBeReplacedIsNotRead(t *testing.T) {
	forget(t)
	var c Cookies
	c.Write("a", "old", time.Hour)
	t.Run("while it is refused", func(t *testing.T) {
		pagetest.Replace(t, "document", "cookie", `{get: () => 'a=old', set(v) {}}`)
		c.Write("a", "new", time.Hour)
		assert.Equal(t, "new", c.Read("a"))
	})
	t.Run("when it is taken again", func(t *testing.T) {
		c.Write("a", "newer", time.Hour)
		assert.Equal(t, "newer", c.Read("a"))
		pagetest.Eval(t, `document.cookie = 'a=; Path=/; Max-Age=0'`)
		assert.Empty(t, c.Read("a"), "what the browser forgot is not remembered")
	})
}

func TestCookieValueThatWouldBreakOutStaysInMemory(t *testing.T) {
	forget(t)
	var c Cookies
	c.Write("a", "1; Domain=example.com", time.Hour)
	assert.Equal(t, "1; Domain=example.com", c.Read("a"))
	assert.Empty(t, pagetest.Get[string](t, `return document.cookie`))
}

func TestCookiesMoveToTheDomainThatTheBackendNames(t *testing.T) {
	forget(t)
	own := host()
	for name, test := range map[string]struct {
		domain string
		want   []string
	}{
		"the page's own": {own, []string{
			"intercom-probe=1; Path=/; SameSite=Lax; Max-Age=5; Domain=" + own, "intercom-probe=; Path=/; SameSite=Lax; Max-Age=0; Domain=" + own,
			"a=; Path=/; SameSite=Lax; Max-Age=0", "b=; Path=/; SameSite=Lax; Max-Age=0", "c=3; Path=/; SameSite=Lax; Max-Age=60; Domain=" + own,
		}},
		"another site's":  {"example.com", []string{"c=3; Path=/; SameSite=Lax; Max-Age=60"}},
		"part of a label": {own[1:], []string{"c=3; Path=/; SameSite=Lax; Max-Age=60"}},
		"none":            {"", []string{"c=3; Path=/; SameSite=Lax; Max-Age=60"}},
	} {
		t.Run(name, func(t *testing.T) {
			texts := written(t)
			var c Cookies
			c.Move(test.domain, []string{"a", "b"})
			c.Write("c", "3", time.Minute)
			assert.Equal(t, test.want, texts())
		})
	}
}

func TestCookiesStayWhereTheyAreWhenTheBrowserTakesNoneForTheDomain(t *testing.T) {
	forget(t)
	c := Cookies{probed: true}
	c.Write("a", "1", time.Hour)
	t.Run("refused", func(t *testing.T) {
		pagetest.Replace(t, "document", "cookie", `{get: () => b.get.call(document), set(text) { if (!/Domain/.test(text)) b.set.call(document, text); }}`,
			safejs.Null(), pagetest.Eval(t, `return Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')`))
		c.Move(host(), []string{"a"})
	})
	assert.Empty(t, c.domain)
	assert.Contains(t, pagetest.Get[string](t, `return document.cookie`), "a=1")
}

func TestCookieOnADomainThatTheBrowserRefusesStaysInMemory(t *testing.T) {
	forget(t)
	c := Cookies{probed: true, domain: "example.com"}
	c.Write("a", "1", time.Hour)
	assert.Equal(t, "1", c.Read("a"))
	assert.Empty(t, pagetest.Get[string](t, `return document.cookie`))
	assert.Equal(t, safejs.TypeString, kind(pagetest.Eval(t, `return document.cookie`)))
}
