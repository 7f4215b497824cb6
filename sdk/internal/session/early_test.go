package session_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatIsSaidBeforeTheFirstBootWaitsForIt(t *testing.T) {
	w := newWorld(t)
	w.update(`{"plan":"free","seats":1}`)
	w.update(`{"plan":"pro","hide_notifications":true}`)
	w.track("first")
	w.track("second")
	assert.Empty(t, w.effects)
	w.boot(`{"user_id":"1","seats":2}`)
	w.turn()
	assert.True(t, look[session.Look](w)[len(look[session.Look](w))-1].Messenger.Bool("hide_notifications"))
	all := w.take()
	require.Len(t, all, 2)
	assert.Equal(t, wire.Ping, all[0].name)
	assert.Equal(t, "pro", all[0].value("plan"))
	assert.Equal(t, 2.0, all[0].value("seats"), "the boot is the later word")
	assert.Equal(t, "first", all[1].Events[0].Name)
	assert.Equal(t, "second", all[1].Events[1].Name)
	for _, s := range all {
		assert.Equal(t, "1", s.value("user_id"))
	}
}

func TestIdentityGivenEarlyIsTheBootsOwn(t *testing.T) {
	w := newWorld(t)
	w.update(idOnly)
	w.boot(`{}`)
	assert.Equal(t, "1", w.m.Who().UserID)
}

func TestAnEarlyUpdateOfAnotherPersonIsNotTheBootsOwn(t *testing.T) {
	w := newWorld(t)
	w.update(ada)
	w.boot(`{"user_id":"bob-2"}`)
	w.turn()
	got := w.only()
	assert.Equal(t, "bob-2", got.value("user_id"))
	assert.Nil(t, got.value("email"))
	assert.Nil(t, got.value("name"))
	assert.Equal(t, session.Who{UserID: "bob-2", AnonymousID: w.id(), Role: wire.RoleUser}, w.m.Who())
}

func TestAnEarlyUpdateMayChangeTheEmailOfAKnownID(t *testing.T) {
	w := newWorld(t)
	w.update(idAndMail)
	w.update(`{"email":"b@example.com"}`)
	w.boot(`{"plan":"pro"}`)
	w.quiet()
	assert.Equal(t, session.Who{UserID: "1", Email: "b@example.com", AnonymousID: w.id(), Role: wire.RoleUser}, w.m.Who())
}

func TestEarlyEventsAreBounded(t *testing.T) {
	w := newWorld(t)
	for range 100 {
		w.track("e")
	}
	w.quiet()
	w.track("one more")
	require.Len(t, w.complaints(), 1)
	assert.Contains(t, w.complaints()[0], "one more")
	w.boot(`{}`)
	w.turn()
	all := w.take()
	require.Len(t, all, 3)
	assert.Equal(t, wire.Ping, all[0].name)
	assert.Len(t, all[1].Events, 50)
	assert.Len(t, all[2].Events, 50)
}

func TestAfterShutdownCallsBelongToNobody(t *testing.T) {
	for name, call := range map[string]func(w *world){
		"update":     func(w *world) { w.update(`{"plan":"pro"}`) },
		"trackEvent": func(w *world) { w.track("ordered") },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.live(ada, wire.RoleUser, "s1")
			w.shutdown()
			w.effects = nil
			call(w)
			require.Len(t, w.complaints(), 1)
			assert.Contains(t, w.complaints()[0], name+":")
			w.effects = nil
			w.boot(bob)
			w.turn()
			got := w.only()
			assert.Nil(t, got.value("plan"))
			w.quiet()
		})
	}
}

func TestMessengerAttributesOfNobodyReachNobody(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	w.shutdown()
	w.run(w.m.Steer(wire.Object{{Key: "hide_notifications", Value: true}, {Key: "auth_tokens", Value: wire.Object{{Key: "t", Value: "s"}}}}))
	w.effects = nil
	w.boot(bob)
	w.turn()
	for _, l := range look[session.Look](w) {
		assert.False(t, l.Messenger.Bool("hide_notifications"))
	}
	assert.Empty(t, w.only().AuthTokens)
}

func TestShutdownBeforeTheFirstBootForgetsWhatWaited(t *testing.T) {
	w := newWorld(t)
	w.update(`{"name":"Ada"}`)
	w.track("looked")
	w.shutdown()
	w.boot(bob)
	w.turn()
	assert.Nil(t, w.only().value("name"))
}

func TestSteeringBeforeTheFirstBootWaitsForIt(t *testing.T) {
	w := newWorld(t)
	w.run(w.m.Steer(wire.Object{{Key: "hide_notifications", Value: true}}))
	w.boot(`{}`)
	looks := look[session.Look](w)
	assert.True(t, looks[len(looks)-1].Messenger.Bool("hide_notifications"))
}
