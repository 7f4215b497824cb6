package messenger_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

func TestAddressesInATextAreLinks(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"no address", "no address"},
		{"https://example.com", "<a>https://example.com</>"},
		{"see http://example.com/a?b=c#d now", "see <a>http://example.com/a?b=c#d</> now"},
		{"HTTPS://EXAMPLE.COM", "<a>HTTPS://EXAMPLE.COM</>"},
		{"mailto:ada@example.com", "<a>mailto:ada@example.com</>"},
		{"https://a https://b", "<a>https://a</> <a>https://b</>"},
		{"(https://example.com)", "(<a>https://example.com</>)"},
		{"https://example.com/a_(b)", "<a>https://example.com/a_(b)</>"},
		{"https://example.com/a_(b)).", "<a>https://example.com/a_(b)</>)."},
		{"https://example.com.", "<a>https://example.com</>."},
		{"https://example.com?!…", "<a>https://example.com</>?!…"},
		{"“https://example.com”", "“<a>https://example.com</>”"},
		{"<https://example.com>", "<<a>https://example.com</>>"},
		{`"https://example.com"`, `"<a>https://example.com</>"`},
		{"https://example.com/ü/日本", "<a>https://example.com/ü/日本</>"},
		{"これhttps://example.com。次", "これ<a>https://example.com</>。次"},
		{"https://example.com\u202egnp.exe", "<a>https://example.com</>\u202egnp.exe"},
		{"https://example.com\u200b/x", "<a>https://example.com</>\u200b/x"},
		{"xhttps://example.com", "xhttps://example.com"},
		{"https://", "https://"},
		{"https://.", "https://."},
		{"https:// a", "https:// a"},
		{"javascript:alert(1)", "javascript:alert(1)"},
		{"data:text/html,x", "data:text/html,x"},
		{"tel:123", "tel:123"},
		{"www.example.com", "www.example.com"},
		{"javascript:https://example.com", "javascript:<a>https://example.com</>"},
	} {
		t.Run(test.text, func(t *testing.T) { assert.Equal(t, test.want, outline(messenger.Autolink(test.text))) })
	}
}

func TestALinkLeadsWhereItSays(t *testing.T) {
	link := messenger.Autolink("https://example.com/a")[0]
	assert.Equal(t, []string{"href", "https://example.com/a", "target", "_blank", "rel", "noopener noreferrer", "data-act", messenger.ActClick}, link.Attrs)
}

func TestALongTextIsSearchedInNoTime(t *testing.T) {
	const size = 1 << 20
	for name, unit := range map[string]string{"schemes": "https://", "dots": "https://a" + strings.Repeat(".", 1000), "parentheses": "(https://a)", "one address": "a", "open": "https://(", "closed": "https://)"} {
		t.Run(name, func(t *testing.T) {
			text := "https://a/" + strings.Repeat(unit, size/len(unit))
			start := time.Now()
			nodes := messenger.Autolink(text)
			assert.Less(t, time.Since(start), 20*time.Second)
			assert.True(t, words(messenger.Node{Kids: nodes}) == text)
		})
	}
}

func FuzzAutolink(f *testing.F) {
	for _, s := range []string{"see https://example.com/a_(b).", "mailto:a@b, x", "https://\xff", "a\u202ehttps://b", "((https://))"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, n := range messenger.Autolink(s) {
			if n.Tag == "" {
				assert.NotEmpty(t, n.Text)
				continue
			}
			href := attr(n, "href")
			assert.Equal(t, href, words(n))
			scheme, rest, _ := strings.Cut(href, ":")
			assert.Contains(t, []string{"http", "https", "mailto"}, strings.ToLower(scheme))
			assert.NotEmpty(t, rest)
			assert.True(t, utf8.ValidString(href))
			assert.NotContains(t, href, " ")
			assert.NotContains(t, href, "\u202e")
		}
		assert.Equal(t, s, words(messenger.Node{Kids: messenger.Autolink(s)}), "nothing is lost")
	})
}
