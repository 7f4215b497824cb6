package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// plain is a page that starts the bundle as any Go program is, with a stub of a
// few lines and nothing else of ours.
var plain = page(
	`<script src="/dist/wasm_exec.js"></script>`,
	`window.Intercom = function () { Intercom.q.push(arguments); };
	Intercom.q = [];
	Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', plan: 'queued'});
	Intercom('update', {plan: 'pro'});
	const go = new Go();
	WebAssembly.instantiateStreaming(fetch('/dist/entryphone.wasm'), go.importObject).then(({instance}) => go.run(instance));`)

func TestThePlainGoWay(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", plain)
	w.Open(w.Origin + "/start")
	w.Until(isBooted)
	w.UntilStored("what was queued", func() bool { return len(w.Contacts(rig.AppID)) == 1 && custom(w)["plan"] == "pro" })
	w.Until(hasSession)
	assertCookies(t, w, "localhost", false, idCookie, sessionCookie, deviceCookie)

	w.Do(`history.pushState({}, '', '/pricing'); Intercom('update')`)
	w.UntilCard(prices)
	w.ClickCard(`.dismiss`)
	untilStates(w, prices, "dismissed", "seen")
	w.Do(`Intercom('shutdown')`)
	assert.False(t, rig.Get[bool](w.Tab, `Intercom.booted`))
	assertCookies(t, w, "localhost", false, deviceCookie)
	assert.Empty(t, w.Console.Trouble())
}

func TestThePlainPageOfTheDemo(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.Open(w.Origin + "/plain.html")
	w.Until(`!document.querySelector('[data-testid="plain-installed"]').hidden`)
	w.Until(`document.querySelector('[data-testid="plain-contact"]').textContent.includes('"seats": 2')`)
	assert.Equal(t, w.Cookies()[idCookie].Value, rig.Get[string](w.Tab, `document.querySelector('[data-testid="plain-visitor"]').textContent`))
	assert.True(t, rig.Get[bool](w.Tab, `document.querySelector('[data-testid="plain-failed"]').hidden`))
	assert.Equal(t, map[string]any{"plan": "pro", "seats": 2.0}, custom(w))
	assert.Empty(t, w.Console.Trouble())
}

func TestThePlainGoWayBesideTheLoaderIsOneInstance(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", plain)
	w.Open(w.Origin + "/start")
	w.Until(isBooted)
	w.UntilStored("what was queued", func() bool { return len(w.Contacts(rig.AppID)) == 1 && custom(w)["plan"] == "pro" })
	w.Do(`window.first = Intercom; window.intercomSettings = {plan: 'from settings'};` + again)
	w.UntilStored("the settings", func() bool { return custom(w)["plan"] == "from settings" })
	assert.True(t, rig.Get[bool](w.Tab, `Intercom === first`))
}
