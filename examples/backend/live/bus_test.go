package live_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/live"
)

func TestEventsGoToTheirTopicInOrder(t *testing.T) {
	b := live.NewBus[int](2, 4)
	one, err := b.Subscribe("one")
	require.NoError(t, err)
	other, err := b.Subscribe("other")
	require.NoError(t, err)
	b.Publish("one", 1)
	b.Publish("one", 2)
	assert.Equal(t, 1, <-one.Events)
	assert.Equal(t, 2, <-one.Events)
	assert.Empty(t, other.Events)
}

func TestWhoDoesNotKeepUpLosesTheSubscription(t *testing.T) {
	b := live.NewBus[int](2, 1)
	slow, err := b.Subscribe("topic")
	require.NoError(t, err)
	quick, err := b.Subscribe("topic")
	require.NoError(t, err)
	for i := range 3 {
		b.Publish("topic", i)
		assert.Equal(t, i, <-quick.Events)
	}
	assert.Equal(t, 0, <-slow.Events)
	_, open := <-slow.Events
	assert.False(t, open)
	slow.Stop()
	_, err = b.Subscribe("topic")
	assert.NoError(t, err, "the place is free again")
}

func TestATopicHasABound(t *testing.T) {
	b := live.NewBus[int](1, 1)
	first, err := b.Subscribe("topic")
	require.NoError(t, err)
	_, err = b.Subscribe("topic")
	require.ErrorIs(t, err, live.ErrFull)
	first.Stop()
	first.Stop()
	_, err = b.Subscribe("topic")
	assert.NoError(t, err)
}

func TestAClosedBusTakesNobody(t *testing.T) {
	b := live.NewBus[int](1, 1)
	s, err := b.Subscribe("topic")
	require.NoError(t, err)
	b.Close()
	_, open := <-s.Events
	assert.False(t, open)
	b.Publish("topic", 1)
	_, err = b.Subscribe("topic")
	assert.ErrorIs(t, err, live.ErrClosed)
}

func TestSubscribersComeAndGoWhileEventsArePublished(t *testing.T) {
	b := live.NewBus[int](100, 1)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 200 {
				s, err := b.Subscribe("topic")
				if err != nil {
					return // closed below
				}
				b.Publish("topic", i)
				s.Stop()
			}
		})
	}
	all.Go(b.Close)
	all.Wait()
	_, err := b.Subscribe("topic")
	assert.ErrorIs(t, err, live.ErrClosed)
}
