package e2e

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// keptKeys counts what the page keeps of calls and requests.
const keptKeys = `Object.keys(localStorage).filter(key => /^intercom\.(raw|out|wait)/.test(key)).length`

func TestACallIsInStorageBeforeItsTurnIsOver(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Until(keptKeys + ` === 0`)
	kept := rig.Get[string](w.Tab, `(async () => {
		Intercom('update', {plan: 'pro'});
		Intercom('trackEvent', 'ordered', {sum: 5});
		await null;
		return Object.keys(localStorage).filter(key => key.startsWith('intercom.raw.')).map(key => localStorage[key]).join();
	})()`)
	assert.Contains(t, kept, `"update",{"plan":"pro"}`)
	assert.Contains(t, kept, `"trackEvent","ordered",{"sum":5}`)
	w.UntilStored("both", func() bool {
		return custom(w)["plan"] == "pro" && len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1
	})
	w.Until(keptKeys + ` === 0`)
	assert.Empty(t, w.Console.Trouble())
}

func TestWhatTheBackendRefusesIsReported(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.BreakFor(func(r *rig.Request) rig.Break {
		if r.Name() == "events" {
			return rig.Break{Status: http.StatusUnprocessableEntity}
		}
		return rig.Break{}
	})
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`Intercom('trackEvent', 'one'); Intercom('trackEvent', 'two')`)
	rig.Until(t, "a report", func() bool { return len(w.Requests("metrics")) == 1 }, w.Console.String)
	assert.JSONEq(t, `{"dropped_refused":2}`, w.Requests("metrics")[0].Form.Get("metrics"))
	assert.Len(t, w.Console.Said("warning", "events", "422"), 1)
	w.Until(keptKeys + ` === 0`)
}

func TestAStatusSaysHowThingsStand(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start?entryphone_debug=1")
	w.UntilPings(1)
	w.Until(`Intercom('status').pending === 0`)
	w.BreakFor(func(*rig.Request) rig.Break {
		return rig.Break{Status: http.StatusServiceUnavailable, RetryAfter: "600"}
	})
	w.Do(`Intercom('update', {plan: 'pro'})`)
	w.Until(`Intercom('status').last_error === 'ping: status 503'`)
	assert.JSONEq(t, `{"booted":true,"live":true,"app_id":"abc12345","pending":1,"throttled_until":null,"last_error":"ping: status 503"}`,
		rig.Get[string](w.Tab, `JSON.stringify(Intercom('status'))`))
	assert.NotEmpty(t, w.Console.Said("debug", "command update"))
	assert.NotEmpty(t, w.Console.Said("debug", "request", "/messenger/web/ping"))
	w.Do(`Intercom('debug', false); Intercom('update', {plan: 'free'})`)
	w.Until(`Intercom('status').pending === 2`)
	assert.Empty(t, w.Console.Said("debug", "free"))
}
