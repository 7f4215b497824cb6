package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

const secret = "the number of my card"

// left is all that a page holds where somebody could find it again.
const left = `JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, document.documentElement.outerHTML.replaceAll(/<script[^]*?<\/script>/g, '')])`

func TestALogoutLeavesNothing(t *testing.T) {
	t.Parallel()
	w := talker(t, "user_id: 'u-1', name: 'Ada'")
	o := begun(t, w, secret)
	o.Answer("Do not tell me " + secret)
	w.UntilSaid("> "+secret, "Do not tell me "+secret)
	w.Type("and a draft: " + secret)
	w.Until(`JSON.stringify({...localStorage}).includes('and a draft')`)
	other := w.Sibling()
	other.Open(w.Origin + "/elsewhere/too")
	untilTalk(other)
	other.UntilOpen()
	other.UntilSaid("> "+secret, "Do not tell me "+secret)

	w.Do(`Intercom('shutdown')`)
	assert.Zero(t, rig.Get[int](w.Tab, `document.querySelectorAll('iframe, [id^=intercom], [class*=intercom]').length`))
	other.Until(`!document.querySelector('iframe, [id^=intercom], [class*=intercom]')`)
	for _, p := range []*rig.Tab{w.Tab, other} {
		p.Until(`Intercom.booted === false`)
		for _, trace := range []string{secret, "u-1", "Ada", "draft"} {
			assert.NotContains(t, rig.Get[string](p, left), trace)
		}
		assert.Empty(t, rig.Get[string](p, `Object.keys(localStorage).join()`))
	}
	assert.Equal(t, []string{deviceCookie}, w.CookieNames())

	// Whoever comes next is somebody else.
	w.Forget()
	w.Do(`Intercom('boot', {app_id: 'abc12345'})`)
	untilTalk(w.Tab)
	w.Do(`Intercom('showMessages')`)
	w.UntilOpen()
	w.UntilWords("Messages from the team will be shown here")
	assert.Empty(t, rig.Get[string](w.Tab, badge))
	assert.NotContains(t, w.Traffic(), "u-1")
	w.Compose()
	assert.Empty(t, rig.Get[string](w.Tab, rig.InTalk(`textarea`)+`.value`))
	assert.False(t, strings.Contains(rig.Get[string](w.Tab, rig.Talk+`.documentElement.outerHTML`), secret))
}

func TestSomebodyElseWhoLogsInSeesNothingOfTheFirst(t *testing.T) {
	t.Parallel()
	w := talker(t, "user_id: 'u-1'")
	o := begun(t, w, secret)
	w.Do(`Intercom('boot', {app_id: 'abc12345', user_id: 'u-2'})`)
	w.UntilStored("the other user", func() bool { return len(w.Contacts(rig.AppID)) == 2 })
	untilTalk(w.Tab)
	o.Answer("For u-1 alone")
	o.UntilHeard("For u-1 alone")
	w.Do(`Intercom('showMessages')`)
	w.UntilOpen()
	w.UntilWords("Messages from the team will be shown here")
	w.Do(`Intercom('showConversation', '` + o.ConversationID() + `')`)
	w.Until(rig.InTalk(`.trouble`))
	assert.Empty(t, w.Said())
	assert.NotContains(t, rig.Get[string](w.Tab, rig.Talk+`.documentElement.outerHTML`), secret)
}
