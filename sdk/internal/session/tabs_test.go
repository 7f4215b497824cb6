package session_test

import (
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// told are the messages for other tabs, by type.
func (w *world) told(kind string) (out []wire.Object) {
	for _, e := range look[session.Tell](w) {
		if e.Message.String("type") == kind {
			out = append(out, e.Message)
		}
	}
	return out
}

func (w *world) hear(message wire.Object) { w.run(w.m.Hear(w.now, message)) }

// about is a message of another tab about who is booted.
func (w *world) about(kind string, more ...wire.Member) wire.Object {
	return append(wire.Object{{Key: "type", Value: kind}, {Key: "app", Value: app}, {Key: "id", Value: w.id()}}, more...)
}

func TestOtherTabsAreToldOfTheEnd(t *testing.T) {
	for name, end := range map[string]func(w *world){
		"logout":         func(w *world) { w.shutdown() },
		"another person": func(w *world) { w.boot(bob) },
		"on a new page":  func(w *world) { w.load(); w.boot(bob) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.live(ada, wire.RoleUser, "s1")
			id := w.id()
			end(w)
			told := w.told("end")
			require.Len(t, told, 1)
			assert.Equal(t, id, told[0].String("id"))
		})
	}
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	w.boot(ada)
	w.leave()
	assert.Empty(t, w.told("end"))
}

func TestAnEndElsewhereIsOneHere(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	w.update(`{"plan":"pro"}`)
	w.hear(w.about("end"))
	assert.False(t, w.m.Booted())
	assert.Zero(t, w.kept(), "what the browser keeps is somebody else's affair")
	assert.NotEmpty(t, look[session.Clear](w))
	assert.NotEmpty(t, look[session.DropCallbacks](w))
	assert.Empty(t, w.told("end"), "no echo")
	assert.Equal(t, "pro", w.only().value("plan"))
	w.update(`{"plan":"free"}`)
	w.pass(time.Hour)
	assert.Empty(t, w.take())
}

func TestAnEndElsewhereTellsWhoseTheCookiesWere(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	delete(w.store, app) // as on another subdomain
	w.load()
	w.boot(bob)
	w.hear(w.about("end"))
	w.turn()
	assert.True(t, w.m.Booted())
	for _, s := range w.take() {
		if s.value("user_id") != nil {
			assert.Equal(t, "bob-2", s.value("user_id"))
			return
		}
	}
	t.Error("who was booted here is not sent")
}

// Where nobody can say whose the cookies are a tab begins anew, and the others of the
// very same person go on with it.
func TestThePersonWhoBeganAnewElsewhereGoesOnHere(t *testing.T) {
	for name, held := range map[string]bool{"known here": false, "held here too": true} {
		t.Run(name, func(t *testing.T) {
			w, other := newWorld(t), newWorld(t)
			*other.ids = 1000
			w.live(ada, wire.RoleUser, "s1")
			w.leave()
			w.take()
			other.jar, other.store = w.jar, w.store
			delete(w.store, app) // as on another subdomain
			other.boot(ada)
			if held {
				w.load()
				w.boot(ada)
				w.turn()
				w.take()
			}
			before := w.id()
			other.turn()
			other.answer(as(wire.RoleUser, "s1"))
			told := other.told("end")
			require.Len(t, told, 1)
			assert.Equal(t, before, told[0].String("id"))
			require.NotEqual(t, before, other.m.Who().AnonymousID)

			w.effects = nil
			w.hear(told[0])
			assert.True(t, w.m.Booted())
			assert.Equal(t, other.m.Who().AnonymousID, w.m.Who().AnonymousID)
			assert.Empty(t, w.told("end"))
			w.update(`{"plan":"pro"}`)
			w.turn()
			said := w.take()
			require.NotEmpty(t, said)
			last := said[len(said)-1]
			assert.Equal(t, "ada-1", last.value("user_id"))
			assert.Equal(t, "pro", last.value("plan"))
			assert.Equal(t, other.m.Who().AnonymousID, last.value("anonymous_id"))

			other.effects = nil
			other.shutdown()
			w.hear(other.told("end")[0])
			assert.False(t, w.m.Booted(), "a logout there is one here")
		})
	}
}

func TestAnotherTabThatNamesWhoIsHeldSaysWhoseTheCookiesAre(t *testing.T) {
	for user, same := range map[string]bool{"bob-2": true, "ada-1": false} {
		w := found(t)
		w.boot(bob)
		w.turn()
		w.take()
		w.hear(w.about("said", wire.Member{Key: "data", Value: wire.Object{{Key: "user_id", Value: user}}}))
		w.turn()
		assert.Equal(t, !same, w.m.Holding(), user)
		if same {
			got := w.only()
			assert.Equal(t, "bob-2", got.value("user_id"))
			assert.Equal(t, "found-id", got.value("anonymous_id"))
		}
	}
}

func TestAnotherTabsSessionIsThisOnesToo(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	w.answer(`{"user":{"role":"user_role","anonymous_id":"adopted"},"anonymous_session":"s2"}`)
	told := w.told("session")
	require.Len(t, told, 1)

	other := newWorld(t)
	other.jar, other.store = w.jar, w.store
	other.live(ada, wire.RoleUser, "s2")
	message := other.about("session", told[0][3:]...)
	other.hear(message)
	assert.Equal(t, []session.LaneSession{{Lane: other.m.Lane(), Session: "s2"}}, look[session.LaneSession](other))
	assert.Equal(t, "adopted", other.m.Who().AnonymousID)
	assert.Zero(t, other.kept())
}

func TestWhatAnotherTabSaidIsKnown(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	w.update(`{"email":"ada@example.com","plan":"pro"}`)
	w.turn()
	told := w.told("said")
	require.Len(t, told, 1)
	w.effects = nil

	other := newWorld(t)
	other.jar, other.store = w.jar, w.store
	other.live(`{}`, wire.RoleVisitor, "s1")
	other.hear(told[0])
	assert.Equal(t, "ada@example.com", other.m.Who().Email)
	other.update(`{"plan":"pro"}`)
	other.turn()
	assert.Empty(t, other.take())
	other.update(`{"plan":"free"}`)
	other.turn()
	assert.Equal(t, "ada@example.com", other.only().value("email"))
}

func TestWhatWaitsForItsQuotaIsOlderThanWhatAnotherTabSays(t *testing.T) {
	w := throttled(t, idOnly)
	w.update(`{"plan":"old","seats":2}`)
	w.hear(w.about("said", wire.Member{Key: "data", Value: wire.Object{{Key: "plan", Value: "new"}}}))
	w.effects = nil
	w.pass(30 * time.Minute)
	got := w.only()
	assert.Nil(t, got.value("plan"))
	assert.Equal(t, 2.0, got.value("seats"))
}

// A tab that makes the calls of a page that was left early says things that are older than
// what others have said meanwhile.
func TestWhatAnEarlierPageSaidIsOlderThanWhatWaitsHere(t *testing.T) {
	w := newWorld(t)
	w.live(idOnly, wire.RoleUser, "s1")
	other := newWorld(t)
	other.jar, other.store, other.now = w.jar, w.store, w.now
	other.live(idOnly, wire.RoleUser, "s1")
	other.effects = nil
	early := w.now.Add(time.Second)
	w.now = w.now.Add(2 * time.Second)
	w.change(20)
	w.update(`{"plan":"new","seats":2}`)
	w.effects = nil

	other.page.Made = early.UnixMilli()
	other.update(`{"plan":"old","team":"a"}`)
	other.turn()
	for _, told := range other.told("said") {
		w.hear(told)
	}
	w.pass(30 * time.Minute)
	got := w.only()
	assert.Equal(t, "new", got.value("plan"))
	assert.Equal(t, 2.0, got.value("seats"))
	w.update(`{"plan":"old"}`)
	w.turn()
	assert.Equal(t, "old", w.only().value("plan"), "the backend has what is newer")
}

func TestWhatIsSaidAboutSomebodyElseIsNotHeard(t *testing.T) {
	w := newWorld(t)
	w.hear(wire.Object{{Key: "type", Value: "end"}})
	w.live(ada, wire.RoleUser, "s1")
	w.hear(w.about("end").With("id", "another"))
	w.hear(w.about("end").With("app", "another"))
	w.hear(w.about("nonsense"))
	assert.True(t, w.m.Booted())
	assert.Empty(t, w.effects)
	w.m.Cookie("another's")
	w.hear(w.about("said", wire.Member{Key: "data", Value: wire.Object{{Key: "plan", Value: "pro"}}}))
	assert.True(t, w.m.Booted())
	assert.Empty(t, w.effects, "the cookies are another's already")
}

// An answer may come between the logout, which takes the cookies, and the word of it.
func TestAnEndElsewhereIsOneHereThoughTheCookiesAreGoneAlready(t *testing.T) {
	for _, cookie := range []string{"", "another's"} {
		w := newWorld(t)
		w.live(ada, wire.RoleUser, "s1")
		w.m.Cookie(cookie)
		w.hear(w.about("end"))
		assert.False(t, w.m.Booted(), cookie)
	}
}

func TestAPageThatComesBackIsStillThePersons(t *testing.T) {
	const other = "00000000-0000-4000-8000-00000000ffff"
	kept := func(w *world) session.Stored { return w.stored(app) }
	for name, test := range map[string]struct {
		who    string
		stored func(w *world) session.Stored
		booted bool
		id     string
	}{
		"nothing happened":  {ada, kept, true, ""},
		"logout":            {ada, func(w *world) session.Stored { return session.Stored{Device: w.stored(app).Device} }, false, ""},
		"logout of visitor": {`{}`, func(w *world) session.Stored { return session.Stored{Device: w.stored(app).Device} }, false, ""},
		"another person": {ada, func(w *world) session.Stored {
			next := &world{}
			*next = *w
			next.jar, next.store = maps.Clone(w.jar), maps.Clone(w.store)
			next.load()
			next.boot(bob)
			return next.stored(app)
		}, false, ""},
		"another visitor": {`{}`, func(w *world) session.Stored {
			s := w.stored(app)
			s.ID = other
			return s
		}, false, ""},
		"the person under another id": {ada, func(w *world) session.Stored {
			s := w.stored(app)
			s.State = strings.ReplaceAll(s.State, s.ID, other)
			s.ID = other
			return s
		}, true, other},
		"no cookies": {ada, func(*world) session.Stored { return session.Stored{} }, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			role := wire.RoleUser
			if test.who == `{}` {
				role = wire.RoleVisitor
			}
			w.live(test.who, role, "s1")
			w.update(`{"plan":"pro"}`)
			before, id := w.stored(app), w.id()
			stored := test.stored(w)
			w.take()
			w.run(w.m.Back(w.now, stored))
			assert.Equal(t, test.booted, w.m.Booted())
			assert.Equal(t, before, w.stored(app), "what the browser keeps is left alone")
			if test.booted {
				if test.id != "" {
					id = test.id
				}
				assert.Equal(t, id, w.m.Who().AnonymousID)
				assert.Empty(t, look[session.Clear](w))
			} else {
				assert.NotEmpty(t, look[session.Clear](w), "nothing of the person's is seen")
				assert.Equal(t, "pro", w.only().value("plan"), "as the one who said it")
			}
		})
	}
}

func TestWhatAnEarlierPageSaidIsMadeAside(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	id, lane := w.id(), w.m.Lane()
	here := w.m
	w.m = here.Aside()
	w.boot(`{}`)
	assert.NotEqual(t, lane, w.m.Lane())
	assert.Equal(t, id, w.m.Who().AnonymousID)
	w.suspend()
	w.m = here
	assert.True(t, w.m.Booted())
	assert.NotEqual(t, lane+1, w.m.NewLane())
}
