package e2e

import (
	"fmt"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// updates makes n updates with new data, each in a turn of its own.
func updates(w *rig.World, from, to int) {
	rig.Get[bool](w.Tab, fmt.Sprintf(`(async () => {
		for (let i = %d; i <= %d; i++) {
			Intercom('update', {count: i, ['only_' + i]: true});
			await new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
			await new Promise(done => setTimeout(done));
		}
		return true;
	})()`, from, to))
}

func counted(w *rig.World) any { return w.Contacts(rig.AppID)[0].Custom["count"] }

// throttled is a page on which the user made 25 updates.
func throttled(t *testing.T) *rig.World {
	t.Helper()
	w := rig.New(t)
	w.HoldClock()
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	updates(w, 1, 25)
	w.UntilPings(21)
	return w
}

var resetTime = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`)

func TestUpdatesBeyondTheQuotaWaitUntilItIsBack(t *testing.T) {
	t.Parallel()
	w := throttled(t)
	assert.Equal(t, 20.0, counted(w))
	errors := w.Console.Said("error", "rate_limited_update")
	require.Len(t, errors, 5)
	for _, e := range errors {
		reset, err := time.Parse(time.RFC3339, resetTime.FindString(e))
		require.NoError(t, err, e)
		assert.WithinDuration(t, time.Now().Add(30*time.Minute), reset, time.Minute, e)
	}

	w.Advance(29 * time.Minute)
	w.Do(`Intercom('trackEvent', 'still-here')`)
	w.UntilStored("the event", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1 })
	w.UntilPings(21)
	w.Advance(2 * time.Minute)
	w.UntilPings(22)
	assert.Equal(t, 25.0, counted(w))
	for i := range 25 {
		assert.Equal(t, true, w.Contacts(rig.AppID)[0].Custom[fmt.Sprintf("only_%d", i+1)], "update %d", i+1)
	}
	updates(w, 26, 30)
	w.UntilPings(27)
	assert.Len(t, w.Console.Said("error", "rate_limited_update"), 5, "the quota is whole again")
}

func TestWhatIsBeyondTheQuotaGoesOutWhenThePageIsReloaded(t *testing.T) {
	t.Parallel()
	w := throttled(t)
	w.Reload()
	w.UntilStored("the last value", func() bool { return counted(w) == 25.0 })
	w.UntilPings(23)
	updates(w, 26, 27)
	w.UntilPings(25)
	assert.Len(t, w.Console.Said("error", "rate_limited_update"), 5, "a page load resets the quota")
}

func TestAnotherPersonHasAQuotaOfTheirOwn(t *testing.T) {
	t.Parallel()
	w := throttled(t)
	w.Do(`Intercom('boot', {app_id: 'abc12345', user_id: 'u-2'})`)
	w.UntilPings(23)
	updates(w, 1, 20)
	w.UntilPings(43)
	assert.Len(t, w.Console.Said("error", "rate_limited_update"), 5)
	contacts := w.Contacts(rig.AppID)
	require.Len(t, contacts, 2)
	assert.Equal(t, 25.0, contacts[0].Custom["count"], "what was unsent for the first went out at their end")
	assert.Equal(t, 20.0, contacts[1].Custom["count"])
}

func TestUpdatesOfOneTurnAreOnePingAndNothingNewIsNone(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.HoldClock()
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`for (let i = 1; i <= 30; i++) Intercom('update', {count: i})`)
	w.UntilPings(2)
	assert.Equal(t, 30.0, counted(w))

	w.Do(`Intercom('update'); Intercom('update', {count: 30})`)
	w.Do(`Intercom('update', {last_request_at: 1})`)
	w.UntilPings(3)
	w.Advance(61 * time.Second)
	w.Do(`Intercom('update')`)
	w.UntilPings(4)
	assert.Len(t, w.PageViews(), 1)
	assert.Empty(t, w.Console.Trouble())
}
