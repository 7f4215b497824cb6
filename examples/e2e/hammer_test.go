package e2e

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// A backend in trouble that asks for no pause, or for one that is over by its own
// clock, is not asked again as fast as the network allows.
func TestABackendThatAsksForNoPauseIsNotHammered(t *testing.T) {
	t.Parallel()
	for name, after := range map[string]string{"none": "0", "one that is over": "Sun, 06 Nov 1994 08:49:37 GMT"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.HoldClock()
			w.BreakFor(func(r *rig.Request) rig.Break {
				if r.Name() == "ping" {
					return rig.Break{Status: 503, RetryAfter: after}
				}
				return rig.Break{}
			})
			w.File("/start", page(documented, bootUser))
			w.Open(w.Origin + "/start")
			w.Until(`clock.due().some(ms => ms > 0)`) // the next try waits
			w.BreakFor(nil)
			w.Advance(time.Minute)
			w.UntilStored("the user", func() bool { return len(w.Contacts(rig.AppID)) == 1 })
		})
	}
}
