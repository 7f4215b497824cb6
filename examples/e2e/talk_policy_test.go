package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestTheMessengerWorksUnderAStrictPolicy(t *testing.T) {
	t.Parallel()
	// What is shown of a picture before it is sent is the browser's own address of it.
	w := policed(t, strings.Replace(strict, "data:", "data: blob:", 1), documented+`Intercom('boot', {app_id: 'abc12345', action_color: 'rgb(1, 2, 3)', hide_notifications: true});`)
	w.Open(w.Origin + "/")
	untilTalk(w.Tab)
	w.Click(rig.Launcher)
	w.UntilOpen()
	w.UntilWords("Send us a message")
	assert.NotEqual(t, "Times New Roman", rig.Get[string](w.Tab, `getComputedStyle(`+rig.InTalk(`h1`)+`).fontFamily`), "it has its style")
	o := begun(t, w, "Hello")
	o.Answer("Hi https://example.com/")
	w.UntilSaid("> Hello", "Hi https://example.com/")
	w.ChooseFiles(rig.InTalk(`input[type=file]`), picture(t, "a picture.png"))
	w.Until(rig.InTalk(`.composer img`) + `?.src.startsWith('blob:')`)
	w.ClickTalk(`[data-act=close]`)
	w.UntilShut()
	w.Reload() // the loader paints the launcher
	untilTalk(w.Tab)
	w.UntilPings(2)
	assert.Empty(t, rig.Get[[]string](w.Tab, `refused`))
	assert.Empty(t, w.Console.Trouble())
}
