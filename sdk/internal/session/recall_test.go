package session_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// head is what is kept with calls, nil where they are nobody's.
func (w *world) head() wire.Object {
	w.t.Helper()
	head, changed := w.m.Head()
	require.True(w.t, changed)
	return head
}

func TestTheHeadIsWhoseCallsThereAre(t *testing.T) {
	w := newWorld(t)
	_, changed := w.m.Head()
	assert.False(t, changed, "nobody, and it never was somebody")
	w.live(ada, wire.RoleUser, "s1")
	head := w.head()
	assert.Equal(t, "s1", head.String("s"))
	assert.Equal(t, "https://backend.example", head.String("b"))
	assert.Equal(t, "ada-1", head.Object("f").Object("user_data").String("user_id"))
	assert.Equal(t, "1", head.Object("f").String("page_view"))
	_, changed = w.m.Head()
	assert.False(t, changed)
	w.goTo("next")
	w.update(`{}`)
	w.turn()
	assert.Equal(t, home+"next", w.head().Object("f").String("referer"))
	w.update(`{"email":"new@example.com"}`)
	assert.Equal(t, "new@example.com", w.head().Object("f").Object("user_data").String("email"))
	w.shutdown()
	assert.Nil(t, w.head())
}

func TestWhileTheCookiesMayBeAnothersThereIsNoHead(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	delete(w.store, app)
	w.load()
	w.boot(bob)
	assert.Nil(t, w.head())
	w.turn()
	w.answer(as(wire.RoleVisitor, "s1"))
	assert.NotNil(t, w.head())
}

func TestCallsAreRecalledAsTheirPersons(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	head := w.head()
	made := w.now.Add(-time.Minute)
	w.load()
	w.run(w.m.Recall(head, []session.Call{
		{Page: session.Page{URL: home}, Settings: w.parse(`{}`)},
		{Page: session.Page{URL: home, Call: "c-1"}, Settings: w.parse(`{"plan":"pro"}`)},
		{Page: session.Page{URL: home, Call: "c-2"}, Settings: w.parse(`{"seats":1}`)},
		{Page: session.Page{URL: home + "next"}, Settings: w.parse(`{}`)},
		{Page: session.Page{URL: home + "next", Call: "c-3"}, Event: "ordered", Metadata: wire.Object{{Key: "x", Value: wire.Object{}}}},
	}, made, &session.View{}))
	lanes := look[session.OpenLane](w)
	require.Len(t, lanes, 1)
	assert.Equal(t, session.OpenLane{Lane: lanes[0].Lane, App: app, Base: "https://backend.example", Session: "s1"}, lanes[0])
	got := w.take()
	require.Len(t, got, 3, "nothing new on the same URL is nothing")
	assert.Equal(t, "pro", got[0].value("plan"))
	assert.Equal(t, 1.0, got[0].value("seats"), "a turn's updates on one URL are one ping")
	assert.Equal(t, 1, got[0].PageView, "the page's first, which may have got through")
	assert.Equal(t, home+"next", got[1].URL)
	assert.Equal(t, 2, got[1].PageView)
	assert.Nil(t, got[1].value("plan"))
	assert.Equal(t, []wire.Event{{Name: "ordered", Metadata: wire.Object{}, CreatedAt: made.Unix(), ID: "c-3"}}, got[2].Events)
	keys := map[string]bool{}
	for _, s := range got {
		assert.Equal(t, "ada-1", s.value("user_id"))
		keys[s.key] = true
	}
	assert.Len(t, keys, 3)
	assert.False(t, w.m.Booted())
}

func TestNotesOfTurnsThatCameBeforeTheHeadDidAreNoViewTwice(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	head := w.head() // all three notes begin with this one
	w.load()
	var last session.View
	for i, path := range []string{"a", "b", "b", "c"} {
		w.run(w.m.Recall(head, []session.Call{{Page: session.Page{URL: home + path, Call: fmt.Sprint("c-", i)}, Settings: w.parse(fmt.Sprintf(`{"n":%d}`, i))}}, w.now, &last))
	}
	views := map[int]string{}
	for _, s := range w.take() {
		views[s.PageView] += s.URL[len(home):]
	}
	assert.Equal(t, map[int]string{2: "a", 3: "bb", 4: "c"}, views)
	assert.Equal(t, session.View{URL: home + "c", Number: 4}, last)

	w.run(w.m.Recall(head.With("f", head.Object("f").WithText("referer", home+"d").WithText("page_view", "5")),
		[]session.Call{{Page: session.Page{URL: home + "e"}, Settings: w.parse(`{}`)}}, w.now, &last))
	assert.Equal(t, 6, w.only().PageView, "a newer head says what was in between")
}

func TestWhatIsThrottledIsKept(t *testing.T) {
	w := throttled(t, idOnly)
	w.update(`{"plan":"pro"}`)
	shadows := look[session.Shadow](w)
	require.Len(t, shadows, 1)
	assert.Equal(t, w.now.Add(30*time.Minute).UnixMilli(), shadows[0].Until)
	assert.Equal(t, "pro", shadows[0].Fields.Object("user_data").String("plan"))
	at, ok := w.m.Throttled()
	assert.True(t, ok)
	assert.Equal(t, shadows[0].Until, at.UnixMilli())
}

// Another page of the person may send what is kept while this one goes on.
func TestWhatIsThrottledHasAPageViewOfItsOwn(t *testing.T) {
	w := throttled(t, idOnly)
	views := map[string]string{}
	see := func(url, number string) {
		assert.Contains(t, []string{"", url}, views[number], "number %s", number)
		views[number] = url
	}
	for _, path := range []string{"a", "a", "b"} {
		w.goTo(path)
		w.update(`{}`)
	}
	for _, s := range look[session.Shadow](w) {
		see(s.Fields.String("referer"), s.Fields.String("page_view"))
	}
	w.effects = nil
	w.leave()
	w.goTo("c")
	w.boot(idOnly)
	w.turn()
	for _, s := range w.take() {
		see(s.URL, fmt.Sprint(s.PageView))
	}
	assert.Equal(t, map[string]string{"2": home + "a", "3": home + "b", "4": home + "c"}, views)
}

func TestACallThatIsMadeTwiceIsTheSameRequest(t *testing.T) {
	for name, call := range map[string]func(w *world){
		"an update": func(w *world) { w.page.Call = "c-1"; w.update(`{"plan":"pro"}`) },
		"an event":  func(w *world) { w.page.Call = "c-1"; w.track("ordered") },
		"a recall": func(w *world) {
			head := w.head()
			w.run(w.m.Recall(head, []session.Call{{Page: session.Page{URL: home, Call: "c-1"}, Settings: w.parse(`{"plan":"pro"}`)}}, w.now, &session.View{}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			keys := map[string]bool{}
			for range 2 {
				w := newWorld(t)
				w.live(ada, wire.RoleUser, "s1")
				call(w)
				w.turn()
				keys[w.only().key] = true
			}
			assert.Len(t, keys, 1)
		})
	}
}

func TestWhoTheCookiesBelongToIsAskedUnderAnotherKey(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	delete(w.store, app)
	w.load()
	w.page.Call = "c-1"
	w.boot(bob)
	w.turn()
	ask := w.only()
	assert.Equal(t, wire.NoPageView, ask.PageView, "it is not a view of whose the cookies are")
	w.answer(as(wire.RoleVisitor, "s1"))
	w.turn()
	got := w.only()
	assert.NotEqual(t, ask.key, got.key)
	assert.Equal(t, 1, got.PageView)
}
