package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestTheDocumentedSnippetWithCallsQueuedBeforeTheLibraryLoads(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `
		Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', email: 'u1@example.com', name: 'First', plan: 'a', seats: 1});
		Intercom('update', {plan: 'b', seats: 2});
		history.pushState({}, '', '/second');
		Intercom('update', {plan: 'c', name: 'Third'});
		history.pushState({}, '', '/third');
		Intercom('update', {plan: 'd', beta: true});`))
	w.Open(w.Origin + "/start")
	w.Until(isBooted)
	w.UntilStored("the last values", func() bool {
		c := w.Contacts(rig.AppID)
		return len(c) == 1 && c[0].Custom["plan"] == "d"
	})

	c := w.Contacts(rig.AppID)[0]
	assert.Equal(t, "user", c.Role)
	assert.Equal(t, "u-1", c.UserID)
	assert.Equal(t, "u1@example.com", c.Email)
	assert.Equal(t, "Third", c.Name)
	assert.Equal(t, map[string]any{"plan": "d", "seats": 2.0, "beta": true}, c.Custom)
	var plans []any
	for _, ping := range w.UntilPings(3) {
		plans = append(plans, ping.UserData()["plan"])
	}
	assert.Equal(t, []any{"b", "c", "d"}, plans, "in order, one ping per URL")
	for i, path := range []string{"/fourth", "/fifth"} {
		w.Do(`history.pushState({}, '', '` + path + `'); Intercom('update', {last_request_at: Math.floor(Date.now() / 1000)})`)
		w.UntilPings(4 + i)
	}
	var want []string
	for _, path := range []string{"/start", "/second", "/third", "/fourth", "/fifth"} {
		want = append(want, w.Origin+path)
	}
	assert.Equal(t, want, w.PageViews())
	require.Empty(t, w.Console.Trouble())
}
