package session_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	idOnly    = `{"user_id":"1"}`
	mailOnly  = `{"email":"a@example.com"}`
	idAndMail = `{"user_id":"1","email":"a@example.com"}`
)

func TestWhoIsTheSamePerson(t *testing.T) {
	tests := []struct {
		name, booted, given string
		byUpdate, byBoot    bool // whether it is the same person
	}{
		{"the same id", idOnly, idOnly, true, true},
		{"another id", idOnly, `{"user_id":"2"}`, false, false},
		{"another id, the same email", idAndMail, `{"user_id":"2","email":"a@example.com"}`, false, false},
		{"the same id, another email", idAndMail, `{"user_id":"1","email":"b@example.com"}`, true, true},
		{"by id, an email more", idOnly, idAndMail, true, true},
		{"by id, another email alone", idAndMail, `{"email":"b@example.com"}`, true, false},
		{"by id, a first email alone", idOnly, mailOnly, true, false},
		{"by id, its email alone", idAndMail, mailOnly, true, true},
		{"by email, the same", mailOnly, mailOnly, true, true},
		{"by email, in other letters", mailOnly, `{"email":"A@Example.COM"}`, true, true},
		{"by email, another", mailOnly, `{"email":"b@example.com"}`, false, false},
		{"by email, gaining an id", mailOnly, idAndMail, true, true},
		{"by email, another with an id", mailOnly, `{"user_id":"1","email":"b@example.com"}`, false, false},
		{"nobody in particular", idAndMail, `{"plan":"pro"}`, true, true},
		{"visitor, then id", `{}`, idOnly, true, true},
		{"visitor, then email", `{}`, mailOnly, true, true},
		{"visitor, then visitor", `{}`, `{}`, true, true},
	}
	for _, test := range tests {
		for _, command := range []string{"update", "boot"} {
			t.Run(test.name+", "+command, func(t *testing.T) {
				w := newWorld(t)
				w.live(test.booted, wire.RoleUser, "s1")
				if test.booted == `{}` {
					w = newWorld(t)
					w.live(`{}`, wire.RoleVisitor, "s1")
				}
				id, lane := w.id(), w.m.Lane()
				same := test.byBoot
				if command == "update" {
					same = test.byUpdate
					w.update(test.given)
				} else {
					w.boot(test.given)
				}
				assert.Equal(t, same, w.m.Lane() == lane)
				assert.Equal(t, same, w.id() == id)
				assert.Equal(t, !same, len(look[session.DropCallbacks](w)) > 0)
				assert.True(t, w.m.Booted())
				w.quiet()
			})
		}
	}
}

func TestVisitorBecomesTheUserThatTheyAre(t *testing.T) {
	for _, command := range []string{"update", "boot"} {
		for _, role := range []string{wire.RoleVisitor, wire.RoleLead} {
			t.Run(command+" "+role, func(t *testing.T) {
				w := newWorld(t)
				w.live(`{"plan":"free"}`, role, "s1")
				id := w.id()
				if command == "update" {
					w.update(idAndMail)
				} else {
					w.boot(idAndMail)
				}
				w.turn()
				got := w.only()
				assert.Equal(t, id, got.value("anonymous_id"), "so that the backend can join them")
				assert.Equal(t, "1", got.value("user_id"))
				assert.Equal(t, "a@example.com", got.value("email"))
				assert.Equal(t, session.Who{UserID: "1", Email: "a@example.com", AnonymousID: id, Role: wire.RoleUser}, w.m.Who())
			})
		}
	}
}

func TestRoleIsTheBackendsForWhoGaveNoIdentity(t *testing.T) {
	for _, role := range []string{wire.RoleVisitor, wire.RoleLead, wire.RoleUser} {
		w := newWorld(t)
		w.live(`{}`, role, "s1")
		assert.Equal(t, role, w.m.Who().Role)
	}
}

func TestAUserWhoGainedAnIDIsKnownByItFromThen(t *testing.T) {
	w := newWorld(t)
	w.live(mailOnly, wire.RoleUser, "s1")
	lane := w.m.Lane()
	w.update(idAndMail)
	w.update(`{"email":"b@example.com"}`)
	assert.Equal(t, lane, w.m.Lane(), "another email beside the id is an attribute")
	assert.Equal(t, "b@example.com", w.m.Who().Email)
	w.update(`{"user_id":"2"}`)
	assert.NotEqual(t, lane, w.m.Lane())
}

func TestIdentityGoesWithEveryRequest(t *testing.T) {
	w := newWorld(t)
	w.live(`{"user_id":"1","email":"a@example.com","user_hash":"aa","name":"Ada"}`, wire.RoleUser, "s1")
	w.update(`{"plan":"pro"}`)
	w.track("ordered")
	w.turn()
	w.run(w.m.Content(w.now, wire.TypePost, "p1", "seen", w.page))
	all := w.take()
	require.Len(t, all, 3)
	for _, s := range all {
		for key, want := range map[string]any{"user_id": "1", "email": "a@example.com", "user_hash": "aa", "anonymous_id": w.id()} {
			assert.Equal(t, want, s.value(key), "%s in %s", key, s.name)
		}
		assert.Nil(t, s.value("name"), "what was said once is not said again")
	}
}

func TestUserOfATokenIsTheUserItNames(t *testing.T) {
	w := newWorld(t)
	const claims42 = "x.eyJ1c2VyX2lkIjoiNDIifQ.x" // {"user_id":"42"}
	w.live(`{"intercom_user_jwt":"`+claims42+`"}`, wire.RoleUser, "s1")
	lane := w.m.Lane()
	assert.Equal(t, "42", w.m.Who().UserID)
	w.update(`{"user_id":"42"}`)
	assert.Equal(t, lane, w.m.Lane())
	w.update(`{"user_id":"43"}`)
	assert.NotEqual(t, lane, w.m.Lane())
	w.turn()
	for _, s := range w.take() {
		if s.lane != lane {
			assert.Nil(t, s.value("intercom_user_jwt"), "the first person's token stays theirs")
		}
	}
}
