//go:build js && wasm

package sdk_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk"
	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBootOfAGoAppReachesTheBackend(t *testing.T) {
	s := newSite(t)
	pagetest.Replace(t, "document", "title", `{value: 'Prices'}`)
	c := s.client()
	require.NoError(t, c.Boot(sdk.Settings{AppID: app, UserID: "42", Email: "ada@example.com", Attributes: map[string]any{"plan": "pro", "age": 36}}))
	ping := s.wait(1)[0]
	assert.Len(t, s.requests(), 1)
	assert.Equal(t, base+"/messenger/web/ping", ping.URL)
	assert.True(t, ping.Keepalive)
	for field, want := range map[string]string{
		"app_id": app, "v": "3", "g": "test", "platform": "web", "source": "apiBoot",
		"page_title": "Prices", "referer": s.says(`location.href`), "r": s.says(`document.referrer`),
		"device_identifier": cookieValue(t, "intercom-device-id-"+app),
	} {
		assert.Equal(t, want, ping.Body[field], field)
	}
	assert.Regexp(t, `^[0-9a-f]{16}$`, ping.Body["Idempotency-Key"])
	assert.Regexp(t, `^[0-9a-f-]{36}$`, ping.Body["s"])
	assert.Equal(t, map[string]any{
		"anonymous_id": cookieValue(t, "intercom-id-"+app), "user_id": "42", "email": "ada@example.com", "plan": "pro", "age": 36.0,
	}, ping.data(t))
}

// cookieValue is the value of a cookie of the page.
func cookieValue(t *testing.T, name string) string {
	t.Helper()
	return pagetest.Get[string](t, `return (document.cookie.split('; ').find(pair => pair.startsWith('`+name+`=')) || '').split('=')[1] || ''`)
}

func TestPingsAnswerReachesCookiesAndCallbacks(t *testing.T) {
	s := newSite(t)
	s.answers(200, `{"user":{"role":"user_role","anonymous_id":"b-1"},"anonymous_session":"opaque","unread_conversation_ids":["1","2"]}`)
	c := s.client()
	var ready, count int
	c.Ready(func() { ready++ })
	c.OnUnreadCountChange(func(n int) { count = n })
	require.NoError(t, c.Boot(sdk.Settings{AppID: app, UserID: "42"}))
	assert.Zero(t, ready)
	// On a busy machine the page has a turn between the two.
	pagetest.Wait(t, "ready and the count", func() bool { return ready == 1 && count == 2 })
	assert.Equal(t, "opaque", cookieValue(t, "intercom-session-"+app))
	assert.Equal(t, "b-1", cookieValue(t, "intercom-id-"+app))
	assert.Equal(t, sdk.Person{UserID: "42", AnonymousID: "b-1", Role: "user_role"}, c.WhoAmI())

	c.Shutdown()
	assert.Empty(t, cookieValue(t, "intercom-session-"+app))
	assert.Empty(t, cookieValue(t, "intercom-id-"+app))
	assert.NotEmpty(t, cookieValue(t, "intercom-device-id-"+app), "the device stays")
	assert.Zero(t, pagetest.Get[int](t, `return localStorage.length`))
}

func TestBootWithoutAnAppFails(t *testing.T) {
	s := newSite(t)
	c := s.client()
	assert.ErrorIs(t, c.Boot(sdk.Settings{UserID: "42"}), sdk.ErrNoAppID)
	assert.Len(t, s.console.Warnings(), 1)
	assert.Empty(t, s.requests())
	assert.Empty(t, s.says(`document.cookie`))

	s.page(`window.intercomSettings = {app_id: 'abc12345', api_base: 'https://elsewhere.example'}`)
	require.NoError(t, c.Boot(sdk.Settings{UserID: "42"}))
	assert.Equal(t, "https://elsewhere.example/messenger/web/ping", s.wait(1)[0].URL)
}

func TestBackendThatIsAwayIsAskedAgain(t *testing.T) {
	s := newSite(t)
	s.answers(0, "")
	pagetest.Replace(t, "Math", "random", `{value: () => 0.01}`) // short pauses
	c := s.client()
	require.NoError(t, c.Boot(sdk.Settings{AppID: app}))
	s.wait(1)
	s.answers(503, "")
	s.wait(2)
	s.answers(200, `{}`)
	live := false
	c.Ready(func() { live = true })
	pagetest.Wait(t, "an answer", func() bool { return live })
	requests := s.requests()
	for _, again := range requests[1:] {
		assert.Equal(t, requests[0].Body["Idempotency-Key"], again.Body["Idempotency-Key"])
	}
}
