package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

const launcher = `document.querySelector('` + rig.Launcher + `')`

// edges are the distances of the launcher from the edges of the window.
const edges = `(b => ({left: b.left, right: document.documentElement.clientWidth - b.right, bottom: innerHeight - b.bottom}))(` + launcher + `.getBoundingClientRect())`

func TestTheLauncherIsWhereThePageWantsIt(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	for i, c := range []struct{ settings, where string }{
		{``, `where.right === 20 && where.bottom === 20 && z === '2147483001'`},
		{`alignment: 'left', horizontal_padding: 60, vertical_padding: 90, z_index: 77`, `where.left === 60 && where.bottom === 90 && z === '77'`},
		{`alignment: 'right', horizontal_padding: 5, vertical_padding: 5`, `where.right === 20 && where.bottom === 20`},
		{`alignment: 'middle', horizontal_padding: 40`, `where.right === 40`},
	} {
		if c.settings != "" {
			w.Do(`Intercom('update', {` + c.settings + `})`)
		}
		w.Until(fmt.Sprintf(`((where, z) => %s)(%s, getComputedStyle(%s).zIndex) /* %d */`, c.where, edges, launcher, i))
	}
	w.Do(`Intercom('update', {alignment: 'left', horizontal_padding: 60, vertical_padding: 90, z_index: 77}); Intercom('show')`)
	w.UntilOpen()
	const frame = `document.querySelector('iframe[name=intercom-messenger-frame]')`
	w.Until(frame + `.getBoundingClientRect().left === 60`)
	assert.Equal(t, "77", rig.Get[string](w.Tab, `getComputedStyle(`+frame+`).zIndex`))
	assert.GreaterOrEqual(t, rig.Get[float64](w.Tab, `innerHeight - `+frame+`.getBoundingClientRect().bottom`), 90.0)
}

func TestTheLauncherIsHiddenAndShownByUpdates(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	serveTalk(w, "hide_default_launcher: true")
	w.Open(w.Origin + "/elsewhere")
	w.Until(hasSession)
	assert.True(t, rig.Get[bool](w.Tab, launcher+` === null`))
	w.Do(`Intercom('show')`)
	w.UntilOpen()
	assert.True(t, rig.Get[bool](w.Tab, launcher+` === null`))
	w.Do(`Intercom('update', {hide_default_launcher: false})`)
	w.Until(launcher)
	w.Do(`Intercom('update', {hide_default_launcher: true})`)
	w.Until(launcher + ` === null`)
	assert.True(t, rig.Get[bool](w.Tab, rig.IsOpen), "the messenger stays")
	w.ClickTalk(`[data-act=close]`)
	w.UntilShut()
}

func TestTheLauncherOpensAndCloses(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	for range 2 {
		w.Click(rig.Launcher)
		w.UntilOpen()
		assert.Equal(t, "true", rig.Get[string](w.Tab, launcher+`.getAttribute('aria-expanded')`))
		w.Click(rig.Launcher)
		w.UntilShut()
		assert.Equal(t, "false", rig.Get[string](w.Tab, launcher+`.getAttribute('aria-expanded')`))
	}
	w.Do(launcher + `.focus()`)
	w.Press(kb.Enter)
	w.UntilOpen()
	w.Press(kb.Escape)
	w.UntilShut()
	assert.True(t, rig.Get[bool](w.Tab, `document.activeElement === `+launcher), "the focus is back")
	click := "onActivatorClick"
	assert.Equal(t, []string{"onUnreadCountChange 0", click, "onShow", click, "onHide", click, "onShow", click, "onHide", click, "onShow", "onHide"}, told(w.Tab))
}

func TestLaunchersOfThePagesOwn(t *testing.T) {
	t.Parallel()
	w := talker(t, "custom_launcher_selector: '.ask', hide_default_launcher: false")
	add := func(html string) {
		w.Do(`document.body.insertAdjacentHTML('beforeend', ` + fmt.Sprintf("%q", html) + `)`)
	}
	opens := func(selector string) {
		t.Helper()
		w.Click(selector)
		w.UntilOpen()
		w.Do(`Intercom('hide')`)
		w.UntilShut()
	}
	add(`<button class="ask" id="one">Ask</button><a class="ask" id="two" href="#"><b>Ask</b></a>`)
	opens("#one")
	opens("#two b")
	assert.Empty(t, rig.Get[string](w.Tab, `location.hash`))
	w.Do(`document.querySelector('#one').remove()`)
	add(`<button class="ask" id="three">Ask</button>`)
	opens("#three")
	w.Do(`Intercom('update', {custom_launcher_selector: '#other'})`)
	add(`<button id="other">Ask</button>`)
	opens("#other")
	w.Click("#three")
	w.Click("#before")
	assert.False(t, rig.Get[bool](w.Tab, rig.IsOpen), "it is none any more")
	w.Do(`Intercom('update', {custom_launcher_selector: '<<'})`)
	rig.Until(t, "a warning", func() bool { return len(w.Console.Said("warning", "custom_launcher_selector")) == 1 }, w.Console.String)
	w.Do(`Intercom('shutdown')`)
	w.Click("#other")
	assert.Zero(t, rig.Get[int](w.Tab, `document.querySelectorAll('iframe').length`))
}

func TestAClickBeforeTheBundleIsThereIsKept(t *testing.T) {
	t.Parallel()
	w := talker(t, "alignment: 'left', horizontal_padding: 60")
	w.Until(`Object.keys(localStorage).some(key => key.startsWith('intercom.launcher.'))`)
	hold, held := make(chan struct{}), make(chan struct{}, 8)
	w.BreakFor(func(r *rig.Request) rig.Break {
		if strings.HasSuffix(r.Path, ".wasm") {
			held <- struct{}{}
			<-hold
		}
		return rig.Break{}
	})
	w.ForgetFiles()
	w.Open(w.Origin + "/elsewhere")
	w.Until(launcher)
	<-held
	assert.NotEqual(t, true, rig.Get[any](w.Tab, `Intercom.booted ?? null`))
	assert.Equal(t, 60.0, rig.Get[float64](w.Tab, edges+`.left`))
	w.Do(`window.painted = ` + launcher)
	w.Click(rig.Launcher)
	assert.False(t, rig.Get[bool](w.Tab, rig.IsOpen))
	close(hold)
	w.UntilOpen()
	assert.True(t, rig.Get[bool](w.Tab, `painted === `+launcher), "it is the very button")
	assert.Len(t, rig.Get[[]any](w.Tab, `[...document.querySelectorAll('.intercom-launcher')]`), 1)
	w.Until(launcher + `.computedName === 'Close messenger' && getComputedStyle(` + launcher + `).opacity === '1'`)
	assert.Empty(t, w.Console.Trouble())
}
