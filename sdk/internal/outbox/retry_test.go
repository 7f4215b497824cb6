package outbox_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestARetryKeepsItsPlaceItsKeyAndItsBody(t *testing.T) {
	o := filled(t)
	first := o.Due(now)[0]
	assert.Equal(t, wire.Retry, o.Settle(first.Entry, 503, "60", now, 0.5))
	assert.Equal(t, []string(nil), laneKeys(o.Due(now.Add(59*time.Second)), 1))
	again := o.Due(now.Add(time.Minute))
	require.Equal(t, []string{"a"}, laneKeys(again, 1))
	assert.Equal(t, first.Body, again[0].Body)
}

func laneKeys(posts []outbox.Post, lane int) []string {
	var out []string
	for _, p := range posts {
		if p.Entry.Lane == lane {
			out = append(out, p.Entry.Key)
		}
	}
	return out
}

func TestPausesGrowWithTheTries(t *testing.T) {
	o := &outbox.Outbox{}
	o.Open(1, "", "")
	o.Add(entry(1, "a"))
	at := now
	for _, want := range []time.Duration{500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second} {
		posts := o.Due(at)
		require.Len(t, posts, 1)
		o.Settle(posts[0].Entry, 0, "", at, 0.5)
		wake, ok := o.Wake()
		assert.True(t, ok)
		assert.Equal(t, want, wake.Sub(at))
		at = wake
	}
}

func TestWhatIsRefusedOrDroppedMakesRoomForTheNext(t *testing.T) {
	for status, want := range map[int]wire.Outcome{403: wire.Refused, 400: wire.Dropped, 404: wire.Dropped, 204: wire.Done} {
		o := filled(t)
		assert.Equal(t, want, o.Settle(o.Due(now)[0].Entry, status, "30", now, 0.5), "%d", status)
		assert.Equal(t, []string{"b"}, keys(o.Due(now)), "%d", status)
	}
}

func TestHurryEndsThePauses(t *testing.T) {
	o := filled(t)
	settle(o, 0, o.Due(now)...)
	require.Empty(t, o.Due(now))
	o.Hurry()
	assert.Equal(t, []string{"a", "x"}, keys(o.Due(now)))
}

func TestWakeIsTheEndOfTheShortestPause(t *testing.T) {
	o := &outbox.Outbox{}
	_, ok := o.Wake()
	assert.False(t, ok, "an empty outbox needs no timer")
	o.Open(1, "", "")
	_, ok = o.Wake()
	assert.False(t, ok, "nor does an empty lane")
	o = filled(t)
	posts := o.Due(now)
	_, ok = o.Wake()
	assert.False(t, ok, "what is on its way needs no timer")
	o.Settle(posts[0].Entry, 503, "40", now, 0)
	o.Settle(posts[1].Entry, 503, "30", now, 0)
	at, ok := o.Wake()
	assert.True(t, ok)
	assert.Equal(t, now.Add(30*time.Second), at)
}
