package outbox_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var start = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// storage is what tabs share.
type storage map[string]string

func (s storage) Load(key string) string { return s[key] }

func (s storage) Save(key, value string) {
	if s[key] = value; value == "" {
		delete(s, key)
	}
}

func (s storage) Keys(prefix string) (keys []string) {
	for key := range s {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// tab is one tab's view of a queue, with a lane for each person by name.
type tab struct {
	*outbox.Outbox
	t     testing.TB
	now   time.Time
	lanes map[string]int
}

var keys, lanes int

func newLane() int { lanes++; return lanes }

func open(t testing.TB, s storage, name string) *tab {
	return &tab{t: t, now: start, lanes: map[string]int{}, Outbox: outbox.New("app", name, s, func() string {
		keys++
		return fmt.Sprintf("%016x", keys)
	}, newLane)}
}

func (b *tab) lane(who string) int {
	if b.lanes[who] == 0 {
		b.lanes[who] = newLane()
		b.Open(b.lanes[who], "https://one.example", "session of "+who)
	}
	return b.lanes[who]
}

func (b *tab) entry(who, name string, fields ...wire.Member) outbox.Entry {
	keys++
	o := append(wire.Object{{Key: wire.KeyField, Value: fmt.Sprint("of ", who, keys)}}, fields...)
	return outbox.Entry{Lane: b.lane(who), Name: name, Fields: o, Who: who}
}

// update queues a ping that says n=value about a person, event an event, and did
// what a person did with a post.
func (b *tab) update(who string, value any) {
	data := wire.Object{{Key: "user_id", Value: who}, {Key: "n", Value: value}}
	b.Add(b.entry(who, wire.Ping, wire.Member{Key: "user_data", Value: data}), b.now)
}

func (b *tab) event(who, name string) {
	b.Add(b.entry(who, wire.Events, wire.Member{Key: "referer", Value: "/"},
		wire.Member{Key: wire.EventsField, Value: wire.EventList(wire.Event{Name: name, ID: name})}), b.now)
}

func (b *tab) did(who, id string) {
	b.Add(b.entry(who, wire.ContentPath(wire.TypePost, id, "seen")), b.now)
}

// says is what a request is about: its n, its events, or its path.
func says(t testing.TB, p outbox.Post) string {
	t.Helper()
	_, name, _ := strings.Cut(p.URL, "/messenger/web/")
	form, err := url.ParseQuery(p.Body)
	require.NoError(t, err)
	r, err := wire.ParseRequest(form.Get)
	require.NoError(t, err)
	switch name {
	case wire.Ping:
		n, ok := r.UserData.Get("n")
		if !ok {
			return "nothing"
		}
		return fmt.Sprint(n)
	case wire.Events:
		var names []string
		for _, e := range r.Events {
			names = append(names, e.Name)
		}
		return strings.Join(names, "+")
	}
	return name
}

// next is all that may go now.
func (b *tab) next() (posts []outbox.Post) {
	for p, ok := b.Next(b.now); ok; p, ok = b.Next(b.now) {
		posts = append(posts, p)
	}
	return posts
}

func (b *tab) saying(posts []outbox.Post) (out []string) {
	for _, p := range posts {
		out = append(out, says(b.t, p))
	}
	return out
}

// answer says that the posts were answered with the status.
func (b *tab) answer(status int, posts ...outbox.Post) {
	for _, p := range posts {
		b.Settle(p.Entry, status, "", b.now, 0.5)
	}
}

// drain has the backend take everything, and returns it in order.
func (b *tab) drain() (out []string) {
	for {
		posts := b.next()
		if len(posts) == 0 {
			at, ok := b.Wake(b.now)
			if !ok {
				return out
			}
			b.now = at
			continue
		}
		out = append(out, b.saying(posts)...)
		b.answer(200, posts...)
	}
}

func TestWhatIsQueuedIsStoredUntilItIsTaken(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.update("ada", 1.0)
	assert.Len(t, s, 1, "before anybody tries to send it")
	posts := b.next()
	assert.Len(t, s, 1, "while it is on its way")
	b.answer(503, posts...)
	assert.NotEmpty(t, s.Keys("intercom.out.app."), "when it has to be tried again")
	b.now = b.now.Add(time.Second)
	b.answer(200, b.next()...)
	assert.Empty(t, s, "nothing is left, pauses included")
}

func TestARequestGoesWithItsAddressAndTheLatestSession(t *testing.T) {
	b := open(t, storage{}, "a")
	b.update("ada", 1.0)
	b.update("ada", 2.0)
	first := b.next()
	assert.Equal(t, "https://one.example/messenger/web/ping", first[0].URL)
	assert.Contains(t, first[0].Body, "anonymous_session=session%20of%20ada")
	b.answer(200, first...)
	b.SetSession(b.lane("ada"), "renewed")
	assert.Contains(t, b.next()[0].Body, "anonymous_session=renewed")
}

func TestAPersonsRequestsGoOneByOneAndNobodyWaitsForSomebodyElse(t *testing.T) {
	b := open(t, storage{}, "a")
	for _, n := range []float64{1, 2, 3} {
		b.update("ada", n)
		b.update("bob", 10*n)
	}
	first := b.next()
	assert.Equal(t, []string{"1", "10"}, b.saying(first))
	b.answer(503, first[0])
	b.answer(200, first[1])
	second := b.next()
	assert.Equal(t, []string{"20"}, b.saying(second), "ada's trouble is her own")
	b.answer(200, second...)
	assert.Equal(t, []string{"30", "1", "2", "3"}, b.drain())
}

func TestTheNextPageGoesOnWhereTheLastOneEnded(t *testing.T) {
	s := storage{}
	old := open(t, s, "old")
	old.update("ada", 1.0)
	old.event("ada", "e")
	sent := old.next()

	b := open(t, s, "new")
	assert.True(t, b.Look(b.now))
	b.update("ada", 2.0)
	b.now = b.now.Add(time.Second)
	posts := b.next()
	require.Equal(t, []string{"1"}, b.saying(posts), "what is older comes first")
	assert.Equal(t, sent[0].Body, posts[0].Body, "under the same key")
	assert.True(t, b.Foreign(posts[0].Entry))
	b.answer(200, posts...)
	assert.Equal(t, []string{"e", "2"}, b.drain())
	assert.Empty(t, s)
}

func TestAClockThatWasSetBackChangesNoOrder(t *testing.T) {
	s := storage{}
	old := open(t, s, "old")
	old.now = start.Add(time.Hour)
	old.update("ada", 1.0)
	b := open(t, s, "new")
	b.Look(b.now)
	b.update("ada", 2.0)
	b.now = b.now.Add(-24 * time.Hour)
	b.update("ada", 3.0)
	assert.Equal(t, []string{"1", "2", "3"}, b.drain())
}

func TestWhatAnotherTabHasSettledIsNotSentAgain(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	a.update("ada", 1.0)
	a.update("ada", 2.0)
	posts := b.next()
	b.answer(200, posts...)
	assert.Equal(t, []string{"2"}, a.saying(a.next()))
	e, ok := a.Find(posts[0].Entry.Key())
	assert.False(t, ok, "it is known already")
	assert.Nil(t, e)

	a.update("ada", 3.0)
	b.now = b.now.Add(time.Hour)
	for _, p := range b.next() {
		b.answer(200, p)
		e, ok := a.Find(p.Entry.Key())
		assert.True(t, ok)
		assert.Equal(t, a.lane("ada"), e.Lane, "its tab knows whose answer that is")
	}
}

func TestOnlyItsOwnTabIsToldOfAnEntry(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	a.update("ada", 1.0)
	key := a.next()[0].Entry.Key()
	b.Look(b.now)
	_, ok := b.Find(key)
	assert.False(t, ok)
	_, ok = a.Find(key + "x")
	assert.False(t, ok)
}

func TestAVisitorsRequestsComeBeforeTheUsers(t *testing.T) {
	b := open(t, storage{}, "a")
	for _, who := range []string{"visitor", "user"} {
		data := wire.Object{{Key: "anonymous_id", Value: "v-1"}, {Key: "n", Value: who}}
		b.Add(b.entry(who, wire.Ping, wire.Member{Key: "user_data", Value: data}), b.now)
	}
	first := b.next()
	assert.Equal(t, []string{"visitor"}, b.saying(first), "the same browser's, whoever it has become")
	b.answer(200, first...)
	assert.Equal(t, []string{"user"}, b.drain())
}

// Who waits for one person's request holds up what is related to them alone.
func TestWhatWaitsItselfIsWaitedFor(t *testing.T) {
	b := open(t, storage{}, "a")
	says := func(who, visitor, n string) {
		data := wire.Object{{Key: "anonymous_id", Value: visitor}, {Key: "n", Value: n}}
		b.Add(b.entry(who, wire.Ping, wire.Member{Key: "user_data", Value: data}), b.now)
	}
	says("ada", "v-1", "first")
	says("ada", "v-2", "second")
	says("nobody", "v-2", "third")
	says("bob", "v-3", "bob")
	posts := b.next()
	assert.Equal(t, []string{"first", "bob"}, b.saying(posts))
	b.answer(200, posts...)
	assert.Equal(t, []string{"second", "third"}, b.drain())
}

func TestStoredNonsenseIsThrownAway(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.update("ada", 1.0)
	key := s.Keys(outbox.Prefix)[0]
	stamp, _, _ := strings.Cut(key[len(outbox.Prefix+"app."):], ".")
	for i, text := range []string{"x", "{}", "[]", `{"n":"ping"}`, `{"f":{}}`, `{"n":5,"f":[]}`} {
		s[fmt.Sprintf("%sapp.%s.x%d", outbox.Prefix, stamp, i)] = text
	}
	s[outbox.Prefix+"app.b."+stamp+".t"] = "of the workspace app.b"
	s[outbox.Prefix+"app.short"] = "of nobody"
	assert.Equal(t, []string{"1"}, b.drain())
	assert.Len(t, s, 2, "what is not this queue's is left alone")
}

func TestAppsAreNamedByTheKeys(t *testing.T) {
	s := storage{}
	for _, app := range []string{"app", "with.dots", "other"} {
		b := outbox.New(app, "tab", s, func() string { return "k" }, newLane)
		b.Open(1, "", "")
		for range 2 {
			b.Add(outbox.Entry{Lane: 1, Name: wire.Ping, Fields: wire.Object{}}, start)
		}
	}
	s[outbox.Prefix] = "nonsense"
	s[outbox.Prefix+"x"] = "nonsense"
	assert.ElementsMatch(t, []string{"app", "with.dots", "other"}, outbox.Apps(s.Keys(outbox.Prefix)))
}

func TestARequestThatTwoPagesMakeIsOne(t *testing.T) {
	s := storage{}
	for _, page := range []string{"a", "b"} {
		b := open(t, s, page)
		b.Look(b.now)
		for _, n := range []float64{1, 2} {
			e := b.entry("ada", wire.Ping, wire.Member{Key: "user_data", Value: wire.Object{{Key: "n", Value: n}}})
			e.Fields = e.Fields.With(wire.KeyField, fmt.Sprint("of the call ", n))
			b.Add(e, b.now)
			if page == "a" && n == 2 {
				require.Equal(t, []string{"2", "nothing"}, b.saying(b.Rest(b.lane("ada"), b.now)), "it may have arrived")
			}
		}
	}
	assert.Equal(t, []string{"nothing", "2"}, open(t, s, "next").drain())
}

func TestASessionThatAnotherPagesRequestBringsIsThatPersonsAlone(t *testing.T) {
	s := storage{}
	old := open(t, s, "old")
	old.update("ada", 1.0)
	old.update("bob", 2.0)
	b := open(t, s, "new")
	posts := b.next()
	require.Len(t, posts, 2)
	first := posts[0].Entry
	b.answer(500, posts[1])
	b.answer(200, posts[0])
	b.SetSession(first.Lane, "a new one of ada's")
	b.now = b.now.Add(time.Hour)
	again := b.next()
	require.Len(t, again, 1)
	assert.Contains(t, again[0].Body, "anonymous_session=session%20of%20bob")
}

func TestASessionBringsNothingBackThatIsOutdated(t *testing.T) {
	s := storage{}
	a, b := open(t, s, "a"), open(t, s, "b")
	a.update("ada", 1.0)
	b.Look(b.now)
	b.update("ada", 2.0)
	require.Equal(t, []string{"2"}, b.saying(b.Rest(b.lane("ada"), b.now)), "ahead of the first")
	a.SetSession(a.lane("ada"), "a new one")
	assert.NotContains(t, open(t, s, "next").drain(), "1")
}

func TestWhatOnePersonIsRefusedDropsNobodyElses(t *testing.T) {
	s := storage{}
	old := open(t, s, "old")
	old.update("ada", 1.0)
	old.update("bob", 2.0)
	b := open(t, s, "new")
	posts := b.next()
	require.Len(t, posts, 2)
	b.answer(500, posts[1])
	b.answer(403, posts[0])
	b.Drop(posts[0].Entry.Lane)
	b.now = b.now.Add(time.Hour)
	assert.Equal(t, []string{"2"}, b.drain())
}

func TestWhatWasMadeEarlierComesFirst(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.update("ada", 3.0)
	for _, n := range []float64{1, 2} {
		e := b.entry("ada", wire.Ping, wire.Member{Key: "user_data", Value: wire.Object{{Key: "n", Value: n}}})
		e.Made = start.Add(-time.Minute).UnixMilli()
		b.Add(e, b.now)
	}
	b.update("ada", 4.0)
	assert.Equal(t, []string{"nothing", "nothing", "3", "4"}, b.drain(), "without what is outdated: the third may be on its way")
}

func TestALaneIsThereUntilItIsClosedWhateverOthersAre(t *testing.T) {
	b := open(t, storage{}, "a")
	ada := b.lane("ada")
	b.lane("bob")
	b.update("ada", 1.0)
	assert.Equal(t, []string{"1"}, b.drain())
	b.Close(ada)
	b.lane("eve")
	assert.False(t, b.Has(ada), "nobody needs it any more")
	assert.True(t, b.Has(b.lane("bob")))
}

func TestDropForgetsALane(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.update("ada", 1.0)
	b.update("bob", 2.0)
	b.Drop(b.lane("ada"))
	assert.Equal(t, []string{"2"}, b.drain())
	assert.Empty(t, s)
}

func TestWhatIsSevenDaysOldIsDroppedAndCounted(t *testing.T) {
	s := storage{}
	old := open(t, s, "old")
	old.event("ada", "e1")
	old.event("ada", "e2")
	old.now = start.Add(time.Minute)
	old.update("ada", 1.0)
	b := open(t, s, "new")
	b.now = start.Add(7*24*time.Hour + time.Second)
	assert.Equal(t, []string{"1"}, b.drain())
	assert.Equal(t, wire.Object{{Key: "dropped_expired", Value: 2.0}}, b.Dropped())
	assert.Nil(t, b.Dropped(), "once")
}
