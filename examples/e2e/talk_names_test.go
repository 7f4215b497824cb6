package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// What hosts style and test against (section 6 of the contract).
func TestTheNamesThatHostsRelyOn(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	there := func(selector string) bool {
		return rig.Get[bool](w.Tab, `!!document.querySelector('`+selector+`')`)
	}
	const app = `#intercom-container.intercom-namespace > .intercom-lightweight-app`
	assert.True(t, there(app+` > button.intercom-lightweight-app-launcher.intercom-launcher .intercom-lightweight-app-launcher-icon-open`))
	assert.False(t, there(`iframe`), "no frame before it is opened")
	w.Click(`.intercom-lightweight-app-launcher`)
	w.UntilOpen()
	assert.True(t, there(app+` .intercom-lightweight-app-launcher-icon-minimize`))
	assert.False(t, there(app+` .intercom-lightweight-app-launcher-icon-open`))
	assert.True(t, there(app+` iframe[name=intercom-messenger-frame].intercom-messenger-frame[data-intercom-frame="true"]`))
	assert.Equal(t, w.Origin, rig.Get[string](w.Tab, `frames['intercom-messenger-frame'].origin`))
	assert.Empty(t, rig.Get[string](w.Tab, `document.documentElement.className`), "on a desktop")
	assert.Empty(t, w.Console.Trouble())
}

func TestTheTextsThatHostsRelyOn(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Click(rig.Launcher)
	w.UntilWords("Send us a message")
	w.Do(`Intercom('showSpace', 'messages')`)
	w.UntilWords("Messages from the team will be shown here")
	w.ClickTalk(`.foot button`)
	w.UntilWords("Ask us anything, or share your feedback.")
	w.UntilComposer()
	w.Type("Hello")
	w.Press(kb.Enter)
	w.UntilSaid("> Hello")
	w.UntilWords("Get notified by email")
	w.Until(rig.InTalk(`input[type=email]`))
	w.ClickTalk(`button[data-testid="go-back"]`)
	w.Until(rig.InTalk(`button.row`))
	assert.False(t, rig.Get[bool](w.Tab, `!!`+rig.InTalk(`button[data-testid="go-back"]`)), "there is nowhere to go back to")
}

func TestEnterSendsAndShiftEnterBreaksTheLine(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Compose()
	w.Press("Hello")
	w.PressShift(kb.Enter)
	w.Press("there")
	assert.Equal(t, "Hello\nthere", rig.Get[string](w.Tab, rig.InTalk(`textarea`)+`.value`))
	assert.Empty(t, w.Said())
	w.Press(kb.Enter)
	w.UntilSaid("> Hello\nthere")
	assert.Empty(t, rig.Get[string](w.Tab, rig.InTalk(`textarea`)+`.value`))
	w.Press(kb.Enter)
	w.Press("  " + kb.Enter)
	w.Press("x" + kb.Enter)
	w.UntilSaid("> Hello\nthere", "> x")
}

func TestOnAPhoneTheMessengerIsAllThatThereIs(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.Size(375, 667, chromedp.EmulateMobile)
	serveTalk(w, "z_index: 7")
	w.Open(w.Origin + "/elsewhere")
	untilTalk(w.Tab)
	classes := `[...document.documentElement.classList].sort().join(' ')`
	assert.Empty(t, rig.Get[string](w.Tab, classes))
	w.Click(rig.Launcher)
	w.UntilOpen()
	assert.Equal(t, "intercom-mobile-messenger-active intercom-modal-open", rig.Get[string](w.Tab, classes))
	const box = `(b => [b.left, b.top, b.width, b.height].join())(document.querySelector('iframe').getBoundingClientRect())`
	w.Until(box + ` === '0,0,375,667'`)
	assert.Equal(t, "hidden", rig.Get[string](w.Tab, `getComputedStyle(document.documentElement).overflow`), "the page behind does not scroll")
	assert.Equal(t, 2147483001, rig.Get[int](w.Tab, `+getComputedStyle(document.querySelector('iframe')).zIndex`), "on top of all")
	assert.Equal(t, "true", rig.Get[string](w.Tab, rig.InTalk(`.intercom-messenger`)+`.getAttribute('aria-modal')`))
	w.ClickTalk(`[data-act=close]`)
	w.UntilShut()
	w.Until(classes + ` === ''`)
	assert.Equal(t, "visible", rig.Get[string](w.Tab, `getComputedStyle(document.documentElement).overflow`))
}
