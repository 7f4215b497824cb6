package messenger_test

import (
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// written writes nodes back as the text with marks that they were read from.
func written(nodes []messenger.Node) string {
	var out strings.Builder
	for _, n := range nodes {
		kids := written(n.Kids)
		switch n.Tag {
		case "":
			out.WriteString(n.Text)
		case "strong":
			out.WriteString("**" + kids + "**")
		case "em":
			out.WriteString("*" + kids + "*")
		case "code":
			out.WriteString("`" + kids + "`")
		case "a":
			out.WriteString("[" + kids + "](" + attr(n, "href") + ")")
		}
	}
	return out.String()
}

// outline writes nodes with their tags, to see what became of a text.
func outline(nodes []messenger.Node) string {
	var out strings.Builder
	for _, n := range nodes {
		if n.Tag == "" {
			out.WriteString(n.Text)
			continue
		}
		out.WriteString("<" + n.Tag + ">" + outline(n.Kids) + "</>")
	}
	return out.String()
}

func paragraph(text, base string) []messenger.Node {
	card := card(wire.Content{ID: "p1", Blocks: []wire.Block{{Type: "paragraph", Text: text}}}, base)
	return card.Kids[0].Kids
}

func TestMarksOfAText(t *testing.T) {
	tests := []struct{ text, want string }{
		{"plain", "plain"},
		{"", ""},
		{"a **b** c", "a <strong>b</> c"},
		{"a *b* c", "a <em>b</> c"},
		{"a `b` c", "a <code>b</> c"},
		{"[a](https://example.com) b", "<a>a</> b"},
		{"**a *b* c**", "<strong>a <em>b</> c</>"},
		{"**a `b*` c**", "<strong>a <code>b*</> c</>"},
		{"**[a](/b)**", "<strong><a>a</></>"},
		{"`**a**`", "<code>**a**</>"},
		{"*a***b**", "<em>a</><strong>b</>"},
		{"**a", "**a"},
		{"*a", "*a"},
		{"`a", "`a"},
		{"2 * 3", "2 * 3"},
		{"** **", "** **"},
		{"****", "****"},
		{"``", "``"},
		{"[a]", "[a]"},
		{"[a](", "[a]("},
		{"[a](/b_(c)) d", "<a>a</> d"},
		{"[a](/b_((c)))", "[a](/b_((c)))"},
		{"[a](javascript:x)", "[a](javascript:x)"},
		{"[a](//evil.example)", "[a](//evil.example)"},
		{"[](https://example.com)", "[](https://example.com)"},
		{"[a [b](/c)", "[a <a>b</>"},
		{"a](/b)", "a](/b)"},
		{"<b>a</b> & \\*", "<b>a</b> & \\*"},
		{"😀 **ü** \u2028", "😀 <strong>ü</> \u2028"},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) { assert.Equal(t, test.want, outline(paragraph(test.text, base))) })
	}
}

func TestALongTextIsReadInNoTime(t *testing.T) {
	const size = 1 << 20 // as much as an answer may have; looked for anew from every mark it would take minutes
	for name, unit := range map[string]string{
		"letters": "a", "stars": "*", "pairs": "**", "brackets": "[", "half links": "[a](", "one link": "[a](b", "ends": "](", "ticks": "`", "ends first": ")](",
		"nested": "**a *b `c ", "links": "[a](/b)", "open and closed": "**a** *b* `c` ",
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(unit, size/len(unit)) + ")"
			start := time.Now()
			nodes := paragraph(text, "")
			assert.Less(t, time.Since(start), 20*time.Second)
			assert.True(t, written(nodes) == text)
		})
	}
}

func FuzzInline(f *testing.F) {
	for _, text := range []string{"a **b** *c* `d` [e](https://example.com)", "**a *b `c", "[[a](b)](/c)", "***a***", "[a](javascript:x)", "\xff**\xfe**"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		nodes := paragraph(text, "")
		require.Equal(t, text, written(nodes), "nothing but marks is taken away")
		all(messenger.Node{Tag: "p", Kids: nodes}, func(n messenger.Node) {
			assert.True(t, (n.Tag == "") == (n.Text != ""), "an element has its text in nodes, and no node is empty")
			if n.Tag == "a" {
				assert.Regexp(t, `^(?i:https?:|mailto:|tel:|/($|[^/\\]))`, attr(n, "href"))
			}
		})
	})
}
