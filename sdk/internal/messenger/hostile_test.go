package messenger_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

// hostile is what people and backends may send in any string.
var hostile = []string{
	"", "<script>alert(1)</script>", `" onload="x`, "javascript:alert(1)", "data:text/html,<script>", "\u202egnp.exe\u2066", "\x00\xff\xfe", "**[*`",
	strings.Repeat("a", 100_000), "%", "% % %", "\n\n\n", "new", "__proto__",
}

// spoilt is a state that has a string wherever it can have one.
func spoilt(x string, screen string) *talk.State {
	author := wire.Author{Type: wire.AuthorAdmin, ID: x, Name: x, Avatar: x}
	own := wire.Author{Type: x, ID: x, Name: x, Avatar: x}
	var blocks []wire.Block
	for size, kind := range []string{x, "paragraph", "heading", "code", "list", "image", "button", "attachment", "video", "rating", "quick_replies"} {
		for _, url := range []string{x, "https://example.com/" + x} {
			blocks = append(blocks, wire.Block{Type: kind, Text: x, URL: url, Alt: x, Items: []string{x}, Name: x, Size: int64(size - 1), Width: -1, ContentType: x})
		}
	}
	file := talk.File{ID: x, Name: x, ContentType: x, Preview: x, Error: x, Share: -3}
	parts := []talk.Part{
		{Part: wire.Part{ID: x + "1", PartType: x, Author: own, Blocks: blocks, ClientUUID: x}, Status: talk.Failed, Error: x, Files: []talk.File{file}},
		{Part: wire.Part{ID: x + "2", PartType: x, Author: author, Blocks: blocks, CreatedAt: -1}},
		{Part: wire.Part{ID: x + "3", PartType: x, Author: own, CreatedAt: 1 << 62}},
		{Part: wire.Part{ID: x + "4", PartType: x, Author: author, Blocks: blocks, CreatedAt: ago(0)}},
	}
	c := &talk.Conversation{Key: "c", ID: x, State: x, Unread: true, CreatedAt: -1, UpdatedAt: -1, Participants: []wire.Author{author, own}, Parts: parts,
		HasMoreParts: true, Error: x, Text: x, SendError: x + "!", Files: []talk.File{file}, Lost: []string{x}, Typing: &author, NeedsEmail: true, EmailError: x, Rating: -7}
	s := at(screen)
	s.Spaces = []string{"home", "messages", x}
	s.Workspace, s.Error, s.Unread, s.List = x, x, 1<<40, []*talk.Conversation{c}
	s.Home = wire.HomeAnswer{Greeting: x, Introduction: x, ReplyTime: x, Team: []wire.Author{author}, Upload: wire.UploadLimits{MaxBytes: 1, ContentTypes: []string{x}}}
	if screen == "talk" {
		s.Conversation = "c"
	}
	return s
}

// attributes are all that the messenger has; none of them runs anything.
var attributes = []string{
	"id", "class", "tabindex", "role", "title", "dir", "type", "name", "value", "rows", "max", "multiple", "accept", "placeholder", "autocomplete", "enterkeyhint",
	"novalidate", "popover", "popovertarget", "popovertargetaction", "href", "target", "rel", "download", "src", "alt", "width", "height", "loading", "referrerpolicy", "datetime",
	"aria-label", "aria-labelledby", "aria-describedby", "aria-invalid", "aria-hidden", "aria-live", "aria-pressed", "aria-current", "aria-disabled",
	"data-testid", "data-arg", messenger.OnClick, messenger.OnInput, messenger.OnEnter, messenger.OnSubmit, messenger.OnFiles, messenger.OnTop, messenger.OnEnd,
}

var elements = strings.Fields("div main header footer nav section form span p h1 h2 h3 ul ol li pre code strong em i a img button input label textarea progress time")

func TestHostileStringsAreHarmless(t *testing.T) {
	for _, x := range hostile {
		for _, screen := range []string{"home", "messages", "help", "talk", x} {
			for _, lang := range []string{"en", "ar", x} {
				body := messenger.View(spoilt(x, screen), messenger.Look{Base: base}, messenger.TextsOf(nil, lang), today).Body
				all(body, func(n messenger.Node) {
					if n.Tag == "" {
						return
					}
					assert.True(t, slices.Contains(elements, n.Tag), n.Tag)
					assert.Zero(t, len(n.Attrs)%2)
					for i := 0; i+1 < len(n.Attrs); i += 2 {
						assert.True(t, slices.Contains(attributes, n.Attrs[i]), n.Attrs[i])
						if slices.Contains([]string{"href", "src"}, n.Attrs[i]) {
							assert.True(t, strings.HasPrefix(n.Attrs[i+1], "https://"), "%.50q", n.Attrs[i+1])
						}
					}
				})
			}
		}
	}
}

func TestMarkupIsShownAsItIs(t *testing.T) {
	const x = "<script>alert(1)</script>"
	for _, screen := range []string{"home", "messages", "talk"} {
		assert.Contains(t, words(view(spoilt(x, screen))), x, screen)
	}
}

func FuzzView(f *testing.F) {
	for _, x := range hostile[:8] {
		f.Add(x, int64(0))
	}
	f.Add("x", int64(-1)<<63)
	f.Fuzz(func(t *testing.T, x string, created int64) {
		s := spoilt(x, "talk")
		for i := range s.List[0].Parts {
			s.List[0].Parts[i].CreatedAt = created + int64(i)
		}
		assert.NotPanics(t, func() { view(s) })
	})
}
