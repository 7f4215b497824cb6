//go:build js && wasm

package sdk_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

func TestTheMessengerOfAPage(t *testing.T) {
	s := newSite(t)
	s.backend.answers(200, `{"user":{"role":"visitor_role"},"anonymous_session":"s1","launcher_settings":{"show_launcher":true}}`)
	s.install()
	s.page(`window.told = []; Intercom('boot', {app_id: 'abc12345'});
		Intercom('onShow', () => told.push('show')); Intercom('onHide', () => told.push('hide'))`)
	launcher := `document.querySelector('.intercom-launcher')`
	pagetest.Wait(t, "the launcher", func() bool { return s.says(`!!`+launcher) == "true" })
	s.page(launcher + `.click()`)
	frame := `document.querySelector('iframe[name=intercom-messenger-frame]')`
	pagetest.Wait(t, "the messenger", func() bool { return s.says(frame+`?.contentDocument.body.textContent`) != "undefined" })
	s.page(`Intercom('startConversation', '<b>Where</b> is my order?')`)
	pagetest.Wait(t, "what was said", func() bool {
		return strings.Contains(s.says(frame+`.contentDocument.body.textContent`), "<b>Where</b> is my order?")
	})
	pagetest.Wait(t, "the message", func() bool {
		for _, r := range s.backend.sent() {
			if r.name() == "messages" {
				return true
			}
		}
		return false
	})
	s.page(`Intercom('hide')`)
	pagetest.Wait(t, "the end of it", func() bool { return s.says(`told`) == `["show","hide"]` })
	s.page(`Intercom('shutdown')`)
	assert.Equal(t, "null", s.says(frame))
	assert.Equal(t, "null", s.says(launcher))
}
