package session_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// change makes n updates with new data, each in a turn of its own, and returns
// how many pings went out.
func (w *world) change(n int) int {
	for range n {
		*w.ids++
		w.update(fmt.Sprintf(`{"value":%d}`, *w.ids))
		w.turn()
	}
	pings := 0
	for _, e := range look[session.Send](w) {
		if e.Name == wire.Ping {
			pings++
		}
	}
	return pings
}

// throttled is a world whose quota was used up at once by what is booted.
func throttled(t *testing.T, settings string) *world {
	w := newWorld(t)
	w.live(settings, wire.RoleUser, "s1")
	require.Equal(t, 20, w.change(20))
	w.quiet()
	w.effects = nil
	return w
}

func TestThe21stUpdateIsThrottledAndSaysSo(t *testing.T) {
	w := throttled(t, idOnly)
	assert.Zero(t, w.change(1))
	fails := look[session.Fail](w)
	require.Len(t, fails, 1)
	assert.Contains(t, fails[0].Text, "rate_limited_update")
	assert.Contains(t, fails[0].Text, "2026-01-02T03:34:05Z", "when the quota resets")
	assert.Zero(t, w.change(4))
	assert.Len(t, look[session.Fail](w), 5, "one error a call")
}

func TestThrottledDataGoesOutInOnePingWhenTheQuotaResets(t *testing.T) {
	w := throttled(t, idOnly)
	w.update(`{"a":1,"plan":"free"}`)
	w.update(`{"plan":"pro"}`)
	w.goTo("later")
	w.update(`{"b":2}`)
	assert.Empty(t, w.take())
	at, ok := w.m.Wake()
	require.True(t, ok)
	assert.Equal(t, w.now.Add(30*time.Minute), at)
	w.pass(30*time.Minute - 1)
	assert.Empty(t, w.take())
	w.pass(1)
	got := w.only()
	for key, want := range map[string]any{"a": 1.0, "b": 2.0, "plan": "pro", "user_id": "1"} {
		assert.Equal(t, want, got.value(key), key)
	}
	assert.Equal(t, home+"later", got.URL)
	_, ok = w.m.Wake()
	assert.False(t, ok)
}

func TestThrottledDataGoesOutWhenThePageIsLeft(t *testing.T) {
	w := throttled(t, idOnly)
	for _, n := range []string{"1", "2", "3"} {
		w.update(`{"n":` + n + `}`)
		w.turn()
	}
	w.effects = nil
	w.leave()
	assert.Equal(t, 3.0, w.only().value("n"))
	w.pass(time.Hour)
	assert.Empty(t, w.take(), "and not twice")
}

func TestThrottledDataGoesOutWithTheNextBoot(t *testing.T) {
	w := throttled(t, idOnly)
	w.update(`{"plan":"pro"}`)
	w.boot(`{"user_id":"1","seats":2}`)
	w.turn()
	got := w.only()
	assert.Equal(t, wire.SourceBoot, got.Source)
	assert.Equal(t, "pro", got.value("plan"))
	assert.Equal(t, 2.0, got.value("seats"))
}

func TestThrottledDataGoesOutAtShutdown(t *testing.T) {
	w := throttled(t, idOnly)
	w.update(`{"plan":"pro"}`)
	w.shutdown()
	assert.Equal(t, "pro", w.only().value("plan"))
}

func TestAThrottledPageViewIsNotSentTwice(t *testing.T) {
	w := throttled(t, idOnly)
	w.goTo("next")
	w.update(`{}`)
	w.pass(30 * time.Minute)
	assert.Equal(t, home+"next", w.only().URL)
	w.pass(time.Second)
	w.update(`{}`)
	w.turn()
	assert.Empty(t, w.take(), "nothing is new on that URL")
}

func TestWhatDoesNotCount(t *testing.T) {
	tests := map[string]func(w *world){
		"an update with nothing new": func(w *world) { w.update(`{}`) },
		"a boot of the same person":  func(w *world) { w.boot(idOnly) },
		"an event":                   func(w *world) { w.track("e") },
		"steering":                   func(w *world) { w.run(w.m.Steer(wire.Object{{Key: "hide_notifications", Value: true}})) },
		"another update of the turn": func(w *world) { w.boot(idOnly); w.update(`{"k":` + fmt.Sprint(*w.ids) + `}`) },
	}
	for name, call := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.live(idOnly, wire.RoleUser, "s1")
			w.change(19)
			for range 30 {
				call(w)
				w.turn()
			}
			w.effects = nil
			assert.Equal(t, 1, w.change(1), "the 20th")
			assert.Equal(t, 1, w.change(1), "the 21st is throttled")
		})
	}
}

func TestUpdatesOfOneTurnCountOnce(t *testing.T) {
	w := newWorld(t)
	w.live(idOnly, wire.RoleUser, "s1")
	for i := range 20 {
		for j := range 5 {
			w.update(fmt.Sprintf(`{"k":%d}`, 10*i+j))
		}
		w.turn()
	}
	w.quiet()
	assert.Len(t, w.take(), 20)
	assert.Zero(t, w.change(1))
}

func TestPageViewsCount(t *testing.T) {
	w := throttled(t, idOnly)
	w.goTo("next")
	w.update(`{}`)
	w.turn()
	assert.Empty(t, look[session.Send](w))
	assert.Len(t, look[session.Fail](w), 1)
}

func TestQuotaIsPerPersonAndPage(t *testing.T) {
	tests := []struct {
		name string
		then func(w *world)
		left int
	}{
		{"another person", func(w *world) { w.update(`{"user_id":"2"}`); w.turn() }, 19}, // the update that names them counts
		{"another page", func(w *world) { w.load(); w.live(idOnly, wire.RoleUser, "s1") }, 20},
		{"the same person again", func(w *world) { w.shutdown(); w.live(idOnly, wire.RoleUser, "s1") }, 0},
		{"the same person, booted over", func(w *world) { w.boot(idOnly); w.turn() }, 0},
		{"the same person, email more", func(w *world) { w.boot(idAndMail); w.turn() }, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := throttled(t, idOnly)
			test.then(w)
			w.effects = nil
			assert.Equal(t, test.left, w.change(25))
		})
	}
}

func TestQuotaGoesWithAPersonWhoGainsAnIdentity(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	w.change(15)
	w.update(mailOnly) // the 16th
	w.turn()
	w.update(idAndMail) // the 17th
	w.turn()
	w.effects = nil
	assert.Equal(t, 3, w.change(10))
}

func TestQuotaGoesWithAVisitorWhoIsGivenAnotherID(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	w.turn()
	w.effects = nil
	require.Equal(t, 20, w.change(25))
	w.answer(`{"user":{"role":"visitor_role","anonymous_id":"adopted"},"anonymous_session":"s1"}`)
	w.effects = nil
	assert.Zero(t, w.change(1))
}

func TestQuotaIsWholeAgainThirtyMinutesAfterTheFirstCall(t *testing.T) {
	w := newWorld(t)
	w.live(idOnly, wire.RoleUser, "s1")
	w.change(1)
	w.pass(20 * time.Minute)
	w.change(19)
	w.effects = nil
	assert.Zero(t, w.change(1))
	w.pass(10 * time.Minute)
	assert.Len(t, w.take(), 1, "what was throttled; it counts")
	assert.Equal(t, 19, w.change(25))
}

func TestQuotaGoesWithAnEmailThroughALogout(t *testing.T) {
	w := throttled(t, mailOnly)
	w.shutdown()
	w.live(mailOnly, wire.RoleUser, "s2")
	assert.Zero(t, w.change(1))
	w.shutdown()
	w.live(`{}`, wire.RoleVisitor, "s3")
	assert.Equal(t, 20, w.change(25), "a visitor is somebody else")
	w.shutdown()
	w.live(`{}`, wire.RoleVisitor, "s4")
	w.effects = nil
	assert.Equal(t, 20, w.change(25), "and so is the next one")
}
