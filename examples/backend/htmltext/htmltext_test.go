package htmltext_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/backend/htmltext"
)

func TestWordsOfHTML(t *testing.T) {
	tests := []struct {
		name, html string
		want       []string
	}{
		{"plain text", "Hello there", []string{"Hello there"}},
		{"plain lines", "One\n\nTwo", []string{"One", "Two"}},
		{"escaped twice", "&amp;lt;", []string{"&lt;"}},
		{"nothing", "  <p> </p><br>", nil},
		{"paragraphs", "<p>One</p>\n<p>Two<br/>Three</p>", []string{"One", "Two", "Three"}},
		{"inline markup", "<p>One <b>bold</b> <a href='javascript:alert(1)'>link</a></p>", []string{"One bold link"}},
		{"entities", "<p>1 &lt; 2 &amp;&amp; 3</p>", []string{"1 < 2 && 3"}},
		{"a script", "<p>One</p><script>alert(1)</script><style>p{}</style>", []string{"One"}},
		{"an attribute", `<img src=x onerror="alert(1)">One`, []string{"One"}},
		{"a comment", "One<!-- two -->", []string{"One"}},
		{"not closed", "<div><p>One", []string{"One"}},
		{"a list", "<ul><li>One</li><li>Two</li></ul>", []string{"One", "Two"}},
		{"markup as text", "&lt;script&gt;alert(1)&lt;/script&gt;", []string{"<script>alert(1)</script>"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, htmltext.Paragraphs(tt.html)) })
	}
}

func TestWordsAreEscaped(t *testing.T) {
	assert.Equal(t, "<p>1 &lt; 2<br>&amp;</p>", htmltext.Paragraph("1 < 2\n&"))
}

func FuzzWhatGoesOutComesBack(f *testing.F) {
	f.Add("<script>alert(1)</script> & \"quotes\"")
	f.Add("&lt;b&gt;")
	f.Fuzz(func(t *testing.T, text string) {
		out := htmltext.Paragraph(text)
		inside := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(out, "<p>"), "</p>"), "<br>", "")
		assert.NotContains(t, inside, "<")
		for _, p := range htmltext.Paragraphs(text) {
			assert.Equal(t, []string{p}, htmltext.Paragraphs(htmltext.Paragraph(p)))
		}
	})
}
