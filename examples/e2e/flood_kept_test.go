package e2e

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// While nobody takes them the queue keeps the newest thousand events: what is reported
// of the others must not take their place. Whole batches of fifty are dropped.
func TestOfAFloodAThousandEventsAreKept(t *testing.T) {
	const all, kept = 20_000, 1000 - 50
	w, f := flooded(t)
	w.HoldClock()
	w.Open(w.Origin + "/start")
	w.Until(`window.live`)
	w.BreakFor(func(r *rig.Request) rig.Break {
		if r.Name() == "events" || r.Name() == "metrics" {
			return rig.Break{Status: 503}
		}
		return rig.Break{}
	})
	rig.Get[any](w.Tab, `flood(0, 20000).then(() => null)`)
	rig.Get[any](w.Tab, `(Intercom('whoami'), null)`) // all of it is looked into
	w.BreakFor(f.take)
	rig.Until(t, "all events accounted for", func() bool {
		w.Advance(time.Minute)
		return f.accounted() >= all
	}, w.Console.String)
	stored, twice := f.stored()
	assert.Equal(t, all, f.accounted())
	assert.Zero(t, twice)
	assert.GreaterOrEqual(t, stored, kept, "%d reports came", len(w.Requests("metrics")))
}
