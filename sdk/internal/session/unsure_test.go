package session_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// found is a page that finds cookies of which it has no record: a subdomain
// shares them, but not what is stored beside them.
func found(t *testing.T) *world {
	w := newWorld(t)
	w.jar[cookie.ID(app)] = session.SetCookie{Name: cookie.ID(app), Value: "found-id"}
	w.jar[cookie.Session(app)] = session.SetCookie{Name: cookie.Session(app), Value: "found-session"}
	w.jar[cookie.Device(app)] = session.SetCookie{Name: cookie.Device(app), Value: "found-device"}
	return w
}

func TestFoundCookiesAreUsedForWhoGivesNoIdentity(t *testing.T) {
	w := found(t)
	w.boot(`{"plan":"pro"}`)
	w.turn()
	assert.Equal(t, "found-session", look[session.OpenLane](w)[0].Session)
	got := w.only()
	assert.Equal(t, "found-id", got.value("anonymous_id"))
	assert.Equal(t, "found-device", got.DeviceID)
	assert.Equal(t, "pro", got.value("plan"))
}

func TestAnIdentityIsHeldUntilTheBackendSaysWhoseTheCookiesAre(t *testing.T) {
	w := found(t)
	w.boot(ada)
	w.turn()
	got := w.only()
	assert.Equal(t, wire.Object{{Key: "anonymous_id", Value: "found-id"}}, got.UserData, "nothing of the person goes to somebody else's record")
	assert.Empty(t, w.store[app])
	w.update(`{"plan":"pro"}`)
	w.turn()
	assert.Empty(t, w.take())
}

func TestCookiesOfAVisitorGoToTheUser(t *testing.T) {
	for _, role := range []string{wire.RoleVisitor, wire.RoleLead} {
		t.Run(role, func(t *testing.T) {
			w := found(t)
			w.boot(ada)
			w.update(`{"plan":"pro"}`)
			w.turn()
			w.effects = nil
			lane := w.m.Lane()
			w.answer(as(role, "found-session"))
			w.turn()
			got := w.only()
			assert.Equal(t, lane, got.lane)
			assert.Equal(t, "found-id", got.value("anonymous_id"))
			assert.Equal(t, "ada-1", got.value("user_id"))
			assert.Equal(t, "pro", got.value("plan"))
			assert.True(t, w.m.Live())
			assert.Equal(t, "ada-1", w.m.Who().UserID)
		})
	}
}

func TestCookiesOfAUserDoNot(t *testing.T) {
	bodies := map[string]string{
		"a user's":           as(wire.RoleUser, "found-session"),
		"nobody's word":      `{}`,
		"an unreadable word": `<html>`,
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			w := found(t)
			w.boot(bob)
			w.update(`{"plan":"pro"}`)
			w.turn()
			w.effects = nil
			lane := w.m.Lane()
			w.answer(body)
			w.turn()
			assert.NotEqual(t, lane, w.m.Lane())
			got := w.only()
			assert.Equal(t, w.m.Lane(), got.lane)
			assert.Equal(t, w.id(), got.value("anonymous_id"))
			assert.NotEqual(t, "found-id", w.id())
			assert.Equal(t, "bob-2", got.value("user_id"))
			assert.Equal(t, "pro", got.value("plan"))
			assert.NotContains(t, w.jar, cookie.Session(app))
			assert.Equal(t, "found-device", w.jar[cookie.Device(app)].Value)
			assert.Empty(t, look[session.DropCallbacks](w), "the page registered them for the one who boots")
		})
	}
}

func TestAPingThatFailsForFoundCookiesIsNoneOfThePersons(t *testing.T) {
	for name, outcome := range map[string]wire.Outcome{"refused": wire.Refused, "dropped": wire.Dropped} {
		t.Run(name, func(t *testing.T) {
			w := found(t)
			w.boot(bob)
			w.turn()
			w.effects = nil
			w.run(w.m.Answer(w.now, w.m.Lane(), wire.Ping, outcome, 403, ``))
			assert.Empty(t, look[session.Fail](w))
			w.turn()
			got := w.only()
			assert.Equal(t, "bob-2", got.value("user_id"))
			assert.NotEqual(t, "found-id", got.value("anonymous_id"))
		})
	}
}

func TestOtherRequestsAndLanesSayNothingOfWhoseTheCookiesAre(t *testing.T) {
	w := found(t)
	w.boot(bob)
	w.turn()
	w.take()
	lane := w.m.Lane()
	w.run(w.m.Answer(w.now, lane, wire.Events, wire.Dropped, 400, ``))
	w.answerLane(lane+7, `<html>`)
	w.answerLane(lane+7, as(wire.RoleVisitor, "s"))
	w.turn()
	assert.Empty(t, w.take())
	assert.Equal(t, lane, w.m.Lane())
}

func TestWhatTheBackendShowsTheOwnerOfFoundCookiesIsNotForThePerson(t *testing.T) {
	w := found(t)
	w.boot(bob)
	w.turn()
	w.effects = nil
	w.answer(`{"user":{"role":"user_role"},"unread_conversation_ids":["1"],"client_matches":[{"type":"post","id":"p1"}]}`)
	assert.Empty(t, look[session.Show](w))
	assert.Empty(t, look[session.Pinged](w))
	assert.Empty(t, look[session.Live](w))
	assert.False(t, w.m.Live())
}

func TestAUserOfFoundCookiesIsSomebody(t *testing.T) {
	for role, same := range map[string]bool{wire.RoleUser: false, wire.RoleVisitor: true, wire.RoleLead: true} {
		w := found(t)
		w.boot(`{}`)
		w.turn()
		w.answer(as(role, "found-session"))
		lane := w.m.Lane()
		w.update(ada)
		assert.Equal(t, same, w.m.Lane() == lane, "%s: user into user never", role)
	}
}

func TestHalfOfTheCookiesIsUsedToo(t *testing.T) {
	w := found(t)
	delete(w.jar, cookie.Session(app))
	w.boot(`{}`)
	assert.Equal(t, "found-id", w.id())
	w = found(t)
	delete(w.jar, cookie.ID(app))
	w.boot(`{}`)
	assert.NotEmpty(t, w.id())
	assert.Equal(t, "found-session", look[session.OpenLane](w)[0].Session)
}

func TestEventsWaitWithTheIdentityThatIsHeld(t *testing.T) {
	for name, role := range map[string]string{"somebody else's cookies": wire.RoleUser, "a visitor's cookies": wire.RoleVisitor} {
		t.Run(name, func(t *testing.T) {
			w := found(t)
			w.boot(ada)
			w.turn()
			w.track("ordered")
			require.Len(t, w.take(), 1, "the ping alone")
			w.answer(as(role, "found-session"))
			w.turn()
			all := w.take()
			require.Len(t, all, 2)
			assert.Equal(t, wire.Ping, all[0].name)
			require.Equal(t, wire.Events, all[1].name)
			assert.Equal(t, "ordered", all[1].Events[0].Name)
			assert.Equal(t, "ada-1", all[1].value("user_id"))
		})
	}
}

func TestHeldEventsNeverReachTheNextPerson(t *testing.T) {
	w := found(t)
	w.boot(ada)
	w.turn()
	w.track("of ada")
	w.answer(as(wire.RoleVisitor, "found-session"))
	w.turn()
	w.effects = nil
	w.update(bob)
	w.turn()
	for _, s := range w.take() {
		assert.False(t, s.lane == w.m.Lane() && len(s.Events) > 0, "%v", s.Events)
	}
}

func TestHeldSettingsGoOutWhenNobodyCanWait(t *testing.T) {
	for name, end := range map[string]func(w *world){"leave": (*world).leave, "shutdown": (*world).shutdown, "suspend": func(w *world) { w.suspend() }} {
		t.Run(name, func(t *testing.T) {
			w := found(t)
			w.boot(ada)
			w.turn()
			w.track("ordered")
			w.effects = nil
			end(w)
			all := w.take()
			require.Len(t, all, 2)
			for _, s := range all {
				assert.Equal(t, "ada-1", s.value("user_id"))
				assert.NotEqual(t, "found-id", s.value("anonymous_id"))
			}
		})
	}
}

func TestARecordSaysWhoseTheCookiesAre(t *testing.T) {
	tests := []struct {
		name, first, then string
		same              bool
	}{
		{"the same user", ada, ada, true},
		{"another user", ada, bob, false},
		{"nobody in particular", ada, `{}`, true},
		{"a visitor who logs in", `{}`, ada, true},
		{"by id, another email alone", idAndMail, `{"email":"b@example.com"}`, false},
		{"by email, another email", mailOnly, `{"email":"b@example.com"}`, false},
		{"by email, gaining an id", mailOnly, idAndMail, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t)
			role := wire.RoleUser
			if test.first == `{}` {
				role = wire.RoleVisitor
			}
			w.live(test.first, role, "s1")
			id := w.id()
			w.load()
			w.boot(test.then)
			w.turn()
			assert.Equal(t, test.same, w.id() == id)
			assert.Equal(t, test.same, look[session.OpenLane](w)[0].Session == "s1")
			assert.Equal(t, test.same, w.only().value("anonymous_id") == id, "nothing is held: the record is sure")
		})
	}
}

func TestARecordOfOtherCookiesSaysNothing(t *testing.T) {
	for _, name := range []string{cookie.ID(app), cookie.Session(app)} {
		w := newWorld(t)
		w.live(ada, wire.RoleUser, "s1")
		w.did("p1", "dismissed")
		changed := w.jar[name]
		changed.Value = "changed elsewhere"
		w.jar[name] = changed
		w.load()
		w.boot(ada)
		w.turn()
		assert.Nil(t, w.only().value("user_id"), "held: %s changed hands", name)
		w.answer(`{"user":{"role":"visitor_role"},"client_matches":[]}`)
		assert.Empty(t, look[session.Show](w)[0].Dismissed)
	}
}

func TestARecordHoldsNothingThatCanBeRead(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "secret-session")
	require.NotEmpty(t, w.store[app])
	for _, s := range []string{"ada", "Ada", "example.com", "secret-session"} {
		assert.NotContains(t, w.store[app], s)
	}
}

func TestAStrangeRecordIsNone(t *testing.T) {
	for _, state := range []string{`x`, `[]`, `{"id":{},"dismissed":"x"}`, `{"id":"found-id"}`, `null`} {
		w := found(t)
		w.store[app] = state
		w.boot(ada)
		w.turn()
		assert.Nil(t, w.only().value("user_id"), state)
	}
}
