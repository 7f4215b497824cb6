package messenger_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const base = "https://backend.example"

// attr is the value of an attribute of n, "" when it has none.
func attr(n messenger.Node, name string) string {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == name {
			return n.Attrs[i+1]
		}
	}
	return ""
}

// all calls f for n and everything in it.
func all(n messenger.Node, f func(messenger.Node)) {
	f(n)
	for _, kid := range n.Kids {
		all(kid, f)
	}
}

// words is all text of n.
func words(n messenger.Node) string {
	var out strings.Builder
	all(n, func(n messenger.Node) { out.WriteString(n.Text) })
	return out.String()
}

// card draws one post.
func card(c wire.Content, base string) messenger.Node {
	return messenger.TextsOf(nil, "en").Cards([]wire.Content{c}, base).List[0].Node()
}

// drawn is what a card has of one block.
func drawn(b wire.Block) []messenger.Node {
	card := card(wire.Content{Type: wire.TypePost, ID: "p1", Blocks: []wire.Block{b}}, base)
	return card.Kids[:len(card.Kids)-1] // without the button that dismisses
}

func TestACardIsAnArticleWithATitleAndAWayOut(t *testing.T) {
	card := card(wire.Content{Type: wire.TypePost, ID: "p1", Title: "News <b>", Blocks: []wire.Block{{Type: "paragraph", Text: "x"}}}, base)
	assert.Equal(t, "article", card.Tag)
	assert.Equal(t, "p1", attr(card, "data-id"))
	require.Len(t, card.Kids, 3)
	title, dismiss := card.Kids[0], card.Kids[2]
	assert.Equal(t, "News <b>", words(title))
	assert.Equal(t, attr(title, "id"), attr(card, "aria-labelledby"), "it is named by its title")
	assert.Equal(t, "button", dismiss.Tag)
	assert.Equal(t, "button", attr(dismiss, "type"))
	assert.Equal(t, messenger.ActDismiss, attr(dismiss, "data-act"))
	assert.Contains(t, attr(dismiss, "aria-label"), "News <b>", "which card it dismisses")
}

func TestACardWithoutATitleHasAName(t *testing.T) {
	card := card(wire.Content{Type: wire.TypePost, ID: "p1"}, base)
	assert.NotEmpty(t, attr(card, "aria-label"))
	assert.Empty(t, attr(card, "aria-labelledby"))
	require.Len(t, card.Kids, 1)
	assert.NotEmpty(t, attr(card.Kids[0], "aria-label"))
}

func TestCardsAreInTheMessengersLanguage(t *testing.T) {
	cards := messenger.TextsOf(nil, "ar").Cards([]wire.Content{{ID: "p1", Title: "News", Blocks: []wire.Block{{Type: "video", URL: "https://www.example.com/v"}}}}, base)
	assert.Equal(t, "ar", cards.Lang)
	assert.True(t, cards.RTL)
	assert.Equal(t, "الرسائل", cards.Name)
	card := cards.List[0].Node()
	assert.Equal(t, "إخفاء: News", attr(card.Kids[2], "aria-label"))
	assert.Equal(t, "مشاهدة الفيديو", words(card.Kids[1]))
}

func TestBlocksAreDrawnAsElements(t *testing.T) {
	tests := []struct {
		name  string
		block wire.Block
		tags  string // all tags, in the order of the document
		words string
	}{
		{"paragraph", wire.Block{Type: "paragraph", Text: "a **b**"}, "p strong", "a b"},
		{"heading", wire.Block{Type: "heading", Text: "a *b*"}, "h3 em", "a b"},
		{"code", wire.Block{Type: "code", Text: "a **b**\n\t<c>"}, "pre code", "a **b**\n\t<c>"},
		{"list", wire.Block{Type: "list", Items: []string{"a", "`b`"}}, "ul li li code", "ab"},
		{"ordered list", wire.Block{Type: "list", Items: []string{"a"}, Ordered: true}, "ol li", "a"},
		{"button with a link", wire.Block{Type: "button", Text: "Go", URL: "https://example.com"}, "a", "Go"},
		{"button without", wire.Block{Type: "button", Text: "OK"}, "button", "OK"},
		{"image", wire.Block{Type: "image", URL: "/a.png", Alt: "An image"}, "img", ""},
		{"attachment", wire.Block{Type: "attachment", Name: "a.pdf", URL: "/a.pdf"}, "p a", "a.pdf"},
		{"attachment without a name", wire.Block{Type: "attachment", URL: "https://example.com/a.pdf"}, "p a", "https://example.com/a.pdf"},
		{"video", wire.Block{Type: "video", URL: "https://example.com/a.mp4"}, "p a", "Watch the video"},
		{"markup is text", wire.Block{Type: "paragraph", Text: `<img src=x onerror="x()">&amp;`}, "p", `<img src=x onerror="x()">&amp;`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			nodes := drawn(test.block)
			require.Len(t, nodes, 1)
			var tags []string
			all(nodes[0], func(n messenger.Node) {
				if n.Tag != "" {
					tags = append(tags, n.Tag)
				}
			})
			assert.Equal(t, test.tags, strings.Join(tags, " "))
			assert.Equal(t, test.words, words(nodes[0]))
		})
	}
}

func TestWhatCannotBeDrawnIsSkipped(t *testing.T) {
	for _, b := range []wire.Block{
		{}, {Type: "html", Text: "<b>x</b>"}, {Type: "from the future", Text: "x"}, {Type: "Paragraph", Text: "x"},
		{Type: "image"}, {Type: "image", URL: "javascript:x"}, {Type: "image", URL: "data:image/png;base64,AAAA"},
		{Type: "button", Text: "x", URL: "javascript:x"}, {Type: "attachment", Name: "x", URL: "vbscript:x"}, {Type: "video", URL: "blob:x"},
	} {
		assert.Empty(t, drawn(b), "%+v", b)
	}
}

func TestAnImageHasItsTextAndItsPlace(t *testing.T) {
	image := drawn(wire.Block{Type: "image", URL: "/a.png", Alt: "An <image>", Width: 640, Height: 480})[0]
	assert.Equal(t, []string{"src", base + "/a.png", "alt", "An <image>", "width", "640", "height", "480"}, image.Attrs)
	for _, b := range []wire.Block{{URL: "/a.png"}, {URL: "/a.png", Width: 640}, {URL: "/a.png", Width: -1, Height: -1}} {
		b.Type = "image"
		assert.Equal(t, []string{"src", base + "/a.png", "alt", ""}, drawn(b)[0].Attrs, "an image without a text is decoration")
	}
}

func TestLinksOpenElsewhereAndCountAsClicks(t *testing.T) {
	for _, b := range []wire.Block{
		{Type: "paragraph", Text: "[a](https://example.com)"}, {Type: "button", Text: "a", URL: "https://example.com"},
		{Type: "attachment", Name: "a", URL: "https://example.com"}, {Type: "video", URL: "https://example.com"},
	} {
		found := false
		all(drawn(b)[0], func(n messenger.Node) {
			if n.Tag == "a" {
				found = true
				assert.Equal(t, "https://example.com", attr(n, "href"))
				assert.Equal(t, "_blank", attr(n, "target"))
				assert.Contains(t, strings.Fields(attr(n, "rel")), "noopener")
				assert.Equal(t, messenger.ActClick, attr(n, "data-act"))
			}
		})
		assert.True(t, found, b.Type)
	}
}

func TestAButtonThatLeadsNowhereAcknowledges(t *testing.T) {
	button := drawn(wire.Block{Type: "button", Text: "Got it"})[0]
	assert.Equal(t, messenger.ActAcknowledge, attr(button, "data-act"))
	assert.Equal(t, "button", attr(button, "type"))
}

func TestNoElementHasAnAttributeThatRuns(t *testing.T) {
	card := card(wire.Content{Type: wire.TypePost, ID: `" onload="x`, Title: `" onclick="x`, Blocks: []wire.Block{
		{Type: "paragraph", Text: `[" onclick="x](https://example.com/" onclick="x)`}, {Type: "image", URL: "/x\" onerror=\"x", Alt: "\" onerror=\"x"},
	}}, base)
	known := []string{"id", "class", "data-id", "data-act", "aria-label", "aria-labelledby", "type", "href", "target", "rel", "src", "alt", "width", "height", "tabindex", "dir"}
	all(card, func(n messenger.Node) {
		require.Zero(t, len(n.Attrs)%2)
		for i := 0; i < len(n.Attrs); i += 2 {
			assert.True(t, slices.Contains(known, n.Attrs[i]), n.Attrs[i])
		}
	})
}
