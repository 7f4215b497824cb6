package session_test

import (
	"regexp"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBootMakesAVisitorWithCookies(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	assert.Equal(t, []session.Booted{{On: true}}, look[session.Booted](w))
	assert.NotEmpty(t, w.id())
	assert.NotEmpty(t, w.jar[cookie.Device(app)].Value)
	assert.NotEqual(t, w.id(), w.jar[cookie.Device(app)].Value)
	assert.NotContains(t, w.jar, cookie.Session(app), "the backend issues the session")
	for _, c := range w.jar {
		assert.Equal(t, cookie.LongLife(w.now), c.Life, c.Name)
	}
	assert.Equal(t, session.Who{AnonymousID: w.id(), Role: wire.RoleVisitor}, w.m.Who())
	w.quiet()
}

func TestBootPingsAtTheEndOfTheTurn(t *testing.T) {
	w := newWorld(t)
	w.boot(`{"user_id":"42","email":"ada@example.com","user_hash":"aa","name":"Ada","plan":null,"page_title":"Mine",
		"installation_type":"js-snippet","company":{"id":7,"plan":"pro"},"auth_tokens":{"t":"s"},"z_index":5}`)
	assert.Empty(t, look[session.Send](w))
	_, due := w.m.Wake()
	assert.True(t, due)
	w.turn()
	got := w.only()
	assert.Equal(t, wire.Ping, got.name)
	assert.Equal(t, got.key, got.IdempotencyKey)
	assert.Regexp(t, regexp.MustCompile(`^[0-9a-f]{16}$`), got.key)
	assert.NotEmpty(t, got.PageLoadID)
	assert.Equal(t, wire.Request{
		AppID: app, BundleVersion: "v1", PageLoadID: got.PageLoadID, Referrer: "https://example.org/", Platform: "web",
		InstallationType: "js-snippet", IdempotencyKey: got.key, PageTitle: "Mine", ActiveCompanyID: "7", Source: wire.SourceBoot, PageView: 1,
		URL: home, DeviceID: w.jar[cookie.Device(app)].Value, AuthTokens: wire.Object{{Key: "t", Value: "s"}},
		UserData: wire.Object{
			{Key: "anonymous_id", Value: w.id()}, {Key: "user_id", Value: "42"}, {Key: "email", Value: "ada@example.com"},
			{Key: "user_hash", Value: "aa"}, {Key: "name", Value: "Ada"}, {Key: "plan", Value: nil},
			{Key: "company", Value: wire.Object{{Key: "id", Value: 7.0}, {Key: "plan", Value: "pro"}}},
		},
	}, got.Request)
	_, due = w.m.Wake()
	assert.False(t, due)
}

func TestBootWithoutAnAppIDDoesNothing(t *testing.T) {
	w := newWorld(t)
	w.run(w.m.Boot(w.now, w.parse(`{"user_id":"42"}`), w.page, wire.SourceBoot, session.Stored{}))
	require.Len(t, w.effects, 1)
	assert.Contains(t, w.complaints()[0], "app_id")
	assert.False(t, w.m.Booted())
}

func TestBootSaysWhyItPings(t *testing.T) {
	for _, source := range []string{wire.SourceBoot, wire.SourceAutoBoot} {
		w := newWorld(t)
		w.bootAs(`{}`, source)
		w.turn()
		assert.Equal(t, source, w.only().Source)
	}
}

func TestLaneGoesToTheBackendOfTheSettings(t *testing.T) {
	for settings, want := range map[string]string{`{}`: "https://backend.example", `{"api_base":"https://other.example"}`: "https://other.example"} {
		w := newWorld(t)
		w.boot(settings)
		assert.Equal(t, []session.OpenLane{{Lane: w.m.Lane(), App: app, Base: want}}, look[session.OpenLane](w))
	}
}

func TestCampaignOfThePagesURLGoesToThePerson(t *testing.T) {
	tests := []struct {
		name, query string
		want        map[string]any
	}{
		{"all five", "?utm_source=a&utm_medium=b&utm_campaign=c&utm_term=d&utm_content=e",
			map[string]any{"utm_source": "a", "utm_medium": "b", "utm_campaign": "c", "utm_term": "d", "utm_content": "e"}},
		{"escaped", "?x=1&utm_source=a%20b+c%26d&utm_term=%C3%BC#utm_medium=no", map[string]any{"utm_source": "a b c&d", "utm_term": "ü", "utm_medium": nil}},
		{"broken escapes", "?utm_source=100%&utm_term=%zz%FF", map[string]any{"utm_source": "100%", "utm_term": "%zz\uFFFD"}},
		{"empty and others", "?utm_source=&utm_id=7&autm_term=x", map[string]any{"utm_source": nil, "utm_id": nil, "utm_term": nil}},
		{"in the fragment", "#?utm_source=a", map[string]any{"utm_source": nil}},
		{"the last of two", "?utm_source=a&utm_source=b", map[string]any{"utm_source": "b"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t)
			w.page.URL += test.query
			w.boot(`{}`)
			w.turn()
			got := w.only()
			for key, want := range test.want {
				assert.Equal(t, want, got.value(key), key)
			}
		})
	}
}

func TestNextPageFindsThePersonAgain(t *testing.T) {
	for name, settings := range map[string]string{"visitor": `{}`, "user": `{"user_id":"42","email":"ada@example.com"}`} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.live(settings, wire.RoleUser, "s1")
			before := w.stored(app)
			w.load()
			w.boot(settings)
			assert.Equal(t, before, w.stored(app))
			assert.Equal(t, "s1", look[session.OpenLane](w)[0].Session)
			w.turn()
			got := w.only()
			assert.Equal(t, before.ID, got.value("anonymous_id"))
			assert.Equal(t, before.Device, got.DeviceID)
		})
	}
}

func TestEveryRequestHasAKeyOfItsOwn(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	for range 3 {
		w.track("e")
		w.turn()
	}
	seen := map[string]bool{}
	for _, s := range w.take() {
		assert.False(t, seen[s.key])
		seen[s.key] = true
		assert.Equal(t, s.key, s.IdempotencyKey)
	}
	assert.Len(t, seen, 4, "the ping with an event behind it, and two more")
}
