package session_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhenAnUpdatePings(t *testing.T) {
	tests := []struct {
		name     string
		after    time.Duration // since the last ping
		settings string
		path     string // "" stays where it is
		pings    bool
	}{
		{"nothing new, soon", 59 * time.Second, `{}`, "", false},
		{"nothing new, later", 60 * time.Second, `{}`, "", true},
		{"what is known, soon", time.Second, `{"plan":"free","company":{"id":"c1","plan":"x"}}`, "", false},
		{"what is known, later", time.Minute, `{"plan":"free"}`, "", true},
		{"something new, soon", time.Second, `{"plan":"pro"}`, "", true},
		{"a new key, soon", time.Second, `{"seats":0}`, "", true},
		{"known becomes unknown", time.Second, `{"plan":null}`, "", true},
		{"another type of the same value", time.Second, `{"plan":true}`, "", true},
		{"a company that changed", time.Second, `{"company":{"id":"c1","plan":"y"}}`, "", true},
		{"last_request_at, soon", time.Second, `{"last_request_at":1700000000}`, "", true},
		{"a new URL, nothing new", time.Second, `{}`, "next", true},
		{"a new fragment, nothing new", time.Second, `{}`, "#part", true},
		{"messenger attributes alone", time.Second, `{"hide_notifications":true,"z_index":5}`, "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t)
			w.live(`{"plan":"free","company":{"id":"c1","plan":"x"}}`, wire.RoleVisitor, "s1")
			w.pass(test.after)
			if test.path != "" {
				w.goTo(test.path)
			}
			w.update(test.settings)
			w.turn()
			w.quiet()
			all := w.take()
			assert.Equal(t, test.pings, len(all) == 1)
			for _, s := range all {
				assert.Equal(t, wire.SourceUpdate, s.Source)
				assert.Equal(t, w.page.URL, s.URL)
			}
		})
	}
}

func TestAPingTakesAlongWhatIsNewAndNothingElse(t *testing.T) {
	w := newWorld(t)
	w.live(`{"plan":"free","seats":1}`, wire.RoleVisitor, "s1")
	w.update(`{"plan":"pro","seats":1}`)
	w.turn()
	assert.Equal(t, wire.Object{{Key: "anonymous_id", Value: w.id()}, {Key: "plan", Value: "pro"}}, w.only().UserData)
}

func TestUpdatesOfOneTurnOnOneURLBecomeOnePing(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	for _, s := range []string{`{"plan":"free","a":1}`, `{"plan":"pro"}`, `{"b":2}`, `{}`} {
		w.update(s)
	}
	w.turn()
	got := w.only()
	for key, want := range map[string]any{"plan": "pro", "a": 1.0, "b": 2.0} {
		assert.Equal(t, want, got.value(key), key)
	}
	w.quiet()
}

func TestUpdatesRightAfterBootGoWithIt(t *testing.T) {
	w := newWorld(t)
	w.boot(`{"plan":"free"}`)
	w.update(`{"plan":"pro"}`)
	w.turn()
	got := w.only()
	assert.Equal(t, wire.SourceBoot, got.Source)
	assert.Equal(t, "pro", got.value("plan"))
}

func TestEveryURLOfATurnIsAPageView(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	for _, path := range []string{"a", "b", "b", "c"} {
		w.goTo(path)
		w.update(`{"last":"` + path + `"}`)
	}
	w.turn()
	var urls, last []any
	for _, s := range w.take() {
		urls = append(urls, s.URL)
		last = append(last, s.value("last"))
	}
	assert.Equal(t, []any{home + "a", home + "b", home + "c"}, urls)
	assert.Equal(t, []any{"a", "b", "c"}, last, "each with what was said there")
}

func TestComingBackToAURLIsAPageView(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	for _, path := range []string{"a", "b", "a"} {
		w.goTo(path)
		w.update(`{}`)
		w.turn()
		assert.Equal(t, home+path, w.only().URL)
	}
}

func TestURLChangesNoticedByTheClientAreSourcesOfTheirOwn(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	w.goTo("a")
	w.run(w.m.Update(w.now, w.parse(`{}`), w.page, wire.SourceURLChange))
	w.turn()
	assert.Equal(t, wire.SourceURLChange, w.only().Source)
	w.update(`{}`)
	w.turn()
	assert.Empty(t, w.take(), "the page's own update for the same URL says nothing new")
}

func TestBootOverALiveSessionPingsAndKeepsIt(t *testing.T) {
	w := newWorld(t)
	w.live(`{"user_id":"1","plan":"free"}`, wire.RoleUser, "s1")
	id := w.id()
	w.boot(`{"user_id":"1"}`)
	w.turn()
	got := w.only()
	assert.Equal(t, wire.SourceBoot, got.Source)
	assert.Equal(t, id, got.value("anonymous_id"))
	assert.Empty(t, look[session.Booted](w))
	assert.True(t, w.m.Live())
}

func TestWhatCannotChangeByUpdateDoesNot(t *testing.T) {
	w := newWorld(t)
	w.live(`{"session_duration":60000}`, wire.RoleUser, "s1")
	w.update(`{"app_id":"other","api_base":"https://other.example","session_duration":1000,"plan":"pro"}`)
	w.turn()
	assert.Empty(t, look[session.OpenLane](w))
	assert.Equal(t, app, w.only().AppID)
	w.answer(as(wire.RoleUser, "s2"))
	assert.Equal(t, time.Minute, look[session.SetCookie](w)[0].Life)
}

func TestMessengerAttributesAreToldAndNeverSent(t *testing.T) {
	w := newWorld(t)
	w.live(`{"alignment":"left"}`, wire.RoleVisitor, "s1")
	w.update(`{"z_index":5,"plan":"pro"}`)
	looks := look[session.Look](w)
	require.Len(t, looks, 1)
	assert.Equal(t, wire.Object{{Key: "alignment", Value: "left"}, {Key: "z_index", Value: 5.0}}, looks[0].Messenger)
	w.turn()
	got := w.only()
	for _, key := range []string{"alignment", "z_index"} {
		assert.Nil(t, got.value(key))
	}
}
