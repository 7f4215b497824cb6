package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// kept is all that the browser keeps for the page's site, as text.
func kept(w *rig.World) string {
	text := rig.Get[string](w.Tab, `JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})`)
	for _, c := range w.Cookies() {
		text += " " + c.Name + "=" + c.Value
	}
	return text
}

func TestLoggedOutLoggedInLoggedOutAndAnotherPerson(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345'});`))
	w.File("/secret-of-the-first", page())
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Until(hasSession)
	visitor := w.Cookies()

	w.Do(`history.pushState({}, '', '/secret-of-the-first');
		Intercom('boot', {app_id: 'abc12345', user_id: 'first-id', email: 'first@example.com', name: 'First Example', diary: 'first-diary'})`)
	w.UntilPings(2)
	first := w.Cookies()
	require.Len(t, w.Contacts(rig.AppID), 1, "the visitor became the user")
	secrets := []string{
		"first-id", "first@example.com", "First Example", "first-diary",
		visitor[idCookie].Value, visitor[sessionCookie].Value, first[sessionCookie].Value, w.Contacts(rig.AppID)[0].ID,
	}

	w.Do(`Intercom('shutdown'); history.replaceState({}, '', '/start')`)
	w.Forget()
	assertCookies(t, w, "localhost", false, deviceCookie)
	w.Do(`Intercom('boot', {app_id: 'abc12345'})`)
	w.UntilPings(1)
	w.Until(hasSession)
	assertCookies(t, w, "localhost", false, idCookie, sessionCookie, deviceCookie)
	assert.NotEqual(t, first[idCookie].Value, w.Cookies()[idCookie].Value)
	assert.Equal(t, first[deviceCookie].Value, w.Cookies()[deviceCookie].Value)

	w.Do(`Intercom('update', {user_id: 'second-id', email: 'second@example.com'})`)
	w.UntilPings(2)
	w.Do(`Intercom('trackEvent', 'looked')`)
	w.UntilStored("the event", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1 })

	contacts := w.Contacts(rig.AppID)
	require.Len(t, contacts, 2)
	assert.Equal(t, []string{"first-id", "second-id"}, []string{contacts[0].UserID, contacts[1].UserID})
	assert.Equal(t, []string{"user", "user"}, []string{contacts[0].Role, contacts[1].Role})
	assert.Equal(t, map[string]any{"diary": "first-diary"}, contacts[0].Custom)
	assert.Empty(t, contacts[1].Custom)
	for _, secret := range secrets {
		assert.NotContains(t, w.Traffic(), secret)
		assert.NotContains(t, kept(w), secret)
	}
	assert.Empty(t, w.Console.Trouble())
}

func TestAnotherPersonWithoutAShutdownBetween(t *testing.T) {
	t.Parallel()
	for name, call := range map[string]string{
		"by boot":                  `Intercom('boot', {app_id: 'abc12345', user_id: 'second-id'})`,
		"by update":                `Intercom('update', {user_id: 'second-id'})`,
		"by email, after a reload": `location.reload()`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.File("/start", page(documented, `
				Intercom('boot', sessionStorage.again ? {app_id: 'abc12345', email: 'second@example.com'}
					: {app_id: 'abc12345', user_id: 'first-id', email: 'first@example.com'});
				sessionStorage.again = 1;`))
			w.Open(w.Origin + "/start")
			w.UntilPings(1)
			w.Until(hasSession)
			first := w.Cookies()
			w.Forget()
			w.Do(call)
			w.UntilPings(1)

			assert.Len(t, w.Contacts(rig.AppID), 2)
			assert.NotEqual(t, first[idCookie].Value, w.Cookies()[idCookie].Value)
			for _, secret := range []string{"first", first[idCookie].Value, first[sessionCookie].Value} {
				ping := w.Pings()[0]
				assert.NotContains(t, ping.Body, secret)
			}
		})
	}
}

func TestVisitorShutdownAndUserQueuedBeforeTheLibraryLoads(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `
		Intercom('boot', {app_id: 'abc12345'});
		Intercom('shutdown');
		Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.Open(w.Origin + "/start")
	w.Until(isBooted)
	w.UntilStored("the user", func() bool {
		for _, c := range w.Contacts(rig.AppID) {
			if c.UserID == "u-1" {
				return true
			}
		}
		return false
	})
	assert.Equal(t, "u-1", rig.Get[string](w.Tab, `Intercom('whoami').user_id`))
	assert.Equal(t, "user_role", rig.Get[string](w.Tab, `Intercom('whoami').role`))
	pings := w.UntilPings(2)
	assert.NotEqual(t, pings[0].UserData()["anonymous_id"], pings[1].UserData()["anonymous_id"])
	require.Len(t, w.Contacts(rig.AppID), 2, "the visitor has nothing to do with the user")
	assert.Empty(t, w.Console.Trouble())
}

func TestTheSameEmailGainsAnID(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', email: 'one@example.com'});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`Intercom('update', {email: 'one@example.com', user_id: 'u-1'})`)
	w.UntilPings(2)
	w.Do(`Intercom('update', {user_id: 'u-1', email: 'other@example.com'})`)
	w.UntilPings(3)
	contacts := w.Contacts(rig.AppID)
	require.Len(t, contacts, 1)
	assert.Equal(t, "u-1", contacts[0].UserID)
	assert.Equal(t, "other@example.com", contacts[0].Email)
}
