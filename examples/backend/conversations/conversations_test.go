package conversations_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

func TestBothSidesHearOfWhatIsSaid(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, "Hello")
	assert.Equal(t, []conversations.Kind{conversations.Said}, d.kinds())
	assert.Equal(t, []string{wire.FramePart}, d.frames())
	assert.True(t, d.get(id).TeamUnread)

	d.now = 1010
	_, err := d.Reply(d.ctx, d.ws, id, d.one, say("Hello Ada"))
	require.NoError(t, err)
	assert.Equal(t, []conversations.Kind{conversations.Read, conversations.Said}, d.kinds())
	read, said := <-d.hers.Events, <-d.hers.Events
	assert.EqualValues(t, 1010, read.Frame.SeenAt)
	assert.Equal(t, []string{id}, said.Frame.UnreadIDs)
	require.NotNil(t, said.Frame.Conversation)
	assert.False(t, said.Frame.Conversation.Read)
	require.Len(t, said.Frame.Conversation.Parts, 1)
	assert.Equal(t, wire.Author{Type: "admin", ID: "1", Name: "One"}, said.Frame.Conversation.Parts[0].Author)

	got := d.get(id)
	assert.False(t, got.TeamUnread, "who answers has read")
	assert.True(t, got.Unread)
	assert.Equal(t, []store.Participant{{ID: "1", Name: "One"}}, got.Participants)
	shape := got.Wire(d.ws)
	assert.EqualValues(t, 1010, shape.Parts[0].SeenAt)
	assert.EqualValues(t, 1010, shape.UpdatedAt)
}

func TestWhatIsPrivateStaysWithTheTeam(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, "Hello")
	d.frames()
	note := say("She is important")
	note.Note = true
	_, err := d.Reply(d.ctx, d.ws, id, d.one, note)
	require.NoError(t, err)
	require.NoError(t, d.Assign(d.ctx, d.ws, id, d.one, "2"))
	assert.Empty(t, d.frames())
	assert.Len(t, d.get(id).Parts, 3)
	hers, err := d.Get(d.ctx, d.ws, id, conversations.Page{Limit: 10, ForPerson: true})
	require.NoError(t, err)
	assert.Len(t, hers.Parts, 1)
	assert.False(t, hers.Unread)
	assert.True(t, hers.TeamUnread, "a note is no answer")
}

func TestStates(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, "Hello")
	require.NoError(t, d.Close(d.ctx, d.ws, id, d.one))
	require.NoError(t, d.Close(d.ctx, d.ws, id, d.one), "closed already")
	assert.Equal(t, wire.StateClosed, d.get(id).State)
	assert.Len(t, d.get(id).Parts, 2)
	require.NoError(t, d.Open(d.ctx, d.ws, id, d.one))
	assert.Equal(t, wire.StateOpen, d.get(id).State)
	require.ErrorIs(t, d.Snooze(d.ctx, d.ws, id, d.one, d.now), conversations.ErrPast)
	require.NoError(t, d.Snooze(d.ctx, d.ws, id, d.one, d.now+60))
	assert.Equal(t, wire.StateSnoozed, d.get(id).State)

	_, err := d.ReplyAs(d.ctx, d.ws, id, d.ada.ID, say("Still there?"))
	require.NoError(t, err)
	assert.Equal(t, wire.StateOpen, d.get(id).State, "the person answered")
	assert.Zero(t, d.get(id).SnoozedUntil)
	require.ErrorIs(t, d.Close(d.ctx, d.ws, "unknown", d.one), store.ErrNotFound)
	require.ErrorIs(t, d.Assign(d.ctx, d.ws, id, d.one, "3"), conversations.ErrNoAdmin)
}

func TestSnoozedConversationsWakeWhenTheyAreDue(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, "Hello")
	require.NoError(t, d.Snooze(d.ctx, d.ws, id, d.one, d.now+60))
	d.kinds()
	d.now += 59
	require.NoError(t, d.Wake(d.ctx))
	assert.Equal(t, wire.StateSnoozed, d.get(id).State)
	d.now++
	require.NoError(t, d.Wake(d.ctx))
	assert.Equal(t, wire.StateOpen, d.get(id).State)
	assert.Equal(t, []conversations.Kind{conversations.Changed}, d.kinds())
}

func TestTheSameReplyTwiceIsOne(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, "Hello")
	other := d.writes(d.ada, "Something else")
	m := say("Yes")
	m.ClientUUID = "uuid-1"
	first, err := d.Reply(d.ctx, d.ws, id, d.one, m)
	require.NoError(t, err)
	second, err := d.Reply(d.ctx, d.ws, id, d.one, m)
	require.NoError(t, err)
	assert.Equal(t, first.ID, second.ID)
	_, err = d.Reply(d.ctx, d.ws, other, d.one, m)
	var field *wire.FieldError
	require.ErrorAs(t, err, &field)
	assert.Equal(t, "client_assigned_uuid", field.Field)
}

func TestListsAreInTheOrderOfWhatWasSaid(t *testing.T) {
	d := open(t)
	first, second, third := d.writes(d.ada, "1"), d.writes(d.ada, "2"), d.writes(d.person("ben"), "3")
	_, err := d.Reply(d.ctx, d.ws, first, d.one, say("One"))
	require.NoError(t, err)
	require.NoError(t, d.Assign(d.ctx, d.ws, second, d.one, "2"))
	require.NoError(t, d.Close(d.ctx, d.ws, third, d.one))

	tests := []struct {
		name   string
		filter store.Filter
		want   []string
		more   bool
	}{
		{"all", store.Filter{Limit: 10}, []string{first, third, second}, false},
		{"a page", store.Filter{Limit: 2}, []string{first, third}, true},
		{"the next page", store.Filter{Limit: 2, Skip: 2}, []string{second}, false},
		{"open", store.Filter{Limit: 10, State: "open"}, []string{first, second}, false},
		{"unread", store.Filter{Limit: 10, Unread: true}, []string{third, second}, false},
		{"of an admin", store.Filter{Limit: 10, Assignee: "2"}, []string{second}, false},
		{"of nobody", store.Filter{Limit: 10, Assignee: store.Nobody}, []string{first, third}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list, more, err := d.List(d.ctx, d.ws, tt.filter)
			require.NoError(t, err)
			var ids []string
			for _, c := range list {
				ids = append(ids, c.ID)
				assert.Len(t, c.Parts, 1)
			}
			assert.Equal(t, tt.want, ids)
			assert.Equal(t, tt.more, more)
		})
	}
	counts, err := d.Counts(d.ctx, d.ws)
	require.NoError(t, err)
	assert.Equal(t, store.ConversationCounts{Open: 2, Closed: 1, Unread: 1}, counts, "a closed one waits for nobody")
}

func TestHistoriesComeInPages(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, "0")
	for i := range 6 {
		_, err := d.Reply(d.ctx, d.ws, id, d.one, say(fmt.Sprint(i+1)))
		require.NoError(t, err)
	}
	var seen []string
	page := conversations.Page{Limit: 3}
	for more := true; more; {
		got, err := d.Get(d.ctx, d.ws, id, page)
		require.NoError(t, err)
		for i := range got.Parts {
			seen = append(seen, got.Parts[len(got.Parts)-1-i].Blocks[0].Text)
		}
		page.Before, more = got.Parts[0].ID, got.HasMore
	}
	assert.Equal(t, []string{"6", "5", "4", "3", "2", "1", "0"}, seen)

	page.Before = d.get(d.writes(d.ada, "elsewhere")).Parts[0].ID
	_, err := d.Get(d.ctx, d.ws, id, page)
	assert.ErrorIs(t, err, store.ErrNotFound)
}

func TestWhoReadsIsToldToTheOtherSide(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, "Hello")
	d.frames()
	d.kinds()
	require.NoError(t, d.MarkRead(d.ctx, d.ws, id))
	assert.Equal(t, []string{wire.FrameRead}, d.frames())
	require.NoError(t, d.MarkRead(d.ctx, d.ws, id))
	assert.Empty(t, d.frames(), "nothing new was read")
	require.NoError(t, d.Typing(d.ctx, d.ws, id, d.one))
	assert.Equal(t, []string{wire.FrameTyping}, d.frames())
	d.PersonTyping(d.ada, id)
	assert.Equal(t, []conversations.Kind{conversations.Read, conversations.Typing, conversations.Typing}, d.kinds())
	assert.Empty(t, d.frames(), "her own typing is not sent back")
}

func TestATeamCanBegin(t *testing.T) {
	d := open(t)
	c, err := d.Start(d.ctx, d.ws, d.ada.ID, d.one, say("Can we help?"))
	require.NoError(t, err)
	assert.True(t, d.get(c.ID).Unread)
	_, err = d.Start(d.ctx, d.ws, "nobody", d.one, say("Hello"))
	assert.ErrorIs(t, err, store.ErrNotFound)
}

func TestConversationsFollowWhoeverTheirPersonBecomes(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, "Hello")
	user := &contacts.Contact{ID: "user", AppID: "abc12345", Role: contacts.User, UserID: "42", SessionVersion: 1}
	require.NoError(t, d.Store.Write(d.ctx, func(tx *store.Tx) error {
		if err := tx.PutContact(user); err != nil {
			return err
		}
		return tx.Merge(d.ada, user, d.now)
	}))
	got := d.get(id)
	assert.Equal(t, "user", got.ContactID)
	assert.Equal(t, wire.Author{Type: "user", ID: "user"}, got.Wire(d.ws).Parts[0].Author)
}
