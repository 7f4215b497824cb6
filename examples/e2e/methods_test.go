package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestBootedFollowsBootAndShutdown(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, ``))
	w.Open(w.Origin + "/start")
	w.Until(isLive)
	assert.False(t, rig.Get[bool](w.Tab, `Intercom.booted`))
	assert.True(t, rig.Get[bool](w.Tab, `(Intercom('boot', {app_id: 'abc12345'}), Intercom.booted)`))
	assert.False(t, rig.Get[bool](w.Tab, `(Intercom('shutdown'), Intercom.booted)`))
	assert.True(t, rig.Get[bool](w.Tab, `(Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'}), Intercom.booted)`))
}

func TestReadyRunsOnceTheSessionIsLive(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `
		window.got = [];
		Intercom('ready', () => got.push('before the library and the boot ' + Intercom('whoami').user_id));`+bootUser+`
		Intercom('ready', () => { got.push('throws'); throw new Error('of the page'); });
		Intercom('ready', () => got.push('after the boot'));`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Until(`got.length === 3`)
	w.Do(`Intercom('ready', () => got.push('when live'))`)
	w.Until(`got.length === 4`)
	w.Do(`Intercom('update', {plan: 'pro'})`)
	w.UntilPings(2)
	assert.Equal(t, []string{"before the library and the boot u-1", "throws", "after the boot", "when live"},
		rig.Get[[]string](w.Tab, `got`), "each once")
	assert.Len(t, w.Console.Said("error", "of the page"), 1)
}

func TestShutdownDropsCallbacks(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `
		window.got = [];
		Intercom('ready', () => got.push('dropped'));
		Intercom('shutdown');
		Intercom('ready', () => got.push('kept'));`+bootUser))
	w.Open(w.Origin + "/start")
	w.Until(`got.length`)
	assert.Equal(t, []string{"kept"}, rig.Get[[]string](w.Tab, `got`))
}

func TestTheUnreadCountIsToldAtOnceAndAtEveryChange(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `window.got = [];`+bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`window.stop = Intercom('onUnreadCountChange', n => got.push(n))`)
	assert.Equal(t, []int{0}, rig.Get[[]int](w.Tab, `got`))

	unread := func(ids string) {
		w.EditPings(func(answer string) string {
			assert.Contains(t, answer, `"unread_conversation_ids":[]`)
			return strings.Replace(answer, `"unread_conversation_ids":[]`, `"unread_conversation_ids":`+ids, 1)
		})
		w.Do(`Intercom('update', {last_request_at: 1})`)
	}
	unread(`["c1","c2"]`)
	w.Until(`got.length === 2`)
	unread(`["c3","c4"]`)
	w.UntilPings(3)
	unread(`["c4"]`)
	w.Until(`got.length === 3`)
	assert.Equal(t, []int{0, 2, 1}, rig.Get[[]int](w.Tab, `got`))

	assert.Equal(t, "undefined", rig.Get[string](w.Tab, `typeof stop()`))
	w.Do(`Intercom('onUnreadCountChange', n => window.other = n)`)
	unread(`[]`)
	w.Until(`window.other === 0`)
	assert.Equal(t, []int{0, 2, 1}, rig.Get[[]int](w.Tab, `got`), "who unsubscribed hears nothing more")
	assert.Empty(t, w.Console.Trouble())
}

func TestWhoIsThere(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, ``))
	w.Open(w.Origin + "/start")
	w.Until(isLive)
	assert.Equal(t, "undefined undefined", rig.Get[string](w.Tab, "typeof Intercom('whoami') + ' ' + typeof Intercom('getVisitorId')"))

	w.Do(`Intercom('boot', {app_id: 'abc12345'})`)
	w.UntilPings(1)
	id := w.Cookies()[idCookie].Value
	assert.Equal(t, id, rig.Get[string](w.Tab, `Intercom('getVisitorId')`))
	assert.Equal(t, map[string]any{"anonymous_id": id, "role": "visitor_role"}, rig.Get[map[string]any](w.Tab, `Intercom('whoami')`))

	w.Do(`Intercom('update', {user_id: 'u-1', email: 'u1@example.com'})`)
	w.UntilPings(2)
	assert.Equal(t, map[string]any{"anonymous_id": id, "role": "user_role", "user_id": "u-1", "email": "u1@example.com"},
		rig.Get[map[string]any](w.Tab, `Intercom('whoami')`))
}

func TestCallsThatCannotBeMadeAreWarnedOfByName(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	for name, c := range map[string]struct{ call, named string }{
		"unknown method":               {`Intercom('launch')`, "launch"},
		"a name every object has":      {`Intercom('toString')`, "toString"},
		"no method":                    {`Intercom()`, "method"},
		"a method that is no string":   {`Intercom({})`, "method"},
		"ready without a function":     {`Intercom('ready', 'now')`, "ready"},
		"an event without a name":      {`Intercom('trackEvent')`, "trackEvent"},
		"hideNotifications of nothing": {`Intercom('hideNotifications')`, "hideNotifications"},
		"tokens that are no map":       {`Intercom('setAuthTokens', 'x')`, "setAuthTokens"},
		"a screen that is not there":   {`Intercom('showArticle', 1)`, "showArticle"},
	} {
		t.Run(name, func(t *testing.T) {
			before := len(w.Console.All())
			assert.Equal(t, "undefined", rig.Get[string](w.Tab, `typeof `+c.call))
			w.UntilStored("the warning", func() bool { return len(w.Console.All()) > before })
			said := w.Console.All()[before:]
			if assert.Len(t, said, 1) {
				assert.Equal(t, "warning", said[0].Level)
				assert.Contains(t, said[0].Text, c.named)
			}
		})
	}
}

func TestEventsAreStoredOnce(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('trackEvent', 'before-boot');`+bootUser+`
		Intercom('trackEvent', 'ordered', {price: {amount: 3000, currency: 'eur'}, link: {url: 'https://example.com', value: 'x'}, n: 2, ok: true});
		Intercom('trackEvent', 'twelve', Object.fromEntries(Array.from({length: 12}, (_, i) => ['key' + i, i])));`))
	w.Open(w.Origin + "/start")
	w.UntilStored("all events", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 3 })
	assert.Equal(t, []string{"before-boot", "ordered", "twelve"}, rig.Query[string](w.Backend, `SELECT name FROM events ORDER BY id`))
	assert.JSONEq(t, `{"price": {"amount": 3000, "currency": "eur"}, "link": {"url": "https://example.com", "value": "x"}, "n": 2, "ok": true}`,
		rig.Query[string](w.Backend, `SELECT metadata FROM events WHERE name = 'ordered'`)[0])
	assert.Len(t, rig.Query[string](w.Backend, `SELECT value FROM events, json_each(metadata) WHERE name = 'twelve'`), 10)
	trouble := w.Console.Trouble()
	assert.NotEmpty(t, trouble)
	for _, m := range trouble {
		assert.Regexp(t, `key1[01]`, m.Text)
	}
}
