package outbox_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// message queues a message with that uuid, of a person who was that visitor.
func (b *tab) message(who, visitor, uuid string) {
	b.Add(b.entry(who, wire.Messages, wire.Member{Key: "client_assigned_uuid", Value: uuid},
		wire.Member{Key: "user_data", Value: wire.Object{{Key: "anonymous_id", Value: visitor}}}), b.now)
}

func uuids(entries []*outbox.Entry) (list []string) {
	for _, e := range entries {
		list = append(list, e.Fields.String("client_assigned_uuid"))
	}
	return list
}

func TestWhatIsSaidDoesNotWaitForWhatIsDone(t *testing.T) {
	b := open(t, storage{}, "a")
	b.did("ada", "p1")
	b.answer(503, b.next()...)
	b.message("ada", "", "u1")
	b.message("ada", "", "u2")
	posts := b.next()
	require.Len(t, posts, 1, "and is in its own order")
	assert.Equal(t, wire.Messages, posts[0].Entry.Name)
	b.answer(200, posts...)
	assert.Equal(t, []string{"u2"}, uuids(b.Said("ada", "")))
}

func TestWhatIsSaidComesBehindWhoThePersonIs(t *testing.T) {
	b := open(t, storage{}, "a")
	b.update("ada", 1.0)
	b.message("ada", "", "u1")
	posts := b.next()
	require.Len(t, posts, 1)
	assert.Equal(t, wire.Ping, posts[0].Entry.Name)
	b.answer(503, posts...)
	assert.Empty(t, b.next())
}

func TestMessagesInTheQueueAreThePersons(t *testing.T) {
	b := open(t, storage{}, "a")
	b.message("ada", "v1", "u1")
	b.message("visitor", "v1", "u2")
	b.message("grace", "v2", "u3")
	b.update("ada", 1.0)
	assert.ElementsMatch(t, []string{"u1", "u2"}, uuids(b.Said("ada", "v1")))
	assert.Equal(t, []string{"u1"}, uuids(b.Said("ada", "")))
	assert.Equal(t, start.Unix(), b.Said("ada", "")[0].Made/1000)
}

func TestAMessageThatSomebodyWaitsForIsDue(t *testing.T) {
	b := open(t, storage{}, "a")
	b.message("ada", "", "u1")
	b.answer(503, b.next()...)
	assert.Empty(t, b.next())
	assert.True(t, b.Nudge("u1"))
	assert.False(t, b.Nudge("another"))
	assert.False(t, b.Nudge(""))
	posts := b.next()
	require.Len(t, posts, 1)
	b.Settle(posts[0].Entry, 429, "60", b.now, 0.5)
	assert.True(t, b.Nudge("u1"))
	assert.Empty(t, b.next(), "the backend asked for a pause")
}

func TestAMessageIsTakenBackUnlessItIsOnItsWay(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.message("ada", "", "u1")
	posts := b.next()
	b.Unsay("u1")
	assert.Equal(t, 1, b.Pending())
	b.answer(503, posts...)
	b.Unsay("u1")
	assert.Zero(t, b.Pending())
	b.now = b.now.Add(time.Hour)
	assert.Empty(t, b.next())
}

func TestMessagesAreNotDroppedForWantOfRoom(t *testing.T) {
	b := open(t, storage{}, "a")
	b.message("ada", "", "u1")
	for range 1100 {
		b.did("ada", "p1")
	}
	assert.Equal(t, []string{"u1"}, uuids(b.Said("ada", "")))
	assert.NotNil(t, b.Dropped())
}
