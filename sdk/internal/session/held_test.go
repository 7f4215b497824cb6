package session_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTokensAreHeldWithTheIdentity(t *testing.T) {
	w := found(t)
	w.boot(`{"user_id":"bob-2","auth_tokens":{"t":"of bob"}}`)
	w.turn()
	assert.Empty(t, w.only().AuthTokens)
	w.answer(as(wire.RoleUser, "found-session"))
	w.turn()
	assert.Equal(t, "of bob", w.only().AuthTokens.String("t"))
}

func TestTokensAreHeldWhenNobodyCanWaitForTheTurn(t *testing.T) {
	w := found(t)
	w.boot(`{"user_id":"bob-2","auth_tokens":{"t":"of bob"}}`)
	w.leave()
	got := w.only()
	assert.Equal(t, "bob-2", got.value("user_id"))
	assert.NotEqual(t, "found-id", got.value("anonymous_id"))
	assert.Equal(t, "of bob", got.AuthTokens.String("t"))
}

func TestWhereNobodyCanWaitNobodyIsAskedWhoseTheCookiesAre(t *testing.T) {
	for name, end := range map[string]func(w *world){
		"left":           func(w *world) { w.leave() },
		"logout":         func(w *world) { w.shutdown() },
		"another person": func(w *world) { w.boot(bob) },
		"a replay":       func(w *world) { w.suspend() },
	} {
		t.Run(name, func(t *testing.T) {
			w := found(t)
			w.boot(ada)
			end(w)
			for _, s := range w.take() {
				assert.NotNil(t, s.value("user_id"), "a request of a visitor who is not there")
			}
		})
	}
}

func TestEarlyEventsAreHeldWithTheIdentityOfTheBoot(t *testing.T) {
	w := found(t)
	w.track("of bob")
	w.boot(bob)
	w.turn()
	assert.Empty(t, w.only().Events)
	w.answer(as(wire.RoleUser, "found-session"))
	w.turn()
	all := w.take()
	require.Len(t, all, 2)
	assert.Equal(t, "of bob", all[1].Events[0].Name)
	assert.Equal(t, "bob-2", all[1].value("user_id"))
}

func TestAnotherPersonWhileOneIsHeldEndsTheFirst(t *testing.T) {
	for _, command := range []string{"update", "boot"} {
		t.Run(command, func(t *testing.T) {
			w := found(t)
			w.boot(ada)
			w.turn()
			w.take()
			if command == "update" {
				w.update(bob)
			} else {
				w.boot(bob)
			}
			w.turn()
			all := w.take()
			require.Len(t, all, 2)
			assert.Equal(t, "ada-1", all[0].value("user_id"), "what was said for the first goes out as theirs")
			assert.Equal(t, "bob-2", all[1].value("user_id"))
			assert.Nil(t, all[1].value("name"))
			assert.NotEqual(t, all[0].value("anonymous_id"), all[1].value("anonymous_id"))
			assert.Equal(t, session.Who{UserID: "bob-2", Email: "bob@example.com", AnonymousID: w.id(), Role: wire.RoleUser}, w.m.Who())
		})
	}
}

func TestMoreOfTheSamePersonIsHeldToo(t *testing.T) {
	w := found(t)
	w.boot(idAndMail)
	w.update(`{"email":"b@example.com"}`)
	w.turn()
	w.take()
	w.answer(as(wire.RoleVisitor, "found-session"))
	w.turn()
	got := w.only()
	assert.Equal(t, "1", got.value("user_id"))
	assert.Equal(t, "b@example.com", got.value("email"))
	assert.Equal(t, session.Who{UserID: "1", Email: "b@example.com", AnonymousID: "found-id", Role: wire.RoleUser}, w.m.Who())
}
