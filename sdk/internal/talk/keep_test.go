package talk_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDraftsAndPlaceOutliveThePage(t *testing.T) {
	w := newWorld(t)
	w.does("new", "", "for nobody yet")
	w.answers("open", home)
	w.does("open", "7", "")
	w.does("draft", "", "for seven")
	w.load()
	w.restore()
	assert.True(t, w.Open)
	assert.True(t, w.Quiet)
	assert.Equal(t, "7", w.Current().ID)
	assert.Equal(t, "for seven", w.Current().Text)
	assert.Equal(t, "for nobody yet", w.Draft.Text)
	assert.True(t, w.Back)
	w.does("draft", "", "")
	assert.False(t, w.Quiet)
	w.load()
	w.restore()
	assert.Empty(t, w.Current().Text)
}

func TestAnotherPersonsRecordsAreDeleted(t *testing.T) {
	w := newWorld(t)
	w.does("new", "", "secret")
	w.load()
	w.run(w.Pinged(w.now, wire.PingAnswer{}, visitor))
	var records []talk.Record
	for key, value := range w.records {
		records = append(records, talk.Record{Key: key, Value: value})
	}
	w.run(w.Restore(w.now, []string{"v2", ""}, append(records, talk.Record{Key: "dx", Value: "garbage"}), nil))
	assert.False(t, w.Open)
	assert.Empty(t, w.Draft.Text)
	for key, value := range w.records {
		assert.NotContains(t, value, "secret", key)
	}
}

func TestSomebodyWhoIsQuickerThanTheBackendKeepsWhatTheyWrite(t *testing.T) {
	w := newWorld(t)
	w.does("new", "", "old")
	w.load()
	w.does("new", "", "newer")
	w.restore()
	assert.Equal(t, "newer", w.Draft.Text)
	assert.False(t, w.Quiet)
	assert.NotEmpty(t, look[talk.Ask](w), "what was to be asked is asked")
}

func TestMessagesOutliveThePageWhereverTheyAre(t *testing.T) {
	w := newWorld(t)
	w.does("start", "", "First")
	w.does("send", "", "Second")
	w.load()
	w.restore(talk.Waiting{Name: wire.Messages, UUID: "u1", Blocks: []wire.Block{{Type: "paragraph", Text: "First"}}, Made: 5})
	assert.Equal(t, []string{"u1 sending", "u2 sending"}, w.shows())
	assert.Empty(t, w.sent())
	w.settles(wire.Messages, "u1", conversation("7", false, part("p1", "lead", "u1", 5)))
	assert.Equal(t, []string{"conversations/7/reply u2"}, w.sent())
	w.load()
	w.restore(talk.Waiting{Name: "conversations/7/reply", UUID: "u2", Blocks: []wire.Block{{Type: "paragraph", Text: "Second"}}, Made: 6})
	assert.Equal(t, []string{"u2 sending"}, w.shows())
	w.settles("conversations/7/reply", "u2", part("p2", "lead", "u2", 6))
	assert.Equal(t, []string{"p2"}, w.shows())
	for key := range w.records {
		assert.Empty(t, key, "nothing is kept but where one is")
	}
}

func TestASecondMessageFindsTheConversationThatTheFirstBeganOnAnotherPage(t *testing.T) {
	w := newWorld(t)
	w.does("start", "", "First")
	w.does("send", "", "Second")
	w.load()
	w.restore() // the first one arrived when the page was left
	assert.Empty(t, w.sent())
	w.answers("conversations", `{"conversations":[`+conversation("7", false, part("p1", "lead", "u1", 5))+`]}`)
	assert.Equal(t, []string{"conversations/7/reply u2"}, w.sent())
	require.Len(t, w.List, 1)
}

func TestAMessageThatNobodyKnowsOfBeginsAConversation(t *testing.T) {
	w := newWorld(t)
	w.does("start", "", "First")
	w.does("send", "", "Second")
	w.load()
	w.restore()
	w.answers("conversations", `{"conversations":[]}`)
	assert.Equal(t, []string{"messages u2"}, w.sent())
}

func TestOnAPhoneThePageComesFirst(t *testing.T) {
	w := newWorld(t)
	w.does("show", "", "")
	phone := talk.Begin(talk.Config{Mobile: true}, visitor)
	phone.Pinged(w.now, wire.PingAnswer{}, visitor)
	phone.Restore(w.now, []string{"v1"}, []talk.Record{{Key: "", Value: w.records[""]}}, nil)
	assert.False(t, phone.Open)
}
