package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// strict allows what the bundle needs and the demo's images, and nothing else.
const strict = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'none'`

// watched notes what the policy refused in the page; in frames the browser says so
// on the console.
const watched = `window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective + ' ' + e.blockedURI));`

// policed is a world whose pages have a policy, with their scripts in files.
func policed(t *testing.T, policy, script string) *rig.World {
	t.Helper()
	w := rig.New(t)
	w.Header("Content-Security-Policy", policy)
	w.Before(watched)
	w.File("/page.js", script)
	for _, path := range []string{"/", "/pricing"} {
		w.File(path, page(`<button id="before" autofocus>Before</button>`, `<script src="/page.js"></script>`))
	}
	return w
}

func TestEverythingWorksUnderAStrictPolicy(t *testing.T) {
	t.Parallel()
	w := policed(t, strict, documented+`Intercom('boot', {app_id: 'abc12345', plan: 'queued', theme_mode: 'dark', action_color: 'rgb(1, 2, 3)'});`)
	w.Open(w.Origin + "/")
	w.UntilCard(welcome)
	w.Until(rig.InCards(`img`) + `.naturalWidth > 0`)
	w.Until(hasSession)
	assert.Equal(t, slate, style(w, ".post", "backgroundColor"), "the card has its style")
	assert.Equal(t, "rgb(1, 2, 3)", style(w, ".button", "backgroundColor"))
	assert.Equal(t, "fixed", rig.Get[string](w.Tab, `getComputedStyle(document.querySelector('iframe')).position`))
	assertCookies(t, w, "localhost", false, idCookie, sessionCookie, deviceCookie)
	assert.Equal(t, "queued", custom(w)["plan"])

	w.Do(`history.pushState({}, '', '/pricing'); Intercom('update', {user_id: 'u-1'}); Intercom('trackEvent', 'looked')`)
	w.UntilCard(prices)
	w.ClickCard(`button.button`)
	w.UntilNoCard()
	untilStates(w, prices, "clicked", "dismissed", "seen")
	w.Do(`Intercom('shutdown')`)
	assertCookies(t, w, "localhost", false, deviceCookie)
	assert.Equal(t, []string{"looked"}, rig.Query[string](w.Backend, `SELECT name FROM events`))
	assert.Empty(t, rig.Get[[]string](w.Tab, `refused`))
	assert.Empty(t, w.Console.Trouble())
}

func TestThePlainGoWayUnderAStrictPolicy(t *testing.T) {
	t.Parallel()
	w := policed(t, strict, `
		window.Intercom = function () { Intercom.q.push(arguments); };
		Intercom.q = [];
		Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});
		document.head.append(Object.assign(document.createElement('script'), {src: '/dist/wasm_exec.js', onload() {
			const go = new Go();
			WebAssembly.instantiateStreaming(fetch('/dist/entryphone.wasm'), go.importObject).then(({instance}) => go.run(instance));
		}}));`)
	w.Open(w.Origin + "/pricing")
	w.UntilCard(prices)
	assert.Empty(t, rig.Get[[]string](w.Tab, `refused`))
	assert.Empty(t, w.Console.Trouble())
}

func TestAPolicyWithoutWebAssemblyLeavesThePageWorking(t *testing.T) {
	t.Parallel()
	w := policed(t, `script-src 'self'; style-src 'self'`, documented+bootUser)
	w.Open(w.Origin + "/")
	rig.Until(t, "a warning", func() bool { return len(w.Console.Said("warning")) > 0 }, w.Console.String)
	w.Do(`Intercom('update', {plan: 'pro'}); Intercom('show')`)
	assert.Equal(t, 3, rig.Get[int](w.Tab, `Intercom.q.length`), "calls go on queueing")
	assert.NotEqual(t, true, rig.Get[any](w.Tab, `Intercom.booted ?? null`))
	w.Press(" ") // the page's button has the focus
	assert.Equal(t, "before", rig.Get[string](w.Tab, `document.activeElement.id`))
	assert.Len(t, w.Console.Said("warning", "Entryphone", "WebAssembly"), 1)
	assert.Len(t, w.Console.Said("warning"), 1)
	assert.Empty(t, w.Console.Said("exception"))
	assert.Empty(t, w.Requests())
}
