// Package content is what operators publish: posts with the rules that say who
// sees them where. It checks them and knows the demo's own.
package content

import (
	"net/url"

	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Post is one piece of outbound content of the type post.
type Post struct {
	ID        string // given by the database
	Title     string
	Blocks    []wire.Block
	Rules     rules.Rules
	CreatedAt int64 // Unix seconds
}

// Content returns the post as the wire shows it. Paths become whole URLs, since
// nobody else knows what they are relative to: pictures to the backend, links to
// the page that the person is on.
func (p Post) Content(backend, page string) wire.Content {
	blocks := make([]wire.Block, len(p.Blocks))
	for i, b := range p.Blocks {
		base := page
		if b.Type == "image" || b.Type == "video" || b.Type == "attachment" {
			base = backend
		}
		if b.URL != "" {
			b.URL = resolve(base, b.URL)
		}
		blocks[i] = b
	}
	return wire.Content{Type: wire.TypePost, ID: p.ID, Title: p.Title, Blocks: blocks}
}

func resolve(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	u, err := b.Parse(ref)
	if err != nil {
		return ref
	}
	return u.String()
}
