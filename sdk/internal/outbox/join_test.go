package outbox_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEventsWaitASecondForOthers(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.event("ada", "e1")
	b.now = b.now.Add(900 * time.Millisecond)
	b.event("ada", "e2")
	assert.Len(t, s, 1)
	assert.Empty(t, b.next())
	assert.Equal(t, 100*time.Millisecond, b.untilWake())
	assert.Equal(t, []string{"e1+e2"}, b.saying(b.next()))
}

func TestWhatComesBehindABatchSendsIt(t *testing.T) {
	b := open(t, storage{}, "a")
	b.event("ada", "e1")
	b.update("ada", 1.0)
	posts := b.next()
	assert.Equal(t, []string{"e1"}, b.saying(posts))
	b.answer(200, posts...)
	assert.Equal(t, []string{"1"}, b.saying(b.next()))
}

func TestWhatAPersonDoesInTheMessengerGoesAtOnce(t *testing.T) {
	b := open(t, storage{}, "a")
	b.did("ada", "p1")
	assert.Len(t, b.next(), 1)
}

func TestABatchIsBounded(t *testing.T) {
	t.Run("in events", func(t *testing.T) {
		b := open(t, storage{}, "a")
		for i := range 120 {
			b.event("ada", fmt.Sprint("e", i))
		}
		var sizes []int
		for _, said := range b.drain() {
			sizes = append(sizes, len(strings.Split(said, "+")))
		}
		assert.Equal(t, []int{50, 50, 20}, sizes)
	})
	t.Run("in bytes", func(t *testing.T) {
		b := open(t, storage{}, "a")
		for range 10 {
			b.event("ada", strings.Repeat("x", 10<<10))
		}
		for _, said := range b.drain() {
			assert.LessOrEqual(t, len(said), 48<<10)
		}
	})
	t.Run("a full one does not wait", func(t *testing.T) {
		b := open(t, storage{}, "a")
		for i := range 50 {
			b.event("ada", fmt.Sprint("e", i))
		}
		assert.Len(t, b.next(), 1)
	})
}

func TestEventsThatAreNotTogetherAreNotSentTogether(t *testing.T) {
	for name, other := range map[string]func(*tab){
		"another person": func(b *tab) { b.event("bob", "e2") },
		"another page": func(b *tab) {
			b.Add(b.entry("ada", wire.Events, wire.Member{Key: "referer", Value: "/other"},
				wire.Member{Key: wire.EventsField, Value: wire.EventList(wire.Event{Name: "e2"})}), b.now)
		},
		"another moment": func(b *tab) { b.now = b.now.Add(time.Minute); b.event("ada", "e2") },
		"sent already":   func(b *tab) { b.now = b.now.Add(time.Second); b.next(); b.event("ada", "e2") },
	} {
		t.Run(name, func(t *testing.T) {
			s := storage{}
			b := open(t, s, "a")
			b.event("ada", "e1")
			other(b)
			assert.Len(t, s, 2)
		})
	}
}

func TestABatchThatAnotherTabSentGoesOnUnderAnotherKey(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	a.event("ada", "e1")
	b.now = b.now.Add(time.Second)
	first := b.next()
	require.Equal(t, []string{"e1"}, b.saying(first))
	a.event("ada", "e2") // a's clock is behind
	b.answer(200, first...)
	second := b.next()
	assert.Equal(t, []string{"e1+e2"}, b.saying(second), "what its tab added is not lost; the events' ids say what is known")
	assert.NotEqual(t, first[0].Entry.Fields.String(wire.KeyField), second[0].Entry.Fields.String(wire.KeyField))
	b.answer(200, second...)
	assert.Empty(t, s)
}

func TestReportsAreAddedUp(t *testing.T) {
	b := open(t, storage{}, "a")
	for range 3 {
		b.Add(b.entry("ada", wire.Metrics, wire.Member{Key: wire.MetricsField, Value: wire.Object{{Key: "dropped_full", Value: 2.0}}}), b.now)
	}
	posts := b.next()
	require.Len(t, posts, 1)
	assert.Equal(t, 6.0, posts[0].Entry.Fields.Object(wire.MetricsField)[0].Value)
}

// shadow journals what waits for ada's quota until then.
func (b *tab) shadow(value any, until time.Time) {
	data := wire.Object{{Key: "n", Value: value}}
	e := b.entry("ada", wire.Ping, wire.Member{Key: "user_data", Value: data})
	b.Shadow(e, until, b.now)
}

func TestWhatWaitsForItsQuotaIsStoredAndLeftToItsPage(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.shadow(1.0, start.Add(time.Minute))
	b.shadow(2.0, start.Add(time.Minute))
	assert.Len(t, s, 1)
	b.event("ada", "e")
	b.now = b.now.Add(time.Hour)
	posts := b.next()
	assert.Equal(t, []string{"e"}, b.saying(posts))
	b.answer(200, posts...)
	b.update("ada", 2.0) // its page takes it along
	assert.Equal(t, []string{"2"}, b.drain())
	assert.Empty(t, s)
}

// What another tab said meanwhile is no longer in what waits.
func TestWhatWaitsIsNewerThanWhatAnotherTabSaidBeforeItsLastChange(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	a.shadow(1.0, start.Add(time.Minute))
	b.now = start.Add(time.Second)
	b.Look(b.now)
	b.update("ada", 2.0)
	a.now = start.Add(2 * time.Second)
	a.shadow(3.0, start.Add(time.Minute))
	next := open(t, s, "next")
	next.now = start.Add(time.Hour)
	said := next.drain()
	assert.Equal(t, "3", said[len(said)-1])
	assert.Empty(t, s)
}

// A call that waited in the stub's queue is older than the copy of what waits here.
func TestWhatTakesAlongWhatWaitedSaysItHoweverOldItIs(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.now = start.Add(time.Second)
	b.shadow(1.0, start.Add(time.Minute))
	e := b.entry("ada", wire.Ping, wire.Member{Key: "user_data", Value: wire.Object{{Key: "user_id", Value: "ada"}, {Key: "n", Value: 1.0}}})
	e.Made = start.UnixMilli()
	b.Add(e, b.now)
	assert.Equal(t, []string{"1"}, b.drain())
	assert.Empty(t, s)
}

func TestAnotherPageSendsWhatWaitedForItsQuota(t *testing.T) {
	for name, test := range map[string]struct {
		unhold string
		after  time.Duration
	}{"when the quota is whole": {"", time.Minute}, "when the person is booted": {"ada", 0}, "another person is not her": {"bob", time.Minute}} {
		t.Run(name, func(t *testing.T) {
			s := storage{}
			open(t, s, "old").shadow(1.0, start.Add(time.Minute))
			b := open(t, s, "new")
			b.Look(b.now)
			b.Unhold(test.unhold)
			posts := b.next()
			if test.after > 0 {
				require.Empty(t, posts)
				require.Equal(t, test.after, b.untilWake())
				posts = b.next()
			}
			assert.Equal(t, []string{"1"}, b.saying(posts))
		})
	}
}
