//go:build js && wasm

package sdk_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk"
	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// busy is a client with all that one can have in a page: a card, a watch of the
// URL, a timer for the quota, and a request on its way.
func busy(t *testing.T, s *site) *sdk.Client {
	t.Helper()
	s.answers(200, onePost)
	c := s.client()
	require.NoError(t, c.Boot(sdk.Settings{AppID: app, UserID: "42", TrackURLChanges: true}))
	s.waitShown("p1")
	for i := range 25 {
		c.Update(sdk.Settings{Attributes: map[string]any{"n": i}})
		pagetest.Turns(t)
	}
	s.wait(22) // boot, seen, 20 updates
	s.hold()
	require.NoError(t, c.TrackEvent("late", nil))
	s.wait(23)
	return c
}

func TestCloseLeavesNothingInThePage(t *testing.T) {
	for name, prepare := range map[string]func(*testing.T){
		"navigation": func(*testing.T) {},
		"history":    func(t *testing.T) { pagetest.Replace(t, "window", "navigation", `{value: undefined}`) },
	} {
		t.Run(name, func(t *testing.T) {
			prepare(t)
			s := newSite(t)
			c := busy(t, s)
			require.NotEmpty(t, s.held.Listeners())
			require.NotZero(t, s.held.Nodes())
			c.Close()
			s.leftClean()
			requests := s.wait(24)
			last := requests[len(requests)-1]
			assert.Equal(t, 24.0, last.data(t)["n"], "what the quota held back is sent")
			assert.True(t, last.Keepalive)
			assert.NotEmpty(t, cookieValue(t, "intercom-id-"+app), "the session stays for the next page")
			select {
			case <-c.Done():
			default:
				assert.Fail(t, "Done is open")
			}

			s.release()
			s.page(`history.pushState(null, '', '/after'); dispatchEvent(new Event('online'))`)
			assert.Len(t, s.requests(), 24, "nothing comes after")
			s.leftClean()
		})
	}
}

func TestThrottledClientWaitsForTheQuotaWithOneTimer(t *testing.T) {
	s := newSite(t)
	c := s.client()
	require.NoError(t, c.Boot(sdk.Settings{AppID: app, UserID: "42"}))
	s.wait(1)
	for i := range 25 {
		c.Update(sdk.Settings{Attributes: map[string]any{"n": i}})
		pagetest.Turns(t)
	}
	assert.Len(t, s.wait(21), 21)
	assert.Contains(t, s.console.Errors()[0], "rate_limited_update")
	require.Len(t, s.held.Timers(), 1)
	assert.InDelta(t, (30 * time.Minute).Milliseconds(), s.held.Timers()[0], 60000)
}

func TestFreshScriptTakesThePageOver(t *testing.T) {
	for name, remove := range map[string]string{"deleted": `delete window.Intercom`, "overwritten": publicStub} {
		t.Run(name, func(t *testing.T) {
			s := withPost(t)
			old := pagetest.Eval(t, `return Intercom`)
			s.page(remove)
			s.forget()
			second := s.install()
			assert.Empty(t, shown(t), "the first's card is gone")
			s.page(`Intercom('boot', {app_id: 'abc12345', user_id: '42'})`)
			s.waitShown("p1")
			assert.Equal(t, 1, pagetest.Get[int](t, `return document.querySelectorAll('#intercom-container').length`))
			assert.Equal(t, "42", second.WhoAmI().UserID)
			sent := len(s.requests())
			pagetest.Eval(t, `a('update', {plan: 'old'}); a('trackEvent', 'old'); a('shutdown')`, old)
			assert.Len(t, s.requests(), sent, "the first does nothing any more")
			assert.Equal(t, []string{"p1"}, shown(t))
			assert.Equal(t, []string{"entryphone:takeover", "message", "offline", "online", "pagehide", "pageshow", "visibilitychange"}, listenersOfWindow(s))
		})
	}
}

// listenersOfWindow leaves out those that a card needs.
func listenersOfWindow(s *site) []string {
	var out []string
	for _, event := range s.held.Listeners() {
		if event != "focusin" {
			out = append(out, event)
		}
	}
	return out
}

func TestClientOfAGoAppCanBeReplaced(t *testing.T) {
	s := newSite(t)
	s.page(`window.intercomSettings = {app_id: 'abc12345'}`)
	first := s.install()
	s.wait(1)
	first.Close()
	s.install()
	s.wait(2)
	assert.Equal(t, "true", s.says(`Intercom.booted`))
}

func TestLeavingThePageSendsWhatWaits(t *testing.T) {
	s := newSite(t)
	c := s.client()
	require.NoError(t, c.Boot(sdk.Settings{AppID: app, UserID: "42"}))
	s.wait(1)
	c.Update(sdk.Settings{Name: "Ada"})
	s.page(`dispatchEvent(new PageTransitionEvent('pagehide'))`)
	sent := s.sent()
	require.Len(t, sent, 2, "in the very turn of the event")
	assert.Equal(t, "Ada", sent[1].data(t)["name"])
	assert.True(t, sent[1].Keepalive)
}

func TestRequestsThatTheCacheCutOffGoAgain(t *testing.T) {
	s := newSite(t)
	s.hold()
	c := s.client()
	require.NoError(t, c.Boot(sdk.Settings{AppID: app, UserID: "42"}))
	s.wait(1)
	s.page(`dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true})); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))`)
	requests := s.wait(2)
	assert.Equal(t, requests[0].Body["Idempotency-Key"], requests[1].Body["Idempotency-Key"])
}
