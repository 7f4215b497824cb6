package outbox_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRestIsTheNewestStateFirst(t *testing.T) {
	b := open(t, storage{}, "a")
	b.event("ada", "e")
	b.update("ada", 1.0)
	b.update("ada", 2.0)
	posts := b.Rest(b.lane("ada"), b.now)
	assert.Equal(t, []string{"2", "nothing", "e"}, b.saying(posts), "an older ping leaves out what a newer one says")
	assert.Empty(t, b.Rest(b.lane("ada"), b.now), "nothing has to be said again")
}

func TestWhatIsOnItsWayMayArriveLast(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.update("ada", 1.0)
	b.next()
	b.update("ada", 2.0)
	b.update("ada", 3.0)
	posts := b.Rest(b.lane("ada"), b.now)
	assert.Equal(t, []string{"3", "nothing"}, b.saying(posts))
	said := open(t, s, "next").drain()
	assert.Equal(t, "3", said[len(said)-1], "so it is said again")
}

func TestWhatAnotherTabMaySendInThisMomentMayArriveLast(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	a.update("ada", 1.0)
	b.Look(b.now)
	b.update("ada", 2.0)
	require.Equal(t, []string{"2"}, b.saying(b.Rest(b.lane("ada"), b.now)))
	require.NotEmpty(t, a.Rest(a.lane("ada"), a.now))
	said := open(t, s, "next").drain()
	assert.Equal(t, "2", said[len(said)-1])
}

func TestWhatIsOutdatedByAnotherTabIsNotSaidAgain(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	a.update("ada", 1.0)
	a.next()
	a.update("ada", 2.0)
	b.Look(b.now)
	b.update("ada", 3.0)
	a.Rest(a.lane("ada"), a.now)
	b.Rest(b.lane("ada"), b.now)
	said := open(t, s, "next").drain()
	assert.Equal(t, "3", said[len(said)-1])
}

// What is said again was said when it was said: what another tab said since, and puts
// into the queue later, is the newer.
func TestWhatIsSaidAgainIsNoNewer(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	a.update("ada", 1.0)
	a.next()
	a.update("ada", 2.0)
	a.now = start.Add(time.Second)
	require.Equal(t, []string{"2"}, a.saying(a.Rest(a.lane("ada"), a.now)))
	e := b.entry("ada", wire.Ping, wire.Member{Key: "user_data", Value: wire.Object{{Key: "user_id", Value: "ada"}, {Key: "n", Value: 3.0}}})
	e.Made = start.Add(time.Second / 2).UnixMilli()
	b.Look(a.now)
	b.Add(e, a.now)
	said := open(t, s, "next").drain()
	assert.Equal(t, "3", said[len(said)-1])
}

func TestWhatIsSaidAgainIsNoNewerThanTheRestOfIt(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	says := func(key string, value any) wire.Object {
		return wire.Object{{Key: "user_id", Value: "ada"}, {Key: key, Value: value}}
	}
	ping := func(tab *tab, at time.Time, data wire.Object) {
		e := tab.entry("ada", wire.Ping, wire.Member{Key: "user_data", Value: data})
		e.Made = at.UnixMilli()
		tab.Add(e, at)
	}
	ping(a, start, says("n", 1.0).With("m", 1.0))
	a.next()
	ping(a, start.Add(time.Second), says("n", 2.0))
	ping(a, start.Add(3*time.Second), says("m", 2.0))
	a.now = start.Add(4 * time.Second)
	require.Len(t, a.Rest(a.lane("ada"), a.now), 2)
	b.Look(a.now)
	ping(b, start.Add(2*time.Second), says("n", 3.0))
	last := map[string]any{}
	next := open(t, s, "next")
	for posts := next.next(); len(posts) > 0; posts = next.next() {
		for _, p := range posts {
			for _, m := range p.Entry.Fields.Object("user_data") {
				last[m.Key] = m.Value
			}
		}
		next.answer(200, posts...)
	}
	assert.Equal(t, map[string]any{"user_id": "ada", "n": 3.0, "m": 2.0}, last)
}

func TestWhatAVisitorDidArrivesBeforeWhatTheySayAfterALogout(t *testing.T) {
	b := open(t, storage{}, "a")
	for _, v := range []struct{ who, visitor, n string }{{"visitor", "v-1", "first"}, {"user", "v-1", "became"}, {"user", "v-2", "came back"}, {"other", "v-3", "other"}} {
		data := wire.Object{{Key: "anonymous_id", Value: v.visitor}, {Key: "n", Value: v.n}}
		b.Add(b.entry(v.who, wire.Ping, wire.Member{Key: "user_data", Value: data}), b.now)
	}
	assert.Equal(t, []string{"other", "first"}, b.saying(b.Rest(b.lane("user"), b.now)))
}

// Whoever logs in again and again has another id every time.
func TestManyLoginsAreLeftInNoTime(t *testing.T) {
	b := open(t, storage{}, "a")
	for i := range 64 {
		data := wire.Object{{Key: "anonymous_id", Value: fmt.Sprint("v-", i)}, {Key: "user_id", Value: "7"}}
		b.Add(b.entry("user", wire.Ping, wire.Member{Key: "user_data", Value: data}), b.now)
	}
	assert.Len(t, b.Rest(b.lane("user"), b.now), 64)
}

func TestWhatIsSaidAgainOfOneIsNotOfAnother(t *testing.T) {
	b := open(t, storage{}, "a")
	for _, who := range []string{"bob", "ada"} {
		b.update(who, 1.0)
	}
	require.Len(t, b.next(), 2)
	for _, who := range []string{"bob", "ada"} {
		b.update(who, 2.0)
	}
	posts := b.Rest(b.lane("ada"), b.now)
	require.Len(t, posts, 1, "of who is not there any more what may be overtaken waits")
	assert.Equal(t, "ada", posts[0].Entry.Who)
}

func TestWhatIsOutdatedIsNotSaidAgainByTheNextPage(t *testing.T) {
	s := storage{}
	open(t, s, "older").update("ada", 1.0)
	b := open(t, s, "a")
	b.Look(b.now)
	b.update("ada", 2.0)
	b.answer(503, b.next()...)
	b.update("ada", 3.0)
	posts := b.Rest(b.lane("ada"), b.now)
	require.Equal(t, "3", says(t, posts[0]), "it arrives, and nobody hears of it")

	next := open(t, s, "next")
	assert.Equal(t, []string{"nothing", "nothing", "3", "3"}, next.drain(), "the older page may have sent its own at last")
}

func TestWhatMayArriveTooEarlyIsTheLanesOwn(t *testing.T) {
	b := open(t, storage{}, "a")
	b.update("ada", 1.0)
	b.next()
	b.update("ada", 2.0)
	assert.Empty(t, b.Rest(b.lane("bob"), b.now), "it is for the next page")
}

func TestRestFitsIntoWhatOutlivesAPage(t *testing.T) {
	b := open(t, storage{}, "a")
	b.update("bob", strings.Repeat("b", 20<<10))
	sent := b.next()
	for _, who := range []string{"ada", "eve", "joe"} {
		b.update(who, strings.Repeat("x", 20<<10))
	}
	b.event("ada", "small")
	posts := b.Rest(b.lane("ada"), b.now)
	size := len(sent[0].Body)
	for _, p := range posts {
		size += len(p.Body)
	}
	assert.LessOrEqual(t, size, 60<<10)
	assert.Equal(t, "small", says(t, posts[len(posts)-1]), "what does not fit keeps nothing else back")
	assert.True(t, b.Left())
}

func TestRestIsThisTabsAndNotWhileNothingGetsThrough(t *testing.T) {
	s := storage{}
	open(t, s, "old").update("ada", 1.0)
	b := open(t, s, "new")
	b.Look(b.now)
	b.shadow(2.0, start.Add(time.Hour))
	posts := b.Rest(b.lane("ada"), b.now)
	assert.Empty(t, posts)

	b = blocked(t, storage{})
	b.answer(0, b.next()...)
	posts = b.Rest(b.lane("ada"), b.now)
	assert.Empty(t, posts)
}

func TestAPageThatComesBackSendsAgainWhatNobodyElseDid(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.update("ada", 1.0)
	b.update("bob", 2.0)
	left := b.Rest(b.lane("ada"), b.now)
	require.Len(t, left, 2)
	other := open(t, s, "b")
	for _, p := range other.next() {
		if says(t, p) == "1" {
			other.answer(200, p)
		}
	}
	b.Again()
	again := b.next()
	require.Equal(t, []string{"2"}, b.saying(again))
	assert.Equal(t, left[0].Body, again[0].Body, "under the same key")
}

func TestWhatAVisitorDidArrivesBeforeWhomTheyBecame(t *testing.T) {
	b := open(t, storage{}, "a")
	for _, who := range []string{"visitor", "user"} {
		data := wire.Object{{Key: "anonymous_id", Value: "v-1"}, {Key: "n", Value: who}}
		b.Add(b.entry(who, wire.Ping, wire.Member{Key: "user_data", Value: data}), b.now)
	}
	posts := b.Rest(b.lane("user"), b.now)
	assert.Equal(t, []string{"visitor"}, b.saying(posts), "the rest is for the next page")
}

// A page that boots without an identity goes on as whom the cookies name. Before the
// backend knows whose these are, that is nobody.
func TestWhoIsNamedByAnOlderRequestAloneWaitsForIt(t *testing.T) {
	for name, test := range map[string]struct {
		first   []wire.Member
		session string
		want    []string
	}{
		"named before":      {[]wire.Member{{Key: "user_id", Value: "7"}}, "", []string{"first"}},
		"by an address":     {[]wire.Member{{Key: "email", Value: "a@example.com"}}, "", []string{"first"}},
		"known by sessions": {[]wire.Member{{Key: "user_id", Value: "7"}}, "s", []string{"second", "nothing"}},
		"never named":       {nil, "", []string{"second", "nothing"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, storage{}, "a")
			var last int
			for i, n := range []string{"first", "second"} {
				data := wire.Object{{Key: "anonymous_id", Value: "v-1"}, {Key: "n", Value: n}}
				if i == 0 {
					data = append(data, test.first...)
				}
				e := b.entry("ada", wire.Ping, wire.Member{Key: "user_data", Value: data})
				e.Lane = newLane()
				b.Open(e.Lane, "https://one.example", test.session)
				b.Add(e, b.now)
				last = e.Lane
			}
			assert.Equal(t, test.want, b.saying(b.Rest(last, b.now)))
		})
	}
}

func TestMessagesDoNotOvertakeEachOtherAtTheEnd(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.message("ada", "", "u1")
	b.message("ada", "", "u2")
	var left []*outbox.Entry
	for _, p := range b.Rest(b.lane("ada"), b.now) {
		left = append(left, p.Entry)
	}
	assert.Equal(t, []string{"u1"}, uuids(left))

	next := open(t, s, "next")
	var said []string
	for range 2 {
		posts := next.next()
		require.Len(t, posts, 1)
		said = append(said, uuids([]*outbox.Entry{posts[0].Entry})...)
		next.answer(200, posts...)
	}
	assert.Equal(t, []string{"u1", "u2"}, said)
}
