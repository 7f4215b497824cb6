package messenger_test

import (
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/require"
)

// today is a Wednesday afternoon, in UTC.
var today = time.Date(2026, 11, 25, 14, 5, 0, 0, time.UTC)

func ago(d time.Duration) int64 { return today.Add(-d).Unix() }

var (
	ada = wire.Author{Type: wire.AuthorAdmin, ID: "1", Name: "Ada"}
	bot = wire.Author{Type: wire.AuthorBot, ID: "2"}
	me  = wire.Author{Type: wire.AuthorUser, ID: "u"}
)

func said(id string, who wire.Author, at int64, texts ...string) talk.Part {
	p := talk.Part{Part: wire.Part{ID: id, PartType: wire.PartComment, Author: who, CreatedAt: at}}
	for _, s := range texts {
		p.Blocks = append(p.Blocks, wire.Block{Type: "paragraph", Text: s})
	}
	return p
}

// conversation is one that is on the screen, with these parts.
func conversation(parts ...talk.Part) (*talk.State, *talk.Conversation) {
	c := &talk.Conversation{Key: "c1", ID: "c1", Participants: []wire.Author{me, ada}, Loaded: true, Parts: parts}
	s := at(talk.SpaceMessages)
	s.List, s.Conversation, s.Back = []*talk.Conversation{c}, "c1", true
	return s, c
}

// at is an open messenger in a space.
func at(space string) *talk.State {
	return &talk.State{Open: true, Space: space, Spaces: []string{"home", "messages"}, Workspace: "Acme", HomeLoaded: true, ListLoaded: true,
		Home: wire.HomeAnswer{Team: []wire.Author{ada}, Upload: wire.UploadLimits{MaxBytes: 10 << 20}}}
}

func view(s *talk.State) messenger.Node {
	return messenger.View(s, messenger.Look{Base: base}, messenger.TextsOf(nil), today).Body
}

// find returns all elements that have the attribute with that value; "" any.
func find(n messenger.Node, name, value string) []messenger.Node {
	var out []messenger.Node
	all(n, func(n messenger.Node) {
		for i := 0; i+1 < len(n.Attrs); i += 2 {
			if n.Attrs[i] == name && (value == "" || n.Attrs[i+1] == value) {
				out = append(out, n)
			}
		}
	})
	return out
}

func one(t *testing.T, n messenger.Node, name, value string) messenger.Node {
	t.Helper()
	found := find(n, name, value)
	require.Len(t, found, 1, "%s=%q in %s", name, value, words(n))
	return found[0]
}

// classed returns the elements of a class.
func classed(n messenger.Node, class string) []messenger.Node {
	var out []messenger.Node
	all(n, func(n messenger.Node) {
		if strings.Contains(" "+attr(n, "class")+" ", " "+class+" ") {
			out = append(out, n)
		}
	})
	return out
}

// tagged returns the elements of a tag.
func tagged(n messenger.Node, tag string) []messenger.Node {
	var out []messenger.Node
	all(n, func(n messenger.Node) {
		if n.Tag == tag {
			out = append(out, n)
		}
	})
	return out
}
