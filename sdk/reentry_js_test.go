//go:build js && wasm

package sdk_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

// What a page hangs into its own objects runs while a call of ours is at work, and
// may call us: it must neither wait for ever nor be lost.
func TestPageMayCallBackFromWhatIsCalledInIt(t *testing.T) {
	for name, hook := range map[string]string{
		"its console": `
			const warn = console.warn;
			console.warn = (...words) => { warn(...words); back(); };
			Intercom('trackEvent', 'a', {deep: {a: 1}});
		`,
		"its fetch": `
			const next = window.fetch;
			window.fetch = (...args) => { window.fetch = next; back(); return next(...args); };
			Intercom('trackEvent', 'a');
		`,
		"its storage": `
			const local = Object.getOwnPropertyDescriptor(window, 'localStorage');
			Object.defineProperty(window, 'localStorage', {configurable: true, get() { Object.defineProperty(window, 'localStorage', local); back(); return localStorage; }});
			Intercom('boot', {app_id: 'abc12345', user_id: '43'});
		`,
		"its settings": `
			window.intercomSettings = {get app_id() { back(); return 'abc12345' }};
			Intercom('boot');
		`,
	} {
		t.Run(name, func(t *testing.T) {
			pagetest.Restore(t, "window", "fetch")
			s := newSite(t)
			s.install()
			s.page(`Intercom('boot', {app_id: 'abc12345', user_id: '42'})`)
			s.wait(1)
			s.page(`
				let once = true;
				const back = () => {
					if (!once) return;
					once = false;
					window.told = Intercom('whoami');
					Intercom('ready', () => { window.called = true });
					Intercom('update', {plan: 'from inside'});
				};` + hook)
			t.Cleanup(func() { pagetest.Eval(t, `delete window.told; delete window.called`) })
			pagetest.Wait(t, "the call from inside", func() bool { return s.says(`typeof window.told`) == "object" })
			pagetest.Wait(t, "the update from inside", func() bool {
				for _, r := range s.sent() {
					if r.name() == "ping" && r.data(t)["plan"] == "from inside" {
						return true
					}
				}
				return false
			})
			pagetest.Wait(t, "the callback from inside", func() bool { return s.says(`window.called`) == "true" })
		})
	}
}

func TestPageMayCallBackWhenItGetsTheFocusBack(t *testing.T) {
	s := newSite(t)
	s.page(`
		const input = document.createElement('input');
		document.body.append(input);
		input.focus();
		input.onfocus = () => { window.told = Intercom('whoami').role; Intercom('update', {focused: true}); };
		// A window that is not in front hears nothing of it.
		const focus = input.focus;
		input.focus = () => { focus.call(input); if (!document.hasFocus()) input.onfocus(); };
	`)
	t.Cleanup(func() { pagetest.Eval(t, `delete window.told`) })
	s.answers(200, onePost)
	s.install()
	s.page(`Intercom('boot', {app_id: 'abc12345'})`)
	s.waitShown("p1")
	s.page(`const cross = ` + doc + `.querySelector('.dismiss'); cross.focus(); cross.click()`)
	assert.Equal(t, "visitor_role", s.says(`window.told`))
	assert.Empty(t, shown(t))
	requests := s.wait(4)
	assert.Equal(t, true, requests[len(requests)-1].data(t)["focused"])
	s.page(`document.querySelector('input').remove()`)
}
