//go:build js && wasm

package browser

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

func TestNowIsThePagesTime(t *testing.T) {
	assert.InDelta(t, time.Now().UnixMilli(), Clock{}.UnixMilli(), 1000)
	pagetest.Replace(t, "Date", "now", `{value: () => 1700000000123}`)
	assert.EqualValues(t, 1700000000123, Clock{}.UnixMilli())
}

func TestAfterCallsInALaterTurn(t *testing.T) {
	for name, d := range map[string]time.Duration{"no time": 0, "a past moment": -time.Hour, "a while": 20 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			held := pagetest.NewHeld(t)
			start, calls := time.Now(), 0
			cancel := Clock{}.After(d, func() { calls++ })
			assert.Zero(t, calls, "not in the turn of the caller")
			assert.Len(t, held.Timers(), 1)
			pagetest.Wait(t, "the call", func() bool { return calls > 0 })
			assert.GreaterOrEqual(t, time.Since(start), d-time.Millisecond)
			assert.Empty(t, held.Timers())
			assert.NotPanics(t, cancel, "cancelling what has happened does nothing")
			pagetest.Turns(t)
			assert.Equal(t, 1, calls)
		})
	}
}

func TestAfterDoesWithoutChannels(t *testing.T) {
	pagetest.Replace(t, "window", "MessageChannel", `{value: undefined}`)
	calls := 0
	Clock{}.After(0, func() { calls++ })
	Clock{}.After(0, func() { calls += 10 })()
	pagetest.Wait(t, "the call", func() bool { return calls > 0 })
	pagetest.Turns(t)
	assert.Equal(t, 1, calls)
}

func TestAfterIsCancelled(t *testing.T) {
	held := pagetest.NewHeld(t)
	calls := 0
	cancel := Clock{}.After(0, func() { calls++ })
	cancel()
	cancel()
	assert.Empty(t, held.Timers())
	pagetest.Turns(t)
	assert.Zero(t, calls)
}

func TestAfterCanBeCalledAgainFromItsCall(t *testing.T) {
	calls := 0
	var again func()
	again = func() {
		if calls++; calls < 3 {
			Clock{}.After(0, again)
		}
	}
	Clock{}.After(0, again)
	pagetest.Wait(t, "three calls", func() bool { return calls == 3 })
}

func TestAfterWaitsNoLongerThanTimersCan(t *testing.T) {
	const day = 24 * 60 * 60 * 1000.0
	for d, want := range map[time.Duration]float64{
		time.Minute:           60000,
		24 * time.Hour:        day,
		25 * 24 * time.Hour:   day, // more than 2^31 ms would fire at once
		9999999 * time.Second: day,
	} {
		t.Run(d.String(), func(t *testing.T) {
			held := pagetest.NewHeld(t)
			cancel := Clock{}.After(d, func() {})
			assert.Equal(t, []float64{want}, held.Timers())
			cancel()
			assert.Empty(t, held.Timers())
		})
	}
}
