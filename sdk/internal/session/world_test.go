package session_test

import (
	"fmt"
	"net/url"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	app  = "abc12345"
	home = "https://example.com/"
)

// world is a browser around a machine: it carries out what the machine says, and
// keeps it for the test to look at.
type world struct {
	t       testing.TB
	m       *session.Machine
	now     time.Time
	page    session.Page
	ids     *int
	jar     map[string]session.SetCookie
	store   map[string]string
	effects []session.Effect // since the last look
}

func newWorld(t testing.TB) *world {
	w := &world{t: t, ids: new(int), now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), jar: map[string]session.SetCookie{}, store: map[string]string{}}
	w.load()
	return w
}

// load is a new page: the machine is new, cookies and storage are not.
func (w *world) load() {
	w.page = session.Page{URL: home, Title: "Home", Referrer: "https://example.org/"}
	w.effects = nil
	w.m = session.New(session.Config{BundleVersion: "v1", Platform: "web", DefaultBase: "https://backend.example", NewID: func() string {
		*w.ids++
		return fmt.Sprintf("%08x-0000-4000-8000-%012x", *w.ids, *w.ids)
	}})
}

func (w *world) run(effects []session.Effect) {
	w.effects = append(w.effects, effects...)
	for _, e := range effects {
		switch e := e.(type) {
		case session.SetCookie:
			if e.Life <= 0 {
				delete(w.jar, e.Name)
			} else {
				w.jar[e.Name] = e
			}
		case session.Store:
			w.store[e.App] = e.State
		}
	}
}

func (w *world) parse(text string) settings.Settings {
	o, err := wire.ParseObject(text)
	require.NoError(w.t, err)
	s, warnings := settings.Parse(o)
	require.Empty(w.t, warnings)
	return s
}

func (w *world) stored(app string) session.Stored {
	return session.Stored{
		ID:      w.jar[cookie.ID(app)].Value,
		Session: w.jar[cookie.Session(app)].Value,
		Device:  w.jar[cookie.Device(app)].Value,
		State:   w.store[app],
	}
}

// The commands. Settings are JSON, without the app id where it is the usual one.

func (w *world) bootAs(text, source string) {
	s := w.parse(text)
	if s.AppID == "" {
		s.AppID = app
	}
	w.run(w.m.Boot(w.now, s, w.page, source, w.stored(s.AppID)))
}

func (w *world) boot(text string) { w.bootAs(text, wire.SourceBoot) }
func (w *world) update(text string) {
	w.run(w.m.Update(w.now, w.parse(text), w.page, wire.SourceUpdate))
}
func (w *world) shutdown() { w.run(w.m.Shutdown(w.now)) }
func (w *world) leave()    { w.run(w.m.Leave(w.now)) }
func (w *world) suspend() *session.Stay {
	s, effects := w.m.Suspend(w.now)
	w.run(effects)
	return s
}
func (w *world) track(name string) { w.run(w.m.Track(w.now, name, nil, w.page)) }
func (w *world) goTo(path string) {
	w.page = session.Page{URL: home + path, Title: path, Referrer: w.page.URL}
}

// turn ends the turn of the event loop: what is due now happens.
func (w *world) turn() {
	if at, ok := w.m.Wake(); ok && !at.After(w.now) {
		w.run(w.m.Tick(w.now))
	}
}

// pass lets time pass, with everything that was to happen in it.
func (w *world) pass(d time.Duration) {
	end := w.now.Add(d)
	for {
		at, ok := w.m.Wake()
		if !ok || at.After(end) {
			break
		}
		if at.After(w.now) {
			w.now = at
		}
		w.run(w.m.Tick(w.now))
	}
	w.now = end
}

// answer is a 200 to a ping of whoever is booted.
func (w *world) answer(body string) { w.answerLane(w.m.Lane(), body) }

func (w *world) answerLane(lane int, body string) {
	w.run(w.m.Answer(w.now, lane, wire.Ping, wire.Done, 200, body))
}

// as is the answer to a ping that says a role and a session.
func as(role, session string) string {
	return `{"user":{"id":"c1","role":"` + role + `"},"anonymous_session":"` + session + `"}`
}

// live boots and has the backend answer.
func (w *world) live(text, role, session string) {
	w.boot(text)
	w.turn()
	w.answer(as(role, session))
	w.effects = nil
}

// sent is a request that went out.
type sent struct {
	lane int
	name string
	key  string
	wire.Request
}

// value is what the request says under a key of user_data.
func (s sent) value(key string) any {
	v, _ := s.UserData.Get(key)
	return v
}

// look returns the effects of one type since the last take.
func look[E any](w *world) []E {
	var found []E
	for _, e := range w.effects {
		if e, ok := e.(E); ok {
			found = append(found, e)
		}
	}
	return found
}

// take returns all that was sent since the last take, and forgets all effects.
func (w *world) take() []sent {
	var out []sent
	for _, e := range look[session.Send](w) {
		values, err := url.ParseQuery(wire.EncodeForm(e.Fields))
		require.NoError(w.t, err)
		r, err := wire.ParseRequest(values.Get)
		require.NoError(w.t, err)
		out = append(out, sent{e.Lane, e.Name, r.IdempotencyKey, r})
	}
	w.effects = nil
	return out
}

// only returns the one request that was sent since the last take.
func (w *world) only() sent {
	w.t.Helper()
	all := w.take()
	require.Len(w.t, all, 1)
	return all[0]
}

func (w *world) id() string { return w.jar[cookie.ID(app)].Value }

// complaints is what went to the console.
func (w *world) complaints() []string {
	var out []string
	for _, e := range w.effects {
		switch e := e.(type) {
		case session.Warn:
			out = append(out, e.Text)
		case session.Fail:
			out = append(out, e.Text)
		}
	}
	return out
}

// quiet checks that nothing went to the console.
func (w *world) quiet() {
	w.t.Helper()
	assert.Empty(w.t, w.complaints())
}
