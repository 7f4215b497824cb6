package session_test

import (
	"fmt"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func (w *world) did(id, event string) {
	w.run(w.m.Content(w.now, wire.TypePost, id, event, w.page))
}

func TestWhatAPersonDoesWithContentIsReported(t *testing.T) {
	for _, event := range []string{"seen", "clicked", "dismissed"} {
		w := newWorld(t)
		w.live(idOnly, wire.RoleUser, "s1")
		w.did("p/1", event)
		got := w.only()
		assert.Equal(t, "content/post/p%2F1/"+event, got.name)
		assert.Equal(t, "1", got.value("user_id"))
		assert.Equal(t, home, got.URL)
	}
}

func TestWithNobodyBootedNothingIsReported(t *testing.T) {
	w := newWorld(t)
	w.did("p1", "seen")
	w.boot(`{}`)
	w.shutdown()
	w.effects = nil
	w.did("p1", "dismissed")
	assert.Empty(t, w.effects)
}

func TestWhatWasDismissedIsToldWithTheContent(t *testing.T) {
	w := newWorld(t)
	w.live(idOnly, wire.RoleUser, "s1")
	w.did("p1", "dismissed")
	w.did("p2", "seen")
	w.effects = nil
	w.answer(`{"user":{"role":"user_role"},"client_matches":[{"type":"post","id":"p1"}]}`)
	assert.Equal(t, []string{"p1"}, look[session.Show](w)[0].Dismissed)
	w.load()
	w.boot(idOnly)
	w.turn()
	w.answer(`{"user":{"role":"user_role"},"client_matches":[{"type":"post","id":"p1"}]}`)
	assert.Equal(t, []string{"p1"}, look[session.Show](w)[0].Dismissed, "on the next page too")
}

func TestWhatOnePersonDismissedIsNotDismissedForAnother(t *testing.T) {
	w := newWorld(t)
	w.live(idOnly, wire.RoleUser, "s1")
	w.did("p1", "dismissed")
	w.live(`{"user_id":"2"}`, wire.RoleUser, "s2")
	w.answer(`{"client_matches":[{"type":"post","id":"p1"}]}`)
	assert.Empty(t, look[session.Show](w)[0].Dismissed)
}

func TestTheLastFiftyDismissalsAreRemembered(t *testing.T) {
	w := newWorld(t)
	w.live(idOnly, wire.RoleUser, "s1")
	for i := range 60 {
		w.did(fmt.Sprint(i), "dismissed")
	}
	w.load()
	w.live(idOnly, wire.RoleUser, "s1")
	w.answer(`{"client_matches":[]}`)
	got := look[session.Show](w)[0].Dismissed
	require.Len(t, got, 50)
	assert.Equal(t, "10", got[0])
	assert.Equal(t, "59", got[49])
}
