package session_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func (w *world) refuse(lane int, body string) {
	w.run(w.m.Answer(w.now, lane, wire.Ping, wire.Refused, 403, body))
}

func TestARefusedBootEndsInOneErrorAndNobodyBooted(t *testing.T) {
	w := newWorld(t)
	w.boot(`{"user_id":"1","user_hash":"wrong"}`)
	w.turn()
	lane := w.m.Lane()
	w.effects = nil
	w.refuse(lane, `{"errors":[{"code":"unauthorized","message":"user_hash is wrong"}]}`)
	fails := look[session.Fail](w)
	require.Len(t, fails, 1)
	for _, part := range []string{"boot", "403", "user_hash is wrong"} {
		assert.Contains(t, fails[0].Text, part)
	}
	assert.Equal(t, []session.Booted{{On: false}}, look[session.Booted](w))
	assert.Equal(t, []session.DropLane{{Lane: lane}}, look[session.DropLane](w))
	assert.Len(t, look[session.Clear](w), 1)
	assert.Empty(t, look[session.DropCallbacks](w), "the page registered them for the boot that it will try next")
	assert.Empty(t, look[session.Send](w))
	_, due := w.m.Wake()
	assert.False(t, due, "nothing is tried again before the next boot")
}

func TestAfterARefusalOnlyABootGoesOn(t *testing.T) {
	w := newWorld(t)
	w.boot(`{"user_id":"1","user_hash":"wrong"}`)
	w.turn()
	w.refuse(w.m.Lane(), ``)
	w.effects = nil
	w.update(`{"user_hash":"right"}`)
	w.track("ordered")
	assert.Len(t, w.complaints(), 2)
	assert.Empty(t, w.take())
	w.boot(`{"user_id":"1","user_hash":"right"}`)
	w.turn()
	w.answer(as(wire.RoleVisitor, "s1"))
	w.turn()
	all := w.take()
	last := all[len(all)-1]
	assert.Equal(t, "right", last.value("user_hash"))
	w.answer(as(wire.RoleUser, "s1"))
	assert.True(t, w.m.Live())
}

func TestARefusalOfSomebodyGoneTouchesNobodyElse(t *testing.T) {
	w := newWorld(t)
	w.boot(ada)
	w.turn()
	lane := w.m.Lane()
	w.update(bob)
	w.turn()
	w.effects = nil
	w.refuse(lane, `{}`)
	assert.Equal(t, []session.Effect{session.DropLane{Lane: lane}}, w.effects)
	assert.Equal(t, "bob-2", w.m.Who().UserID)
}

func TestARefusalNamesNothingThatTheBackendDidNotSay(t *testing.T) {
	for _, body := range []string{``, `<html>`, `{}`, `{"errors":[]}`} {
		w := newWorld(t)
		w.boot(ada)
		w.turn()
		w.refuse(w.m.Lane(), body)
		require.Len(t, look[session.Fail](w), 1, body)
		assert.False(t, strings.Contains(look[session.Fail](w)[0].Text, "()"))
	}
}
