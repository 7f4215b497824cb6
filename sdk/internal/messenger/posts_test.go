package messenger_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func posts(ids ...string) []wire.Content {
	var out []wire.Content
	for _, id := range ids {
		out = append(out, wire.Content{Type: wire.TypePost, ID: id})
	}
	return out
}

func TestPostsAreShownInTheirOrder(t *testing.T) {
	var p messenger.Posts
	assert.Empty(t, p.List())
	p.Set(posts("b", "a", "c"), nil)
	assert.Equal(t, posts("b", "a", "c"), p.List())
	p.Set(posts("c"), nil)
	assert.Equal(t, posts("c"), p.List())
	p.Set(nil, nil)
	assert.Empty(t, p.List())
}

func TestOnlyPostsAreShown(t *testing.T) {
	var p messenger.Posts
	p.Set([]wire.Content{{Type: "banner", ID: "a"}, {Type: wire.TypePost, ID: "b"}, {Type: "", ID: "c"}}, nil)
	assert.Equal(t, posts("b"), p.List())
}

func TestADismissedPostNeverReturns(t *testing.T) {
	var p messenger.Posts
	p.Set(posts("a", "b", "c"), []string{"c"})
	assert.Equal(t, posts("a", "b"), p.List())
	p.Dismiss("a")
	assert.Equal(t, posts("b"), p.List())
	p.Dismiss("not there")
	assert.Equal(t, posts("b"), p.List())
	for range 3 {
		p.Set(posts("c", "a", "b"), nil)
		assert.Equal(t, posts("b"), p.List())
	}
}

func TestAPostIsSeenOnce(t *testing.T) {
	var p messenger.Posts
	assert.Empty(t, p.Unseen())
	p.Set(posts("a", "b"), nil)
	assert.Equal(t, []string{"a", "b"}, p.Unseen())
	assert.Empty(t, p.Unseen())
	p.Set(posts("b", "c"), nil)
	assert.Equal(t, []string{"c"}, p.Unseen())
	p.Set(nil, nil)
	p.Set(posts("a", "b", "c"), nil)
	assert.Empty(t, p.Unseen(), "even when it comes again")
}
