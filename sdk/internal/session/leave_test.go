package session_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLeavingSendsWhatWaitedForTheEndOfTheTurn(t *testing.T) {
	w := newWorld(t)
	w.boot(ada)
	w.leave()
	assert.Equal(t, "ada-1", w.only().value("user_id"))
	assert.True(t, w.m.Booted(), "the page may come back")
	_, due := w.m.Wake()
	assert.False(t, due)
	w.leave()
	assert.Empty(t, w.take(), "once")
}

func TestLeavingWithNothingToSaySaysNothing(t *testing.T) {
	w := newWorld(t)
	w.leave()
	assert.Empty(t, w.effects)
	w.live(ada, wire.RoleUser, "s1")
	w.leave()
	assert.Empty(t, w.effects)
}

func TestSuspendKeepsThePersonForTheNextBoot(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	before := w.stored(app)
	w.update(`{"plan":"pro"}`)
	w.suspend()
	assert.Equal(t, before, w.stored(app))
	assert.False(t, w.m.Booted())
	assert.Equal(t, []session.Booted{{On: false}}, look[session.Booted](w))
	assert.Empty(t, look[session.DropCallbacks](w))
	assert.Equal(t, "pro", w.only().value("plan"))
	w.boot(ada)
	w.turn()
	assert.Equal(t, before.ID, w.only().value("anonymous_id"))
}

func TestWhatIsSaidAfterASuspensionWaitsForTheBoot(t *testing.T) {
	w := newWorld(t)
	w.boot(ada)
	w.shutdown()
	w.suspend()
	w.effects = nil
	w.update(`{"plan":"pro"}`)
	w.quiet()
	w.boot(bob)
	w.turn()
	assert.Equal(t, "pro", w.only().value("plan"))
}

func TestWhatComesAfterASuspensionIsAnotherPages(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{"earlier", ""} {
		w.run(w.m.Begin(name))
		w.boot(ada)
		w.suspend()
	}
	w.boot(ada)
	w.turn()
	got := w.take()
	require.Len(t, got, 3)
	assert.Equal(t, "earlier", got[0].PageLoadID)
	assert.NotEmpty(t, got[1].PageLoadID)
	assert.NotEqual(t, got[1].PageLoadID, got[2].PageLoadID)
	assert.Equal(t, 1, got[2].PageView)
}

func TestCommandsOfAnEarlierPageKeepTheirPersonsApart(t *testing.T) {
	w := newWorld(t)
	w.boot(ada) // on the earlier page; the backend has not answered
	w.suspend()
	earlier := w.take()
	w.boot(bob)
	w.turn()
	w.pass(time.Second)
	for _, s := range w.take() {
		assert.Equal(t, "bob-2", s.value("user_id"), "bob needs no answer: the cookies are known to be another's")
		assert.NotEqual(t, earlier[0].value("anonymous_id"), s.value("anonymous_id"))
	}
}

func TestAPageGoesOnWhereAnotherCameInBetween(t *testing.T) {
	w := newWorld(t)
	w.run(w.m.Begin("first"))
	w.boot(ada)
	first := w.suspend()
	w.run(w.m.Begin("second"))
	w.boot(ada)
	w.update(`{"plan":"pro"}`)
	w.suspend()
	ended := look[session.CloseLane](w)
	w.effects = nil
	w.run(w.m.Resume(first))
	assert.Equal(t, []session.Booted{{On: true}}, look[session.Booted](w))
	w.update(`{"seats":2}`)
	w.goTo("/second")
	w.update(`{}`)
	w.suspend()
	got := w.take()
	require.Len(t, got, 2)
	assert.Equal(t, 2.0, got[0].value("seats"))
	assert.Equal(t, "ada-1", got[0].value("user_id"))
	for i, s := range got {
		assert.Equal(t, "first", s.PageLoadID)
		assert.Equal(t, i+1, s.PageView, "they go on where they were")
		assert.NotContains(t, ended, session.CloseLane{Lane: s.lane})
	}
}

func TestAPageGoesOnWithNobodyBehindItsLogout(t *testing.T) {
	w := newWorld(t)
	w.run(w.m.Begin("first"))
	w.boot(ada)
	w.shutdown()
	first := w.suspend()
	w.effects = nil
	w.run(w.m.Resume(first))
	w.update(`{"plan":"pro"}`)
	assert.False(t, w.m.Booted())
	assert.Contains(t, w.complaints()[0], "nobody is booted")
	w.suspend()
	w.boot(bob)
	w.turn()
	assert.Nil(t, w.only().value("plan"))
}
