package live_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/live"
)

func TestListenersHearOfTheirWorkspaceOnly(t *testing.T) {
	h := live.NewHub(10)
	a, err := h.Listen("a")
	require.NoError(t, err)
	b, err := h.Listen("b")
	require.NoError(t, err)
	assert.EqualValues(t, 0, <-a.Changes, "the present state")
	assert.EqualValues(t, 0, <-b.Changes)
	h.Notify("a")
	assert.EqualValues(t, 1, <-a.Changes)
	assert.Empty(t, b.Changes)

	late, err := h.Listen("a")
	require.NoError(t, err)
	assert.EqualValues(t, 1, <-late.Changes)
}

func TestASlowListenerGetsTheLatest(t *testing.T) {
	h := live.NewHub(10)
	l, err := h.Listen("a")
	require.NoError(t, err)
	for range 5 {
		h.Notify("a")
	}
	assert.EqualValues(t, 5, <-l.Changes)
	assert.Empty(t, l.Changes)
}

func TestListenersAreBounded(t *testing.T) {
	h := live.NewHub(1)
	l, err := h.Listen("a")
	require.NoError(t, err)
	_, err = h.Listen("b")
	assert.ErrorIs(t, err, live.ErrFull)
	l.Stop()
	l.Stop()
	_, err = h.Listen("b")
	assert.NoError(t, err)
	_, err = h.Listen("b")
	assert.ErrorIs(t, err, live.ErrFull, "stopping twice frees one place")
}

func TestCloseEndsAllListening(t *testing.T) {
	h := live.NewHub(10)
	l, err := h.Listen("a")
	require.NoError(t, err)
	<-l.Changes
	h.Close()
	h.Close()
	_, open := <-l.Changes
	assert.False(t, open)
	h.Notify("a")
	_, err = h.Listen("a")
	assert.ErrorIs(t, err, live.ErrClosed)
	l.Stop()
}

func TestManyAtOnce(t *testing.T) {
	h := live.NewHub(100)
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			l, err := h.Listen("a")
			if !assert.NoError(t, err) {
				return
			}
			h.Notify("a")
			<-l.Changes
			l.Stop()
		})
	}
	wg.Wait()
}
