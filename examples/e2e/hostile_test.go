package e2e

import (
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestHostileSettingsGetAWarningAndTheNextCallWorks(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.HoldClock()
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	for name, c := range map[string]struct {
		settings string
		named    string // what the warning names
		stored   bool   // whether the call's attribute ok arrived all the same
	}{
		"throwing getter":           {`{ok: true, get trap() { throw new Error('trap'); }}`, "trap", true},
		"getter throwing no object": {`{ok: true, get trap() { throw 'text'; }}`, "trap", true},
		"cycle":                     {`(() => { const o = {ok: true}; o.trap = o; return o; })()`, "trap", true},
		"deep cycle":                {`(() => { const o = {ok: true, trap: {a: {}}}; o.trap.a.b = o; return o; })()`, "trap", true},
		"BigInt":                    {`{ok: true, trap: 10n}`, "trap", true},
		"nested BigInt":             {`{ok: true, trap: {n: 10n}}`, "trap", true},
		"symbol":                    {`{ok: true, trap: Symbol('s')}`, "trap", true},
		"function":                  {`{ok: true, trap() {}}`, "trap", true},
		"proxy as a value":          {`{ok: true, trap: new Proxy({}, {ownKeys() { throw new Error('trap'); }})}`, "trap", true},
		"proxy that throws on keys": {`new Proxy({ok: true}, {ownKeys() { throw new Error('keys'); }})`, "settings", false},
		"proxy that throws on get":  {`new Proxy({trap: 1}, {get() { throw new Error('get'); }})`, "trap", false},
		"proxy that throws null":    {`new Proxy({trap: 1}, {get() { throw null; }})`, "trap", false},
		"revoked proxy":             {`(() => { const {proxy, revoke} = Proxy.revocable({}, {}); revoke(); return proxy; })()`, "settings", false},
		"a string of a megabyte":    {`{ok: true, trap: 'x'.repeat(1 << 20)}`, "trap", true},
		"__proto__ as a key":        {`JSON.parse('{"ok": true, "__proto__": {"polluted": true}}')`, "__proto__", true},
		"nested object":             {`{ok: true, trap: {a: 1}}`, "trap", true},
		"array":                     {`{ok: true, trap: [1, 2]}`, "trap", true},
		"not a number":              {`{ok: true, trap: NaN}`, "trap", true},
		"an element":                {`{ok: true, trap: document.body}`, "trap", true},
		"no settings at all":        {`'settings'`, "update", false},
		"a function for settings":   {`() => 1`, "update", false},
		"a symbol for settings":     {`Symbol('s')`, "update", false},
	} {
		t.Run(name, func(t *testing.T) {
			w.Advance(31 * time.Minute) // the quota is whole
			before := len(w.Console.All())
			w.Do(`Intercom('update', ` + c.settings + `)`)
			w.Do(`Intercom('update', {after: ` + strconv.Quote(name) + `})`)
			w.UntilStored("the next call", func() bool { return custom(w)["after"] == name })

			said := w.Console.All()[before:]
			require.Len(t, said, 1)
			assert.Equal(t, "warning", said[0].Level)
			assert.Contains(t, said[0].Text, c.named)
			assert.NotContains(t, custom(w), "trap")
			assert.Equal(t, c.stored, custom(w)["ok"] == true)
			w.Do(`Intercom('update', {ok: null})`)
		})
	}
	assert.Nil(t, rig.Get[any](w.Tab, `({}).polluted ?? null`))
	assert.Len(t, w.Contacts(rig.AppID), 1)
}

func custom(w *rig.World) map[string]any { return w.Contacts(rig.AppID)[0].Custom }

func TestHostileSettingsOnTheWindowAndHostileMetadata(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(`
		window.intercomSettings = {app_id: 'abc12345', user_id: 'u-1', plan: 'pro', get trap() { throw new Error('trap'); }};`, documented, `
		const cycle = {ok: true};
		cycle.trap = cycle;
		Intercom('trackEvent', 'odd', cycle);
		Intercom('trackEvent', 'odder', {ok: true, get trap() { throw undefined; }, n: 10n});
		Intercom.q.push(null, 7, {}, [], [{}], ['trackEvent', 'even']);`))
	w.Open(w.Origin + "/start")
	w.UntilStored("the events", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 3 })
	assert.Equal(t, []string{"odd", "odder", "even"}, rig.Query[string](w.Backend, `SELECT name FROM events ORDER BY id`))
	assert.Equal(t, map[string]any{"plan": "pro"}, custom(w))
	assert.JSONEq(t, `{"ok": true}`, rig.Query[string](w.Backend, `SELECT metadata FROM events WHERE name = 'odder'`)[0])
	assert.Len(t, w.Console.Said("warning", "boot", "trap"), 1)
	assert.Len(t, w.Console.Said("warning", "trackEvent", "trap"), 2)
	assert.Len(t, w.Console.Said("warning", "trackEvent", " n "), 1)
	assert.Empty(t, w.Console.Said("exception"))
}

func TestAPageThatCallsFromWithinACallDoesNotHangIt(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/pricing", page(`<input id="field" autofocus>`, documented, `
		console.warn = () => Intercom('trackEvent', 'warned');
		document.getElementById('field').onfocus = () => Intercom('trackEvent', 'focused');
		Intercom('ready', () => Intercom('update', {ready: true}));`+bootUser+`
		Intercom('nonsense');`))
	w.Open(w.Origin + "/pricing")
	w.UntilCard(prices)
	tabTo(w, ".dismiss")
	w.Press(kb.Enter)
	w.UntilNoCard()
	w.Until(`document.activeElement.id === 'field'`)
	w.Do(`Intercom('update', {plan: 'pro'})`)
	w.UntilStored("everything", func() bool {
		stored := func(event string) int {
			return len(rig.Query[string](w.Backend, "SELECT name FROM events WHERE name = ?", event))
		}
		return custom(w)["plan"] == "pro" && custom(w)["ready"] == true && stored("warned") == 1 && stored("focused") > 0
	})
	assert.Empty(t, w.Console.Trouble())
}
