package outbox_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// untilWake lets the time pass until there is something to do.
func (b *tab) untilWake() time.Duration {
	b.t.Helper()
	at, ok := b.Wake(b.now)
	require.True(b.t, ok, "nothing to wait for")
	d := at.Sub(b.now)
	b.now = at
	return d
}

func TestPausesGrowWithTheTriesAndAllTabsKeepThem(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	b.update("ada", 1.0)
	for _, want := range []time.Duration{500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second} {
		posts := b.next()
		require.Len(t, posts, 1)
		b.answer(503, posts...)
		other := open(t, s, "b")
		other.now = b.now
		assert.Empty(t, other.next(), "nor does another tab try")
		assert.Equal(t, want, b.untilWake(), "half of the ceiling, by chance")
	}
	b.answer(200, b.next()...)
	b.update("ada", 2.0)
	b.answer(503, b.next()...)
	assert.Equal(t, 500*time.Millisecond, b.untilWake(), "who got through begins anew")
}

func TestRetryAfterIsObeyed(t *testing.T) {
	b := open(t, storage{}, "a")
	b.update("ada", 1.0)
	b.Settle(b.next()[0].Entry, 429, "60", b.now, 0.5)
	b.Hurry(false)
	assert.Equal(t, time.Minute, b.untilWake(), "whoever looks at the page")
	b.Settle(b.next()[0].Entry, 503, "Fri, 02 Jan 2026 03:06:05 GMT", b.now, 0.5)
	assert.Equal(t, time.Minute, b.untilWake())
}

func TestWhatIsOnItsWayNeedsNoTimer(t *testing.T) {
	b := open(t, storage{}, "a")
	_, ok := b.Wake(b.now)
	assert.False(t, ok)
	b.update("ada", 1.0)
	b.next()
	_, ok = b.Wake(b.now)
	assert.False(t, ok)
}

func TestHurryEndsPauses(t *testing.T) {
	for _, network := range []bool{true, false} {
		b := open(t, storage{}, "a")
		b.Hurry(network)
		b.update("ada", 1.0)
		b.answer(503, b.next()...)
		require.Empty(t, b.next())
		b.Hurry(network)
		assert.Len(t, b.next(), 1)
	}
}

// blocked is a tab whose requests are never answered, at the moment at which that
// has been noticed.
func blocked(t *testing.T, s storage) *tab {
	b := open(t, s, "a")
	b.update("ada", 1.0)
	for range 6 {
		b.answer(0, b.next()...)
		b.untilWake()
	}
	return b
}

func TestABlockedBackendCostsOneRequestInFiveMinutes(t *testing.T) {
	s := storage{}
	b := blocked(t, s)
	began, tries := b.now, 0
	for b.now.Sub(began) < time.Hour {
		b.update("bob", float64(tries)) // somebody else has no luck either
		b.Hurry(false)
		for _, p := range b.next() {
			tries++
			b.answer(0, p)
		}
		b.now = b.now.Add(10 * time.Second)
	}
	assert.LessOrEqual(t, tries, 13)
	assert.GreaterOrEqual(t, tries, 11)

	b.Hurry(true)
	posts := b.next()
	require.NotEmpty(t, posts, "the network is back")
	b.answer(200, posts...)
	b.update("ada", 5.0)
	assert.Contains(t, b.drain(), "5")
	assert.Empty(t, s)
}

func TestAnyAnswerSaysThatNothingIsBlocked(t *testing.T) {
	b := open(t, storage{}, "a")
	b.update("ada", 1.0)
	for i := range 20 {
		status := 0
		if i%5 == 4 {
			status = 500
		}
		b.answer(status, b.next()...)
		assert.LessOrEqual(t, b.untilWake(), 150*time.Second, "half of five minutes, by chance")
	}
}

func TestTroubleWithWhatAPersonDidDoesNotHoldUpWhoThePersonIs(t *testing.T) {
	b := open(t, storage{}, "a")
	b.did("ada", "p1")
	b.answer(503, b.next()...)
	b.did("ada", "p2")
	b.update("ada", 1.0)
	posts := b.next()
	assert.Equal(t, []string{"1"}, b.saying(posts))
	b.answer(503, posts...)
	b.did("ada", "p3")
	b.now = b.now.Add(time.Second)
	posts = b.next()
	assert.Equal(t, []string{"content/post/p1/seen"}, b.saying(posts), "one at a time")
}

func TestAPoisonedRequestIsOvertakenAndGivenUp(t *testing.T) {
	s := storage{}
	b := open(t, s, "a")
	for _, n := range []string{"poison", "2", "3"} {
		b.update("ada", n)
	}
	poison := b.next()[0]
	b.answer(500, poison)
	var taken []string
	tries := 1
	for i := 0; i < 100 && b.Pending() > 0; i++ {
		for _, p := range b.next() {
			if p.Entry == poison.Entry {
				tries++
				b.answer(500, p)
				continue
			}
			taken = append(taken, says(t, p))
			b.answer(200, p)
		}
		if at, ok := b.Wake(b.now); ok {
			b.now = at
		}
	}
	assert.Equal(t, []string{"2", "3"}, taken)
	assert.Equal(t, 11, tries)
	assert.Equal(t, wire.Object{{Key: "dropped_refused", Value: 1.0}}, b.Dropped())
	assert.Empty(t, s)
}

func TestALongOutageLosesNothing(t *testing.T) {
	b := open(t, storage{}, "a")
	for _, n := range []string{"1", "2", "3"} {
		b.update("ada", n)
	}
	for range 50 {
		b.answer(503, b.next()...)
		b.untilWake()
	}
	last := ""
	for _, said := range b.drain() {
		if said != "nothing" {
			last = said
		}
	}
	assert.Equal(t, "3", last, "whatever the order, the newest holds")
	assert.Nil(t, b.Dropped())
}

func TestWhatTheBackendWillNeverTakeMakesRoom(t *testing.T) {
	for status, want := range map[int]wire.Outcome{400: wire.Dropped, 403: wire.Refused, 404: wire.Dropped, 413: wire.Dropped} {
		b := open(t, storage{}, "a")
		b.update("ada", 1.0)
		b.update("ada", 2.0)
		assert.Equal(t, want, b.Settle(b.next()[0].Entry, status, "30", b.now, 0.5))
		assert.Equal(t, []string{"2"}, b.drain())
		if want == wire.Dropped {
			assert.Equal(t, wire.Object{{Key: "dropped_refused", Value: 1.0}}, b.Dropped())
		}
	}
}

func TestARefusedReportIsNotReported(t *testing.T) {
	b := open(t, storage{}, "a")
	b.Add(b.entry("ada", wire.Metrics, wire.Member{Key: wire.MetricsField, Value: wire.Object{}}), b.now)
	b.answer(404, b.next()...)
	assert.Nil(t, b.Dropped())
}
