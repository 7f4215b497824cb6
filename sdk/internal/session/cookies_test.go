package session_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// written is the last writing of a cookie since the last take, if there was one.
func (w *world) written(name string) (session.SetCookie, bool) {
	all := look[session.SetCookie](w)
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Name == name {
			return all[i], true
		}
	}
	return session.SetCookie{}, false
}

const week = 7 * 24 * time.Hour

func TestTheFirstSessionIsKeptForAWeek(t *testing.T) {
	for _, role := range []string{wire.RoleVisitor, wire.RoleUser} {
		w := newWorld(t)
		w.live(`{}`, role, "s1")
		assert.Equal(t, session.SetCookie{Name: cookie.Session(app), Value: "s1", Life: week}, w.jar[cookie.Session(app)], role)
	}
}

func TestEveryPingOfAUserRenewsTheSession(t *testing.T) {
	for role, renewed := range map[string]bool{wire.RoleUser: true, wire.RoleVisitor: false, wire.RoleLead: false} {
		t.Run(role, func(t *testing.T) {
			w := newWorld(t)
			w.live(`{}`, role, "s1")
			for _, body := range []string{as(role, "s1"), as(role, ""), `{}`} {
				w.effects = nil
				w.answer(body)
				got, ok := w.written(cookie.Session(app))
				assert.Equal(t, renewed, ok, body)
				if ok {
					assert.Equal(t, "s1", got.Value, body)
					assert.Equal(t, week, got.Life, body)
				}
			}
		})
	}
}

func TestAnotherSessionReplacesTheFirst(t *testing.T) {
	for _, role := range []string{wire.RoleUser, wire.RoleVisitor} {
		w := newWorld(t)
		w.live(`{}`, role, "s1")
		w.answer(as(role, "s2"))
		assert.Equal(t, "s2", w.jar[cookie.Session(app)].Value)
		assert.Equal(t, []session.LaneSession{{Lane: w.m.Lane(), Session: "s2"}}, look[session.LaneSession](w))
	}
}

func TestEveryPingRenewsTheDeviceAndLeavesTheID(t *testing.T) {
	for _, role := range []string{wire.RoleUser, wire.RoleVisitor} {
		w := newWorld(t)
		w.live(`{}`, role, "s1")
		device := w.jar[cookie.Device(app)].Value
		w.pass(time.Hour)
		w.answer(as(role, "s1"))
		got, ok := w.written(cookie.Device(app))
		require.True(t, ok)
		assert.Equal(t, session.SetCookie{Name: cookie.Device(app), Value: device, Life: cookie.LongLife(w.now)}, got)
		_, ok = w.written(cookie.ID(app))
		assert.False(t, ok)
	}
}

func TestSessionLivesNoLongerThanAnybodyWants(t *testing.T) {
	tests := []struct {
		name     string
		settings string
		expiry   time.Duration // of the backend, 0 for none
		want     time.Duration
	}{
		{"nobody says", `{}`, 0, week},
		{"the page says less", `{"session_duration":86400000}`, 0, 24 * time.Hour},
		{"the page says more", `{"session_duration":999999999999}`, 0, week},
		{"the backend says less", `{}`, time.Hour, time.Hour},
		{"the backend says more", `{}`, 30 * 24 * time.Hour, week},
		{"both", `{"session_duration":7200000}`, time.Hour, time.Hour},
		{"both, the page less", `{"session_duration":60000}`, time.Hour, time.Minute},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t)
			w.boot(test.settings)
			w.turn()
			expiry := int64(0)
			if test.expiry > 0 {
				expiry = w.now.Add(test.expiry).Unix()
			}
			w.answer(fmt.Sprintf(`{"user":{"role":"user_role"},"anonymous_session":"s1","session_expiry":%d}`, expiry))
			assert.Equal(t, test.want, w.jar[cookie.Session(app)].Life)
		})
	}
}

func TestASessionThatIsOverIsDeleted(t *testing.T) {
	w := newWorld(t)
	w.live(idOnly, wire.RoleUser, "s1")
	w.answer(fmt.Sprintf(`{"user":{"role":"user_role"},"anonymous_session":"s2","session_expiry":%d}`, w.now.Unix()-1))
	assert.NotContains(t, w.jar, cookie.Session(app))
}

func TestTheBackendsIDIsAdopted(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	w.turn()
	w.effects = nil
	w.answer(`{"user":{"role":"visitor_role","anonymous_id":"adopted"},"anonymous_session":"s1"}`)
	assert.Equal(t, session.SetCookie{Name: cookie.ID(app), Value: "adopted", Life: cookie.LongLife(w.now)}, w.jar[cookie.ID(app)])
	assert.Equal(t, "adopted", w.m.Who().AnonymousID)
	w.effects = nil
	w.track("e")
	w.turn()
	assert.Equal(t, "adopted", w.only().value("anonymous_id"))
	w.load()
	w.boot(`{}`)
	w.turn()
	assert.Equal(t, "adopted", w.only().value("anonymous_id"), "on the next page too")
}

func TestTheBackendsCookieDomainMovesTheCookies(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	w.turn()
	w.effects = nil
	const moved = `{"user":{"role":"visitor_role"},"anonymous_session":"s1","origin_cookie_domain":"example.com"}`
	w.answer(moved)
	names := []string{cookie.ID(app), cookie.Session(app), cookie.Device(app)}
	assert.Equal(t, []session.CookieDomain{{Domain: "example.com", Names: names}}, look[session.CookieDomain](w))
	var after []string
	for _, e := range w.effects {
		switch e := e.(type) {
		case session.CookieDomain:
			after = nil
		case session.SetCookie:
			after = append(after, e.Name)
		}
	}
	assert.ElementsMatch(t, names, after, "each is written again there")
	w.effects = nil
	w.answer(moved)
	assert.Empty(t, look[session.CookieDomain](w), "once")
}

func TestAnAnswerThatSaysNoCookieDomainLeavesThemWhereTheyAre(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	w.turn()
	w.answer(`{"user":{"role":"visitor_role"},"anonymous_session":"s1","origin_cookie_domain":"example.com"}`)
	w.effects = nil
	w.answer(`{"user":{"role":"visitor_role"}}`)
	assert.Empty(t, look[session.CookieDomain](w))
	_, ok := w.written(cookie.ID(app))
	assert.False(t, ok)
}
