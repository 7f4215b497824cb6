package session_test

import (
	"encoding/json"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	ada = `{"user_id":"ada-1","email":"ada@example.com","name":"Ada"}`
	bob = `{"user_id":"bob-2","email":"bob@example.com"}`
)

func TestShutdownLeavesNothingButTheDevice(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "session-of-ada")
	device := w.jar[cookie.Device(app)]
	w.shutdown()
	assert.Equal(t, map[string]session.SetCookie{cookie.Device(app): device}, w.jar)
	assert.Equal(t, map[string]string{app: ""}, w.store)
	assert.Equal(t, []session.Booted{{On: false}}, look[session.Booted](w))
	assert.Len(t, look[session.Clear](w), 1)
	assert.Len(t, look[session.DropCallbacks](w), 1)
	assert.False(t, w.m.Booted())
	assert.Equal(t, session.Who{}, w.m.Who())
	assert.Zero(t, w.m.Lane())
	w.quiet()
}

func TestShutdownSendsWhatIsUnsent(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	lane := w.m.Lane()
	w.update(`{"plan":"pro"}`)
	w.shutdown()
	got := w.only()
	assert.Equal(t, lane, got.lane)
	assert.Equal(t, "pro", got.value("plan"))
	assert.Equal(t, "ada-1", got.value("user_id"))
}

func TestShutdownWithNobodyBootedDropsCallbacksAndIsQuiet(t *testing.T) {
	w := newWorld(t)
	w.shutdown()
	assert.Equal(t, []session.Effect{session.DropCallbacks{}}, w.effects)
	w.boot(`{}`)
	w.shutdown()
	w.effects = nil
	w.shutdown()
	assert.Equal(t, []session.Effect{session.DropCallbacks{}}, w.effects)
}

func TestBootAfterShutdownIsANewVisitor(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	id, device := w.id(), w.jar[cookie.Device(app)].Value
	w.shutdown()
	w.effects = nil
	w.boot(`{}`)
	w.turn()
	assert.NotEqual(t, id, w.id())
	assert.Empty(t, look[session.OpenLane](w)[0].Session)
	got := w.only()
	assert.Equal(t, device, got.DeviceID)
	assert.Equal(t, wire.Object{{Key: "anonymous_id", Value: w.id()}}, got.UserData)
	assert.Equal(t, session.Who{AnonymousID: w.id(), Role: wire.RoleVisitor}, w.m.Who())
}

func TestAnotherPersonEndsTheFirstAsShutdownDoes(t *testing.T) {
	for _, command := range []string{"update", "boot"} {
		t.Run(command, func(t *testing.T) {
			w := newWorld(t)
			w.live(ada, wire.RoleUser, "session-of-ada")
			id, lane, device := w.id(), w.m.Lane(), w.jar[cookie.Device(app)].Value
			w.update(`{"plan":"pro of ada"}`)
			if command == "update" {
				w.update(bob)
			} else {
				w.boot(bob)
			}
			w.turn()
			assert.Equal(t, []session.Booted{{On: false}, {On: true}}, look[session.Booted](w))
			assert.Len(t, look[session.Clear](w), 1)
			assert.Len(t, look[session.DropCallbacks](w), 1)
			assert.NotEqual(t, id, w.id())
			assert.NotContains(t, w.jar, cookie.Session(app))
			assert.Equal(t, device, w.jar[cookie.Device(app)].Value)
			assert.Equal(t, session.Who{UserID: "bob-2", Email: "bob@example.com", AnonymousID: w.id(), Role: wire.RoleUser}, w.m.Who())

			all := w.take()
			require.Len(t, all, 2)
			assert.Equal(t, lane, all[0].lane, "the first person's data goes out as theirs")
			assert.Equal(t, "pro of ada", all[0].value("plan"))
			assert.NotEqual(t, lane, all[1].lane)
			text, _ := json.Marshal(all[1])
			for _, trace := range []string{"ada", "Ada", id} {
				assert.NotContains(t, string(text), trace)
			}
		})
	}
}

func TestUpdateAsAnotherPersonStaysWithTheWorkspace(t *testing.T) {
	w := newWorld(t)
	w.live(`{"user_id":"1","api_base":"https://other.example","session_duration":60000}`, wire.RoleUser, "s1")
	w.update(`{"user_id":"2"}`)
	assert.Equal(t, "https://other.example", look[session.OpenLane](w)[0].Base)
	w.answer(as(wire.RoleUser, "s2"))
	assert.EqualValues(t, 60000, w.jar[cookie.Session(app)].Life.Milliseconds())
}

func TestQueuedCommandsEndAsTheirLastOneSays(t *testing.T) {
	w := newWorld(t)
	w.boot(`{"plan":"of the visitor"}`)
	visitor := w.id()
	w.shutdown()
	w.boot(bob)
	w.turn()
	assert.Equal(t, "bob-2", w.m.Who().UserID)
	assert.NotEqual(t, visitor, w.id())
	all := w.take()
	require.Len(t, all, 2)
	assert.Equal(t, visitor, all[0].value("anonymous_id"))
	assert.Nil(t, all[0].value("user_id"))
	assert.Equal(t, w.id(), all[1].value("anonymous_id"))
	assert.Nil(t, all[1].value("plan"))
}

func TestALateAnswerOfTheFirstPersonTouchesNothing(t *testing.T) {
	w := newWorld(t)
	w.boot(ada)
	w.turn()
	lane := w.m.Lane()
	w.update(bob)
	w.turn()
	w.effects = nil
	jar := w.stored(app)
	w.answerLane(lane, `{"user":{"role":"user_role","anonymous_id":"x"},"anonymous_session":"of ada","unread_conversation_ids":["1"],
		"client_matches":[{"type":"post","id":"p1"}],"origin_cookie_domain":"example.com","errors":[{"code":"c"}],"jwt_expired":true}`)
	assert.Equal(t, []session.Effect{session.LaneSession{Lane: lane, Session: "of ada"}}, w.effects)
	assert.Equal(t, jar, w.stored(app))
}

func TestAnotherWorkspaceIsAnotherSession(t *testing.T) {
	w := newWorld(t)
	w.live(ada, wire.RoleUser, "s1")
	lane := w.m.Lane()
	w.boot(`{"app_id":"other","user_id":"ada-1"}`)
	assert.NotEqual(t, lane, w.m.Lane())
	assert.Empty(t, w.id(), "the first workspace's cookies are gone")
	assert.NotEmpty(t, w.jar[cookie.ID("other")].Value)
	w.turn()
	got := w.only()
	assert.Equal(t, "other", got.AppID)
	assert.Nil(t, got.value("name"))
}
