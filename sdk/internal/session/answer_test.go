package session_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheFirstAnswerMakesTheSessionLive(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	w.turn()
	assert.False(t, w.m.Live())
	w.answer(as(wire.RoleVisitor, "s1"))
	assert.True(t, w.m.Live())
	w.answer(as(wire.RoleVisitor, "s1"))
	assert.Len(t, look[session.Live](w), 1)
	w.shutdown()
	assert.False(t, w.m.Live())
}

func TestOnlyAPingsAnswerMakesItLive(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	w.turn()
	w.run(w.m.Answer(w.now, w.m.Lane(), wire.Events, wire.Done, 200, `{}`))
	w.run(w.m.Answer(w.now, w.m.Lane(), wire.Ping, wire.Retry, 0, ``))
	assert.False(t, w.m.Live())
	w.quiet()
}

func TestTheMessengerHearsEveryAnswerOfThePerson(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	w.answer(`{"app":{"name":"Acme"},"unread_conversation_ids":["a",2]}`)
	heard := look[session.Pinged](w)
	require.Len(t, heard, 1)
	assert.Equal(t, "Acme", heard[0].Answer.App.Name)
	assert.Equal(t, []string{"a", "2"}, heard[0].Answer.UnreadConversationIDs)
}

func TestContentIsToldWhenTheAnswerSaysIt(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	w.answer(`{}`)
	assert.Empty(t, look[session.Show](w), "no word is no change")
	w.answer(`{"client_matches":[{"type":"post","id":"p1","title":"T"}]}`)
	assert.Equal(t, []session.Show{{Contents: []wire.Content{{Type: "post", ID: "p1", Title: "T"}}}}, look[session.Show](w))
	w.effects = nil
	w.answer(`{"client_matches":[]}`)
	assert.Equal(t, []session.Show{{Contents: []wire.Content{}}}, look[session.Show](w))
}

func TestTheWorkspacesLookIsToldWhenItChanges(t *testing.T) {
	w := newWorld(t)
	w.live(`{"z_index":5}`, wire.RoleVisitor, "s1")
	const body = `{"launcher_settings":{"alignment":"left","color":"red"}}`
	w.answer(body)
	assert.Equal(t, []session.Look{{
		Messenger: wire.Object{{Key: "z_index", Value: 5.0}},
		Workspace: wire.LauncherSettings{Alignment: "left", Color: "red"},
	}}, look[session.Look](w))
	w.effects = nil
	w.answer(body)
	assert.Empty(t, look[session.Look](w))
}

func TestObjectionsOfTheBackendReachTheConsole(t *testing.T) {
	w := newWorld(t)
	w.live(`{}`, wire.RoleVisitor, "s1")
	w.answer(`{"jwt_expired":true,"errors":[{"code":"attribute_limit","message":"too many"}]}`)
	require.Len(t, w.complaints(), 2)
	assert.Contains(t, w.complaints()[0], "attribute_limit: too many")
	assert.Contains(t, w.complaints()[1], "intercom_user_jwt")
}

func TestARequestThatIsDroppedIsSaidOnce(t *testing.T) {
	for name, body := range map[string]string{wire.Ping: `{"errors":[{"code":"c","message":"m"}]}`, wire.Events: ``} {
		w := newWorld(t)
		w.live(`{}`, wire.RoleVisitor, "s1")
		w.run(w.m.Answer(w.now, w.m.Lane(), name, wire.Dropped, 422, body))
		require.Len(t, w.complaints(), 1)
		assert.Contains(t, w.complaints()[0], name+":")
		assert.Contains(t, w.complaints()[0], "422")
		if body != "" {
			assert.Contains(t, w.complaints()[0], "c: m")
		}
		assert.True(t, w.m.Booted())
	}
}

func TestAnAnswerThatCannotBeReadIsSaidAndChangesNothing(t *testing.T) {
	for _, body := range []string{``, `<html>`, `[]`, `{"user":`} {
		w := newWorld(t)
		w.live(idOnly, wire.RoleUser, "s1")
		w.answer(`{"user":{"role":"user_role"},"launcher_settings":{"color":"red"},"origin_cookie_domain":"example.com"}`)
		jar, who := w.stored(app), w.m.Who()
		w.effects = nil
		w.answer(body)
		assert.Len(t, w.complaints(), 1, body)
		assert.Equal(t, jar, w.stored(app), body)
		assert.Equal(t, who, w.m.Who(), body)
		assert.Empty(t, look[session.Look](w), "the workspace looks as before: %s", body)
		assert.Empty(t, look[session.CookieDomain](w), body)
	}
}

func TestAnAnswerToNobodyIsNothing(t *testing.T) {
	w := newWorld(t)
	w.boot(`{}`)
	w.turn()
	lane := w.m.Lane()
	w.shutdown()
	w.effects = nil
	w.answerLane(lane, `{"user":{"role":"user_role"},"client_matches":[{"type":"post","id":"p1"}]}`)
	w.answerLane(99, `{}`)
	w.refuse(98, ``)
	assert.Equal(t, []session.Effect{session.DropLane{Lane: 98}}, w.effects)
}
