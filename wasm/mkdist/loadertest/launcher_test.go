package loadertest

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// kept puts what the program keeps of a launcher into the storage of the workspace a,
// before the loader comes.
const kept = `localStorage['intercom.launcher.a'] = JSON.stringify(['div', 'all:initial', {id: 'intercom-container', class: 'intercom-namespace'},
	['div', '', {class: 'intercom-lightweight-app'},
		['button', 'position:fixed!important;bottom:20px', {type: 'button', class: 'intercom-launcher', 'aria-label': '<b>'}, ['span', '', {}, ['<i>']]]]]);
	window.button = () => document.querySelector('#intercom-container > .intercom-lightweight-app > button');`

func TestALauncherThatWasHereIsHereAtOnce(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"a boot that waits":          `snippet()('boot', {app_id: 'a'});`,
		"a boot under another name":  `snippet()('boot', {appId: 'a'});`,
		"a boot without settings":    `snippet()('boot'); intercomSettings = {app_id: 'a'};`,
		"settings":                   `intercomSettings = {app_id: 'a'};`,
		"visible in spite of others": `intercomSettings = {app_id: 'a', hide_default_launcher: false};`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := visit(t, &site{script: idle + kept + script, headers: policy("script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; style-src 'self'")})
			p.until(`'idle' in window`)
			assert.Equal(t, "<b> <i> fixed 20px", get[string](p, `[button().getAttribute('aria-label'), button().textContent, getComputedStyle(button()).position, button().style.bottom].join(' ')`))
			p.quiet()
		})
	}
}

func TestNoLauncherIsPaintedWithoutReason(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"none was here":        `snippet()('boot', {app_id: 'b'});`,
		"nobody boots":         ``,
		"settings hide it":     `intercomSettings = {app_id: 'a', hide_default_launcher: true};`,
		"the boot hides it":    `snippet()('boot', {app_id: 'a', hide_default_launcher: true});`,
		"it makes no sense":    `localStorage['intercom.launcher.a'] = '{"a"'; intercomSettings = {app_id: 'a'};`,
		"it is something else": `localStorage['intercom.launcher.a'] = '[["b"]]'; intercomSettings = {app_id: 'a'};`,
		"no storage":           `Object.defineProperty(window, 'localStorage', {get() { throw 1; }}); intercomSettings = {app_id: 'a'};`,
		"settings that throw":  `Object.defineProperty(window, 'intercomSettings', {get() { throw 1; }});`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := visit(t, &site{script: idle + kept + script})
			p.until(`'idle' in window`)
			assert.False(t, get[bool](p, `!!document.getElementById('intercom-container')`))
			p.quiet()
		})
	}
}

func TestAClickOnThePaintedLauncherIsKept(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{script: idle + kept + `snippet()('boot', {app_id: 'a'});`})
	p.until(`'idle' in window`)
	p.do(`button().click()`)
	assert.Equal(t, "true", get[string](p, `button().getAttribute('aria-busy')`))
	p.until(`isLive()`) // at once, although the page is not idle
	assert.JSONEq(t, `[["boot", {"app_id": "a"}], ["show"]]`, p.calls())
	p.do(`button().click()`)
	assert.JSONEq(t, `[["boot", {"app_id": "a"}], ["show"], ["show"]]`, p.calls(), "until the program takes the button over")
	p.quiet()
}

func TestAPaintedLauncherGoesWithItsLoader(t *testing.T) {
	t.Parallel()
	t.Run("when the program cannot run", func(t *testing.T) {
		t.Parallel()
		p := visit(t, &site{script: kept + `intercomSettings = {app_id: 'a'}; delete window.WebAssembly;`})
		p.until(`warnings.length`)
		assert.False(t, get[bool](p, `!!button()`))
	})
	t.Run("when another takes over", func(t *testing.T) {
		t.Parallel()
		p := visit(t, &site{script: idle + kept + `intercomSettings = {app_id: 'a'};`})
		p.until(`'idle' in window`)
		p.do(`window.first = button(); delete window.Intercom; insert('` + loaderPath + `')`)
		p.until(`button() && button() != first`)
		assert.Equal(t, 1, get[int](p, `document.querySelectorAll('#intercom-container').length`))
		p.quiet()
	})
}

func TestAPageThatBrokeTheBrowserHearsSo(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"no events":  `window.dispatchEvent = () => { throw Error('broken'); };`,
		"no arrays":  `Array.isArray = () => { throw Error('broken'); };`,
		"no symbols": `window.mark = Symbol.for('entryphone'); Symbol.for = () => { throw Error('broken'); };`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := visit(t, &site{script: `snippet()('boot', {app_id: 'a'});` + script})
			p.until(`warnings.length`)
			assert.Contains(t, get[string](p, `warnings[0]`), "broken")
			assert.Empty(t, get[[]string](p, `errors`))
		})
	}
}
