package session_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

// kept is all that the machine wants to be kept in the browser.
func (w *world) kept() int {
	return len(look[session.SetCookie](w)) + len(look[session.Store](w)) + len(look[session.CookieDomain](w))
}

func TestWhatAnotherTabTookOverIsLeftAlone(t *testing.T) {
	for name, id := range map[string]string{"another person's": "another", "nobody's": ""} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.live(ada, wire.RoleUser, "s1")
			w.m.Cookie(id)
			w.answer(`{"user":{"role":"user_role","anonymous_id":"x"},"anonymous_session":"s2","origin_cookie_domain":"example.com","unread_conversation_ids":["1"]}`)
			w.did("p1", "dismissed")
			assert.Zero(t, w.kept())
			assert.Len(t, look[session.Pinged](w), 1, "this page goes on")
			assert.Equal(t, []session.LaneSession{{Lane: w.m.Lane(), Session: "s2"}}, look[session.LaneSession](w))
		})
	}
}

func TestTheMachineNamesTheWorkspaceWhoseCookieItWants(t *testing.T) {
	w := newWorld(t)
	assert.Empty(t, w.m.App())
	w.boot(`{}`)
	assert.Equal(t, app, w.m.App())
	w.shutdown()
	assert.Empty(t, w.m.App())
}

func TestTheOwnCookieChangesNothing(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	w.m.Cookie(w.id())
	w.answer(as(wire.RoleUser, "s2"))
	assert.Equal(t, "s2", w.jar[cookie.Session(app)].Value)
}

func TestTheNextPersonOfThisTabIsKeptAgain(t *testing.T) {
	w := newWorld(t)
	w.m.Cookie("nobody is booted")
	w.live(ada, wire.RoleUser, "s1")
	w.m.Cookie("another")
	w.update(bob)
	w.turn()
	w.m.Cookie(w.id())
	w.answer(as(wire.RoleUser, "s2"))
	assert.Equal(t, "s2", w.jar[cookie.Session(app)].Value)
	assert.NotEmpty(t, w.store[app])
}
