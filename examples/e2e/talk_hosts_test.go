package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// hosts are pages whose own rules have broken messengers.
var hosts = map[string]string{
	"all unset":            `* { all: unset !important; }`,
	"all of everything":    `* { position: static !important; transform: none !important; font-size: 3px !important; color: red !important; background: lime !important; }`,
	"overflow hidden":      `html, body { overflow: hidden !important; height: 100% !important; position: relative !important; }`,
	"transform on body":    `body { transform: translateX(40px) scale(.5); filter: blur(0); perspective: 10px; }`,
	"contain on body":      `body { contain: paint; height: 50px; width: 100px; }`,
	"a huge z-index":       `.wall { position: fixed; inset: 0 0 auto; height: 10px; z-index: 2147483647; background: red; }`,
	"buttons and frames":   `button { width: 100% !important; display: flex !important; margin: 40px !important; padding: 40px !important; opacity: 1 !important; } iframe { border: 9px solid red !important; max-width: 100% !important; }`,
	"a frame of flex body": `body { display: grid; grid-template-columns: 1fr 1fr; min-height: 100vh; zoom: 1; } div { width: 100px; }`,
}

func TestRulesOfHostsBreakNothing(t *testing.T) {
	t.Parallel()
	for name, css := range hosts {
		t.Run(name, func(t *testing.T) {
			w := rig.New(t)
			w.Size(1280, 800)
			w.File("/elsewhere", page(`<style>`+css+`</style><div class="wall"></div>`, documented, `Intercom('boot', {app_id: 'abc12345', vertical_padding: 30});`))
			w.Open(w.Origin + "/elsewhere")
			untilTalk(w.Tab)
			w.Until(`(where => Math.abs(where.right - 20) < 1 && Math.abs(where.bottom - 30) < 1)(` + edges + `)`)
			if name != "buttons and frames" { // a host that sizes all buttons has sized this one
				assert.Equal(t, []float64{48, 48}, rig.Get[[]float64](w.Tab, `(b => [b.width, b.height])(`+launcher+`.getBoundingClientRect())`))
			}
			w.Click(rig.Launcher)
			w.UntilOpen()
			const frame = `document.querySelector('iframe[name=intercom-messenger-frame]')`
			w.Until(frame + `.getAnimations().every(a => a.playState === 'finished')`)
			const box = `(b => [b.width, innerWidth - b.right])(` + frame + `.getBoundingClientRect())`
			assert.Equal(t, []float64{400, 20}, rig.Get[[]float64](w.Tab, box))
			assert.Greater(t, rig.Get[float64](w.Tab, frame+`.getBoundingClientRect().height`), 500.0)
			assert.True(t, rig.Get[bool](w.Tab, `(b => document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2) === `+frame+`)(`+frame+`.getBoundingClientRect())`), "it can be seen")
			w.ClickTalk(`.send-us`)
			w.UntilComposer()
			w.Say("Hello")
			w.UntilSaid("> Hello")
			w.Click(rig.Launcher)
			w.UntilShut()
		})
	}
}

// looks is what every element of the page's own looks like, and where it is.
const looks = `JSON.stringify([...document.querySelectorAll('html, body, .own, .own *')].map(e => {
	const style = getComputedStyle(e);
	const {x, y, width, height} = e.getBoundingClientRect();
	return [e.tagName, x, y, width, height, [...style].map(name => name + ':' + style.getPropertyValue(name))];
}))`

func TestThePagesOwnElementsLookAsBefore(t *testing.T) {
	t.Parallel()
	for name, phone := range map[string]bool{"desktop": false, "phone": true} {
		t.Run(name, func(t *testing.T) {
			w := rig.New(t)
			if phone {
				w.Size(375, 667, chromedp.EmulateMobile)
			}
			w.File("/elsewhere", page(`
				<style>body { color: #123; } .own { margin: 7px; overflow: auto; } .own div:last-child { color: green; }</style>
				<div class="own"><h1>Title</h1><p>A <b>text</b> and a <a href="#">link</a></p><button>Button</button><input value="x">
				<dialog open>Dialog</dialog><svg width="9" height="9"></svg><iframe srcdoc="x"></iframe><div>Last</div></div>`,
				documented))
			w.Open(w.Origin + "/elsewhere")
			w.Until(isLive)
			before := rig.Get[string](w.Tab, looks)
			attributes := `[document.documentElement, document.body].map(e => [...e.attributes].map(a => a.name + '=' + a.value).join()).join(' ')`
			own := rig.Get[string](w.Tab, attributes)
			w.Do(`Intercom('boot', {app_id: 'abc12345', action_color: 'red'})`)
			untilTalk(w.Tab)
			assert.Equal(t, before, rig.Get[string](w.Tab, looks), "with the launcher")
			w.Click(rig.Launcher)
			w.UntilOpen()
			if !phone { // there the page must not scroll
				assert.Equal(t, before, rig.Get[string](w.Tab, looks), "with the messenger")
			}
			w.ClickTalk(`[data-act=close]`)
			w.UntilShut()
			w.Until(`!document.documentElement.className`)
			assert.Equal(t, before, rig.Get[string](w.Tab, looks), "with the messenger closed")
			assert.Equal(t, own, rig.Get[string](w.Tab, attributes))
			w.Do(`Intercom('shutdown')`)
			assert.Equal(t, before, rig.Get[string](w.Tab, looks), "behind all")
		})
	}
}
