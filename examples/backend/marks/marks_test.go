package marks

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMarksOfText(t *testing.T) {
	for text, want := range map[string][]Span{
		"plain":                      {{Text: "plain"}},
		"a **b** c":                  {{Text: "a "}, {Kind: "strong", Text: "b"}, {Text: " c"}},
		"2 * 3 * 4":                  {{Text: "2 * 3 * 4"}},
		"*em* and `**code**`":        {{Kind: "em", Text: "em"}, {Text: " and "}, {Kind: "code", Text: "**code**"}},
		"see https://a.example/x.":   {{Text: "see "}, {Kind: "link", Text: "https://a.example/x", URL: "https://a.example/x"}, {Text: "."}},
		"[here](https://a.example)":  {{Kind: "link", Text: "here", URL: "https://a.example"}},
		"[mail](mailto:a@b.example)": {{Kind: "link", Text: "mail", URL: "mailto:a@b.example"}},
		"[x](javascript:alert(1))":   {{Text: "[x](javascript:alert(1))"}},
		"[x](javascript:alert)":      {{Text: "[x](javascript:alert)"}},
		"[x](data:text/html,hi)":     {{Text: "[x](data:text/html,hi)"}},
		"[x](//evil.example)":        {{Text: "[x](//evil.example)"}},
		"<b>not markup</b>":          {{Text: "<b>not markup</b>"}},
		"":                           nil,
	} {
		assert.Equal(t, want, Spans(text), text)
	}
}

func FuzzMarksLoseNothingAndLeadNowhereElse(f *testing.F) {
	for _, seed := range []string{"**a** *b* `c` [d](https://e.example) https://f.example.", "[](x)", "***", "[a](JaVaScRiPt:b)", strings.Repeat("*", 99)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rest := text
		for _, s := range Spans(text) {
			at := strings.Index(rest, s.Text)
			if at < 0 {
				t.Fatalf("%q is not in %q", s.Text, rest)
			}
			rest = rest[at+len(s.Text):]
			if s.Kind == "link" && SafeURL(string(s.URL)) != s.URL {
				t.Fatalf("a link to %q", s.URL)
			}
		}
	})
}
