package wire_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire"
)

func fullConversation() wire.Conversation {
	admin := wire.Author{Type: wire.AuthorAdmin, ID: "1", Name: "Demo <&>", Avatar: "https://example.com/a.png"}
	return wire.Conversation{
		ID: "c1", State: wire.StateSnoozed, Read: true, CreatedAt: 1700000000, UpdatedAt: 1700000009, HasMoreParts: true, Rating: 4,
		Participants: []wire.Author{{Type: wire.AuthorLead, ID: "u1"}, admin},
		Parts: []wire.Part{{
			ID: "p1", PartType: wire.PartComment, Author: admin, CreatedAt: 1700000009, ClientUUID: "uuid", SeenAt: 1700000010,
			Blocks: fullAnswer().ClientMatches[0].Blocks,
		}},
	}
}

func fullHome() wire.HomeAnswer {
	return wire.HomeAnswer{
		ConversationList: wire.ConversationList{Conversations: []wire.Conversation{fullConversation()}, HasMore: true, UnreadIDs: []string{"c1"}},
		Greeting:         "Hello", Introduction: "Ask us", Team: fullConversation().Participants, ReplyTime: "In an hour", Spaces: []string{"home", "messages"},
		Upload: wire.UploadLimits{MaxBytes: 10 << 20, ContentTypes: []string{"image/png"}},
	}
}

func fullFrame() wire.Frame {
	c := fullConversation()
	return wire.Frame{
		Type: wire.FramePart, ID: "f1", ConversationID: c.ID, Conversation: &c, Author: &c.Participants[1], SeenAt: 1700000010, UnreadIDs: []string{"c1"},
	}
}

// comesBack encodes as a backend does and reads as a client does.
func comesBack[T any](t *testing.T, want T, parse func(string) (T, error)) {
	t.Helper()
	covered(t, reflect.TypeOf(want).Name(), reflect.ValueOf(want))
	text, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := parse(string(text))
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func TestAnswersOfTheMessengerComeBackWholeThroughEncodingJSON(t *testing.T) {
	comesBack(t, fullConversation(), wire.ParseConversation)
	comesBack(t, fullConversation().Parts[0], wire.ParsePart)
	comesBack(t, fullHome().ConversationList, wire.ParseConversationList)
	comesBack(t, fullHome(), wire.ParseHome)
	comesBack(t, wire.Upload{URL: "/uploads/1/a.png", Name: "a.png", Size: 7, ContentType: "image/png", Width: 3, Height: 2}, wire.ParseUpload)
	comesBack(t, fullFrame(), wire.ParseFrame)
}

func TestAnswersOfTheMessengerHaveToBeObjects(t *testing.T) {
	for _, text := range []string{``, `null`, `[]`, `"ok"`, `1`, `<!doctype html>`, `{"id":"c1"`, `{}{}`} {
		for name, parse := range map[string]func(string) (any, error){
			"conversation": func(s string) (any, error) { return wire.ParseConversation(s) },
			"part":         func(s string) (any, error) { return wire.ParsePart(s) },
			"list":         func(s string) (any, error) { return wire.ParseConversationList(s) },
			"home":         func(s string) (any, error) { return wire.ParseHome(s) },
			"upload":       func(s string) (any, error) { return wire.ParseUpload(s) },
			"frame":        func(s string) (any, error) { return wire.ParseFrame(s) },
		} {
			got, err := parse(text)
			assert.ErrorIs(t, err, wire.ErrJSON, "%s %s", name, text)
			assert.True(t, reflect.ValueOf(got).IsZero(), "%s %s", name, text)
		}
	}
}

func TestParseConversationLeavesOutWhatHasNoID(t *testing.T) {
	got, err := wire.ParseConversation(`{"id":7,"state":[],"read":"yes","created_at":"x","participants":[1,null,{},{"name":"Ada"},{"id":3,"avatar":{"image_url":"/a.png"}}],
		"parts":[null,7,{},{"id":""},{"id":1,"blocks":{},"author":[]},{"id":"2","blocks":[{"text":"x"},{"type":"paragraph","text":7}],"author":{"type":"robot"}}]}`)
	require.NoError(t, err)
	assert.Equal(t, wire.Conversation{
		ID: "7", Participants: []wire.Author{{Name: "Ada"}, {ID: "3", Avatar: "/a.png"}},
		Parts: []wire.Part{{ID: "1"}, {ID: "2", Author: wire.Author{Type: "robot"}, Blocks: []wire.Block{{Type: "paragraph"}}}},
	}, got)

	list, err := wire.ParseConversationList(`{"conversations":[{},7,{"id":"a"},{"id":{}}],"unread_conversation_ids":null}`)
	require.NoError(t, err)
	assert.Equal(t, wire.ConversationList{Conversations: []wire.Conversation{{ID: "a"}}}, list)
}

func TestOfAnAnswerThatIsTooLongTheNewestCounts(t *testing.T) {
	repeat := func(n int, one string) string { return strings.TrimSuffix(strings.Repeat(one+",", n), ",") }
	got, err := wire.ParseConversation(`{"id":"c","parts":[` + repeat(300, `{"id":"old"}`) + `,{"id":"new"}],"participants":[` + repeat(1000, `{"id":"1"}`) + `]}`)
	require.NoError(t, err)
	assert.Len(t, got.Parts, 200)
	assert.Equal(t, "new", got.Parts[199].ID)
	assert.Len(t, got.Participants, 100)

	list, err := wire.ParseConversationList(`{"conversations":[{"id":"new"},` + repeat(300, `{"id":"old"}`) + `]}`)
	require.NoError(t, err)
	assert.Len(t, list.Conversations, 100)
	assert.Equal(t, "new", list.Conversations[0].ID)
}

func TestAFrameTellsNothingUnreadFromNoWordOfIt(t *testing.T) {
	for _, unread := range [][]string{nil, {}, {"c1"}} {
		text, err := json.Marshal(wire.Frame{Type: wire.FrameRead, UnreadIDs: unread})
		require.NoError(t, err)
		got, err := wire.ParseFrame(string(text))
		require.NoError(t, err)
		assert.Equal(t, unread, got.UnreadIDs)
	}
}

func TestAFrameOfAnotherShapeIsAFrame(t *testing.T) {
	for text, want := range map[string]wire.Frame{
		`{}`: {},
		`{"type":7,"id":3,"conversation":[],"author":"x","seen_at":"now","unread_conversation_ids":{}}`: {ID: "3"},
		`{"type":"from-the-future","more":1}`:                          {Type: "from-the-future"},
		`{"type":"part","conversation":{},"author":{}}`:                {Type: "part", Conversation: &wire.Conversation{}, Author: &wire.Author{}},
		`{"type":"read","unread_conversation_ids":[1,"",null,[],"b"]}`: {Type: "read", UnreadIDs: []string{"1", "b"}},
	} {
		got, err := wire.ParseFrame(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
}

func TestAnIDIsOnePartOfAPath(t *testing.T) {
	for id, want := range map[string]string{"7": "7", "a/b?c#d": "a%2Fb%3Fc%23d", "..%2f": "..%252f", "ä": "%C3%A4"} {
		assert.Equal(t, "conversations/"+want, wire.ConversationPath(id))
		assert.Equal(t, "conversations/"+want+"/reply", wire.ReplyPath(id))
		assert.Equal(t, "conversations/"+want+"/read", wire.ReadPath(id))
		assert.Equal(t, "conversations/"+want+"/rate", wire.RatePath(id))
	}
}

func TestWhoIsOfTheTeam(t *testing.T) {
	for kind, want := range map[string]bool{wire.AuthorAdmin: true, wire.AuthorBot: true, wire.AuthorUser: false, wire.AuthorLead: false, "": false} {
		assert.Equal(t, want, wire.Author{Type: kind}.Team(), kind)
	}
}

// stable fails where what is read, encoded and read again is something else.
func stable[T any](t *testing.T, text string, parse func(string) (T, error)) {
	t.Helper()
	first, err := parse(text)
	if err != nil || !utf8.ValidString(text) {
		return
	}
	encoded, err := json.Marshal(first)
	require.NoError(t, err)
	again, err := parse(string(encoded))
	require.NoError(t, err)
	assert.Equal(t, first, again)
}

func FuzzParseConversation(f *testing.F) {
	for _, v := range []any{fullConversation(), fullHome()} {
		text, err := json.Marshal(v)
		require.NoError(f, err)
		f.Add(string(text))
	}
	f.Add(`{"id":1.5,"parts":[{"id":1,"created_at":-1e400,"blocks":[{"type":"a","size":1e300}]},null],"rating":1e9,"upload":{"max_bytes":-1}}`)
	f.Fuzz(func(t *testing.T, text string) {
		stable(t, text, wire.ParseConversation)
		stable(t, text, wire.ParseHome)
	})
}

func FuzzParseFrame(f *testing.F) {
	text, err := json.Marshal(fullFrame())
	require.NoError(f, err)
	f.Add(string(text))
	f.Add(`{"type":"typing","id":1,"conversation_id":2,"author":{"avatar":{"image_url":"x"}}}`)
	f.Fuzz(func(t *testing.T, text string) { stable(t, text, wire.ParseFrame) })
}
