package wire_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAReplyNamesItsConversation(t *testing.T) {
	for _, id := range []string{"7", "a/b", "%2F", "ü 😀", everyByte()} {
		name := wire.ReplyPath(id)
		assert.Equal(t, 2, strings.Count(name, "/"), name)
		got, ok := wire.RepliedTo(name)
		assert.True(t, ok)
		assert.Equal(t, id, got)
	}
	for _, name := range []string{"", "messages", "conversations", "conversations/7", wire.ReadPath("7"), "conversations/%/reply", "conversations/%zz/reply"} {
		_, ok := wire.RepliedTo(name)
		assert.False(t, ok, name)
	}
}

func TestAConversationWhoseIDIsAFolderIsNone(t *testing.T) {
	for _, id := range []string{".", "..", ""} {
		list, err := wire.ParseConversationList(`{"conversations":[{"id":"` + id + `"},{"id":"7"}]}`)
		require.NoError(t, err)
		assert.Len(t, list.Conversations, 1, "every URL parser would go elsewhere")
	}
}

func TestBlocksComeBackAsTheyWere(t *testing.T) {
	blocks := []wire.Block{{Type: "paragraph", Text: "a"}, {Type: "image", URL: "/x", Alt: "x", Width: 1, Height: 2}, {Type: "attachment", URL: "/y", Name: "y", Size: 3, ContentType: "text/plain"}}
	v, err := wire.ParseJSON(string(wire.AppendJSON(nil, wire.BlockList(blocks))))
	require.NoError(t, err)
	assert.Equal(t, blocks, wire.Blocks(v.([]any)))
}
