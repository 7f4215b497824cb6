package session_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnEventGoesOutBehindWhatWasSaidInItsTurn(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	w.run(w.m.Track(w.now, "ordered", wire.Object{{Key: "sum", Value: 5.0}, {Key: "list", Value: []any{}}}, w.page))
	w.update(`{"plan":"pro"}`)
	require.Len(t, w.complaints(), 1)
	assert.Contains(t, w.complaints()[0], "trackEvent: metadata list ")
	assert.Empty(t, look[session.Send](w), "the turn is not over")
	w.turn()
	all := w.take()
	require.Len(t, all, 2)
	assert.Equal(t, "pro", all[0].value("plan"))
	e := all[1].Events[0]
	assert.NotEmpty(t, e.ID)
	assert.NotEqual(t, e.ID, all[1].key)
	assert.Equal(t, wire.Event{Name: "ordered", Metadata: wire.Object{{Key: "sum", Value: 5.0}}, CreatedAt: w.now.Unix(), ID: e.ID}, e)
}

func eventsOf(s sent) (out []string) {
	for _, e := range s.Events {
		out = append(out, e.Name)
	}
	return out
}

func TestEventsOfOneTurnAreOneRequest(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	for _, name := range []string{"a", "b", "c"} {
		w.track(name)
	}
	w.turn()
	w.track("d")
	w.turn()
	all := w.take()
	require.Len(t, all, 2)
	assert.Equal(t, []string{"a", "b", "c"}, eventsOf(all[0]))
	assert.Equal(t, []string{"d"}, eventsOf(all[1]))
	ids := map[string]bool{}
	for _, e := range append(all[0].Events, all[1].Events...) {
		ids[e.ID] = true
	}
	assert.Len(t, ids, 4)
}

func TestEventsAreOfTheURLOnWhichTheyHappened(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	w.track("at home")
	w.goTo("pricing")
	w.track("looked")
	w.update(`{}`)
	w.goTo("team")
	w.update(`{}`)
	w.turn()
	var got []string
	for _, s := range w.take() {
		got = append(got, strings.TrimSpace(s.URL+" "+s.name+" "+strings.Join(eventsOf(s), " ")))
	}
	assert.Equal(t, []string{home + " events at home", home + "pricing ping", home + "pricing events looked", home + "team ping"}, got)
}

func TestOneRequestTakesSoManyEventsAndBytes(t *testing.T) {
	for name, c := range map[string]struct {
		events int
		size   int
		want   []int
	}{
		"as many as go":         {50, 1, []int{50}},
		"one more":              {51, 1, []int{50, 1}},
		"large ones":            {7, 15 << 10, []int{3, 3, 1}},
		"one that is too large": {2, 60 << 10, []int{1, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.live(ada, wire.RoleUser, "s1")
			for i := range c.events {
				w.run(w.m.Track(w.now, fmt.Sprint(i), wire.Object{{Key: "k", Value: strings.Repeat("x", c.size)}}, w.page))
			}
			w.turn()
			var got []int
			next := 0
			for _, s := range w.take() {
				got = append(got, len(s.Events))
				for _, e := range s.Events {
					assert.Equal(t, fmt.Sprint(next), e.Name, "in order")
					next++
				}
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestEventsOfAPersonGoOutAsTheirsBeforeTheNextOneComes(t *testing.T) {
	for name, change := range map[string]func(w *world){
		"shutdown": func(w *world) { w.shutdown() },
		"boot":     func(w *world) { w.boot(`{"user_id":"bob-2"}`) },
		"update":   func(w *world) { w.update(`{"user_id":"bob-2"}`) },
		"leave":    func(w *world) { w.leave() },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.live(ada, wire.RoleUser, "s1")
			lane, id := w.m.Lane(), w.m.Who().UserID
			w.track("of ada")
			change(w)
			w.turn()
			got := w.take()[0]
			assert.Equal(t, []string{"of ada"}, eventsOf(got))
			assert.Equal(t, lane, got.lane)
			assert.Equal(t, id, got.value("user_id"))
		})
	}
}

func TestATurnWithEventsAloneLeavesWhatIsThrottledWhereItIs(t *testing.T) {
	w := newWorld(t)
	w.live(idOnly, wire.RoleUser, "s1")
	w.change(20)
	w.update(`{"late":true}`)
	w.turn()
	w.effects = nil
	w.track("e")
	w.turn()
	got := w.only()
	assert.Equal(t, wire.Events, got.name)
	assert.Nil(t, got.value("late"))
}
