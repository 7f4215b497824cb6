package content_test

import (
	"encoding/xml"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/content"
	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/sdk/wire"
)

func post(blocks ...wire.Block) content.Post { return content.Post{Title: "Title", Blocks: blocks} }

func TestWhatIsWrongIsNamed(t *testing.T) {
	text := wire.Block{Type: "paragraph", Text: "text"}
	tests := []struct {
		name  string
		post  content.Post
		field string
	}{
		{"no title", content.Post{Blocks: []wire.Block{text}}, "title"},
		{"blank title", content.Post{Title: " ", Blocks: []wire.Block{text}}, "title"},
		{"long title", content.Post{Title: strings.Repeat("é", 256), Blocks: []wire.Block{text}}, "title"},
		{"no blocks", content.Post{Title: "Title"}, "blocks"},
		{"too many blocks", post(slices.Repeat([]wire.Block{text}, 51)...), "blocks"},
		{"markup", post(text, wire.Block{Type: "html", Text: "<b>"}), "blocks[1].type"},
		{"no text", post(wire.Block{Type: "heading"}), "blocks[0].text"},
		{"long text", post(wire.Block{Type: "code", Text: strings.Repeat("x", 10_001)}), "blocks[0].text"},
		{"script", post(wire.Block{Type: "button", Text: "Go", URL: "javascript:alert(1)"}), "blocks[0].url"},
		{"data", post(wire.Block{Type: "image", URL: "data:image/png,"}), "blocks[0].url"},
		{"no picture", post(wire.Block{Type: "image"}), "blocks[0].url"},
		{"another host in disguise", post(wire.Block{Type: "video", URL: "//evil.example/"}), "blocks[0].url"},
		{"another disguise", post(wire.Block{Type: "video", URL: `/\evil.example/`}), "blocks[0].url"},
		{"negative size", post(wire.Block{Type: "image", URL: "/a.png", Width: -1}), "blocks[0].width"},
		{"button without text", post(wire.Block{Type: "button", URL: "/"}), "blocks[0].text"},
		{"nameless attachment", post(wire.Block{Type: "attachment", URL: "/a"}), "blocks[0].name"},
		{"empty list", post(wire.Block{Type: "list"}), "blocks[0].items"},
		{"empty item", post(wire.Block{Type: "list", Items: []string{"a", ""}}), "blocks[0].items[1]"},
		{"rules", content.Post{Title: "Title", Blocks: []wire.Block{text}, Rules: rules.Rules{Roles: []string{"admin"}}}, "rules.roles[0]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			problems := tt.post.Check()
			require.Len(t, problems, 1)
			assert.Equal(t, tt.field, problems[0].Field)
			assert.NotEmpty(t, problems[0].Message)
		})
	}
}

func TestEveryBlockCanBeUsed(t *testing.T) {
	p := post(
		wire.Block{Type: "paragraph", Text: "text"}, wire.Block{Type: "heading", Text: "text"}, wire.Block{Type: "code", Text: "text"},
		wire.Block{Type: "button", Text: "text"}, wire.Block{Type: "button", Text: "text", URL: "mailto:ada@example.com"},
		wire.Block{Type: "image", URL: "https://a.example/a.png"}, wire.Block{Type: "video", URL: "/a.mp4"},
		wire.Block{Type: "attachment", URL: "/a.pdf", Name: "a.pdf"}, wire.Block{Type: "list", Items: []string{"a"}},
	)
	assert.Empty(t, p.Check())
}

func TestPathsBecomeURLs(t *testing.T) {
	p := post(
		wire.Block{Type: "image", URL: "/a.svg"},
		wire.Block{Type: "button", Text: "Go", URL: "/docs"},
		wire.Block{Type: "button", Text: "Stay"},
		wire.Block{Type: "button", Text: "Write", URL: "mailto:ada@example.com"},
	)
	p.ID = "7"
	got := p.Content("https://backend.example", "https://shop.example/pricing?x=1")
	assert.Equal(t, wire.Content{Type: "post", ID: "7", Title: "Title", Blocks: []wire.Block{
		{Type: "image", URL: "https://backend.example/a.svg"},
		{Type: "button", Text: "Go", URL: "https://shop.example/docs"},
		{Type: "button", Text: "Stay"},
		{Type: "button", Text: "Write", URL: "mailto:ada@example.com"},
	}}, got)
	assert.Equal(t, "/a.svg", p.Blocks[0].URL, "the post itself is unchanged")
}

func TestTheDemosPostsAreSoundAndDiffer(t *testing.T) {
	posts, err := content.Demo()
	require.NoError(t, err)
	on := func(path, role, plan string) (titles []string) {
		who := rules.Person{Role: role, Attribute: func(name string) any {
			if name == "plan" && plan != "" {
				return plan
			}
			return nil
		}}
		for _, p := range posts {
			if p.Rules.Match(who, "http://localhost:8080"+path, time.Unix(0, 0)) {
				titles = append(titles, p.Title)
			}
		}
		return titles
	}
	for _, p := range posts {
		assert.Empty(t, p.Check(), p.Title)
		for _, b := range p.Blocks {
			if b.Type == "image" {
				data, err := fs.ReadFile(content.Images(), strings.TrimPrefix(b.URL, "/demo/images/"))
				require.NoError(t, err)
				assert.NoError(t, xml.Unmarshal(data, new(struct{})))
			}
		}
	}
	assert.Equal(t, []string{"Welcome"}, on("/", "visitor", ""))
	assert.Empty(t, on("/", "user", "pro"))
	assert.Equal(t, []string{"Which plan fits?"}, on("/pricing", "visitor", ""))
	assert.Equal(t, []string{"Made for the pro plan"}, on("/dashboard", "user", "pro"))
	assert.Empty(t, on("/dashboard", "user", "free"))
	assert.Equal(t, []string{"Reading the documentation?"}, on("/docs/start", "lead", ""))
}
