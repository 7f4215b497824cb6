package messenger_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

// leadsTo is where a button with that address leads, "" when it is not drawn.
func leadsTo(url string) string {
	nodes := drawn(wire.Block{Type: "button", Text: "x", URL: url})
	if len(nodes) == 0 {
		return ""
	}
	return attr(nodes[0], "href")
}

func TestAddressesThatContentMayLeadTo(t *testing.T) {
	for _, url := range []string{"https://example.com/a?b#c", "http://example.com", "HTTPS://EXAMPLE.COM", "hTTp://x", "mailto:ada@example.com", "tel:+123", "Mailto:x"} {
		assert.Equal(t, url, leadsTo(url))
	}
	for _, path := range []string{"/", "/a/b.png?c=d#e", "/a:b", "/javascript:x", "/a//b"} {
		assert.Equal(t, base+path, leadsTo(path), "a path is one of the backend's")
	}
}

func TestAddressesThatContentMayNotLeadTo(t *testing.T) {
	for _, url := range []string{
		"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)", "\x00javascript:x", "java\nscript:alert(1)",
		"java\tscript:x", "javascript\n:x", "data:text/html,<script>", "DATA:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:https://example.com/x",
		"about:blank", "ftp://example.com", "intent://x", "ws://example.com", "view-source:https://example.com", "filesystem:x",
		"//evil.example", `/\evil.example`, `\\evil.example`, `\/evil.example`, "///evil.example",
		"example.com", "www.example.com/a", "a/b", "#a", "?a", "./a", "https", "mailto", ":", "://x",
		"ｊavascript:x", "https\u0000:x", " https://example.com", "İhttps:x", "ſhttps:x",
	} {
		assert.Empty(t, leadsTo(url), "%q", url)
	}
}
