package sdk

import (
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestABootGetsThroughOnceTheBackendIsUp(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	key := f.posted[0].IdempotencyKey
	pauses := []time.Duration{500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second} // half of the ceiling, by the fake's chance
	for i, pause := range pauses {
		f.answer([]int{0, 500, 503, 429}[i], "")
		f.pass(pause - 1)
		require.Empty(t, f.open(), "try %d comes too soon", i+2)
		f.pass(1)
		require.Len(t, f.open(), 1, "try %d", i+2)
	}
	f.answer(200, visitor)
	f.pass(24 * time.Hour)
	assert.Len(t, f.posted, len(pauses)+1)
	for _, p := range f.posted {
		assert.Equal(t, key, p.IdempotencyKey)
	}
	f.quiet()
}

func TestRetryAfterIsObeyed(t *testing.T) {
	for header, want := range map[string]time.Duration{"90": 90 * time.Second, "Fri, 02 Jan 2026 03:05:05 GMT": time.Minute} {
		f := newFake(t)
		require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
		f.turn()
		f.answerLater(503, header, "")
		f.pass(want - 1)
		assert.Empty(t, f.open(), header)
		f.pass(1)
		assert.Len(t, f.open(), 1, header)
	}
}

func TestTheNetworksReturnEndsThePauses(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	f.answerLater(503, "3600", "")
	f.getsOnline()
	assert.Len(t, f.open(), 1)
}

func TestRequestsOfAPersonGoOneAfterTheOther(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	for _, name := range []string{"a", "b"} {
		require.NoError(t, f.TrackEvent(name, nil))
		f.gathered()
	}
	var order []string
	for range 3 {
		require.Len(t, f.open(), 1)
		p := f.answer(200, visitor)
		order = append(order, p.url[strings.LastIndexByte(p.url, '/')+1:])
		if len(p.Events) > 0 {
			order = append(order, p.Events[0].Name)
			assert.Equal(t, "s1", p.Session, "the session that the boot brought")
		}
	}
	assert.Equal(t, []string{"ping", "events", "a", "events", "b"}, order)
	assert.Empty(t, f.open())
}

func TestWhatTheBackendWillNeverTakeIsDroppedWithOneWarning(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.TrackEvent("bad", nil))
	f.gathered()
	require.NoError(t, f.TrackEvent("good", nil))
	f.gathered()
	f.answer(422, `{"errors":[{"code":"c","message":"m"}]}`)
	got := f.complaints()
	require.Len(t, got, 1)
	assert.Contains(t, got[0], "422")
	assert.Equal(t, "good", f.answer(200, `{}`).Events[0].Name)
	assert.Equal(t, wire.Object{{Key: "dropped_refused", Value: 1.0}}, f.answer(204, "").Metrics)
	f.pass(time.Hour)
	assert.Empty(t, f.open())
}

func TestAnIdlePageHasNoTimer(t *testing.T) {
	f := newFake(t)
	assert.Empty(t, f.timers)
	f.live(visitor)
	assert.Empty(t, f.timers)
	f.Update(Settings{Name: "Ada"})
	f.Update(Settings{Name: "Ada Example"})
	assert.Len(t, f.timers, 1, "one for the end of the turn")
	f.turn()
	assert.Empty(t, f.timers, "none while a request is on its way")
	f.answer(0, "")
	assert.Len(t, f.timers, 1, "one for the next try")
}

func TestWhatIsDroppedForWantOfRoomIsReported(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	for range 1100 {
		require.NoError(t, f.TrackEvent("e", nil))
		f.turn()
	}
	stored, reported := 0, 0.0
	for len(f.open()) > 0 {
		p := f.answer(200, visitor)
		stored += len(p.Events)
		n, _ := p.Metrics.Get("dropped_full")
		count, _ := n.(float64)
		reported += count
		f.gathered()
	}
	assert.GreaterOrEqual(t, stored, 900)
	assert.Equal(t, 1100.0, float64(stored)+reported)
	f.quiet()
}

func TestTheThrottleIsSaidOnceACallAndItsDataComesLater(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	for i := range 25 {
		f.Update(Settings{Attributes: map[string]any{"n": i}})
		f.turn()
	}
	for range 20 {
		f.answer(200, `{}`)
	}
	assert.Empty(t, f.open())
	got := f.complaints()
	require.Len(t, got, 5)
	for _, text := range got {
		assert.Contains(t, text, "rate_limited_update")
	}
	f.pass(30 * time.Minute)
	assert.Equal(t, 24.0, f.answer(200, `{}`).value("n"))
}

func TestTheBackendsCookieDomainIsTheJars(t *testing.T) {
	f := newFake(t)
	f.live(`{"user":{"role":"visitor_role"},"anonymous_session":"s1","origin_cookie_domain":"example.com"}`)
	assert.Equal(t, []string{"intercom-id-abc12345", "intercom-session-abc12345", "intercom-device-id-abc12345", "example.com"}, f.moved)
}
