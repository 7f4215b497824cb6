package e2e

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// untilEvent moves the page's clock on, past every pause between two tries, until
// the page's event is stored.
func untilEvent(w *rig.World, b *rig.Backend) {
	b.UntilStored("the event", func() bool {
		w.Advance(5 * time.Minute)
		return len(rig.Query[string](b, `SELECT name FROM events`)) == 1
	})
}

func TestABootWhileTheBackendIsDownArrivesOnceItIsUp(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	away := rig.NewBackend(t)
	address := away.Address()
	away.Stop() // connections are refused
	w.HoldClock()
	w.File("/start", page(documented, `
		Intercom('boot', {app_id: 'abc12345', api_base: 'http://`+address+`', user_id: 'u-1', plan: 'pro'});
		Intercom('trackEvent', 'while-away');`))
	w.Open(w.Origin + "/start")
	w.Until(isBooted)
	for failures := 1; failures <= 3; failures++ {
		rig.Until(t, "another failure", func() bool { return len(w.Console.Said("network error", "ERR_CONNECTION_REFUSED")) >= failures }, w.Console.String)
		w.Advance(5 * time.Minute)
	}
	assert.Empty(t, rig.Query[string](away, `SELECT id FROM contacts`))

	away.Start(address)
	untilEvent(w, away)
	contacts := away.Contacts(rig.AppID)
	require.Len(t, contacts, 1)
	assert.Equal(t, "u-1", contacts[0].UserID)
	assert.Equal(t, map[string]any{"plan": "pro"}, contacts[0].Custom)
	assert.Len(t, away.PageViews(), 1)
	assert.Empty(t, append(w.Console.Said("warning"), w.Console.Said("error")...), "the page's console is the browser's alone")
}

func TestARequestWhoseAnswerIsLostHasItsEffectOnce(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.HoldClock()
	left := atomic.Int32{}
	left.Store(2)
	w.BreakFor(func(r *rig.Request) rig.Break {
		return rig.Break{Lose: r.Name() == "ping" && left.Add(-1) >= 0}
	})
	w.File("/start", page(documented, bootUser+`Intercom('trackEvent', 'once');`))
	w.Open(w.Origin + "/start")
	untilEvent(w, w.Backend)
	keys := map[string]bool{}
	for _, r := range w.Pings() {
		keys[r.Form.Get("Idempotency-Key")] = true
	}
	assert.Len(t, w.Pings(), 3)
	assert.Len(t, keys, 1, "retries carry the same key")
	assert.Len(t, w.Contacts(rig.AppID), 1)
	assert.Len(t, w.PageViews(), 1)
}

func TestAnAnswerOfTroubleIsWaitedOutAndRetryAfterIsObeyed(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.HoldClock()
	w.BreakFor(func(r *rig.Request) rig.Break {
		if r.Name() == "ping" {
			return rig.Break{Status: http.StatusServiceUnavailable, RetryAfter: "600"}
		}
		return rig.Break{}
	})
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.Until(`clock.due().some(ms => ms > 580e3 && ms <= 600e3)`)
	w.BreakFor(nil)
	w.Advance(9 * time.Minute)
	w.Do(`Intercom('update', {plan: 'pro'})`)
	w.UntilPings(1)
	w.Advance(2 * time.Minute)
	w.UntilPings(3)
	assert.Equal(t, map[string]any{"plan": "pro"}, custom(w))
}

func signed(userID string) string {
	h := hmac.New(sha256.New, []byte(rig.SecureKey))
	h.Write([]byte(userID))
	return hex.EncodeToString(h.Sum(nil))
}

func TestARefusedIdentityIsNotBooted(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.HoldClock()
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'secure01', user_id: 'u-1', user_hash: 'wrong'});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Until(`Intercom.booted === false`)
	assert.Len(t, w.Console.Said("error", "403"), 1)
	assert.Empty(t, w.Console.Said("warning"))

	w.Advance(time.Hour)
	w.Do(`Intercom('update', {plan: 'pro'}); Intercom('trackEvent', 'nobody')`)
	w.Advance(time.Hour)
	assert.Len(t, w.Requests(), 1, "nothing more is sent")
	assert.Empty(t, w.Contacts(rig.SecureID))

	w.Do(`Intercom('boot', {app_id: 'secure01', user_id: 'u-1', user_hash: '` + signed("u-1") + `'})`)
	w.UntilStored("the user", func() bool {
		c := w.Contacts(rig.SecureID)
		return len(c) == 1 && c[0].UserID == "u-1"
	})
	w.Until(isBooted)
	assert.Len(t, w.Console.Said("error"), 1)
	assert.Empty(t, rig.Query[string](w.Backend, `SELECT name FROM events`), "what was said while nobody was booted is nobody's")
}
