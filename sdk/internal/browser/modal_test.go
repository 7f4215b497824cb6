//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

// onPhone has the window ask for what a phone has until the test ends.
func onPhone(t *testing.T) {
	t.Helper()
	pagetest.Replace(t, "window", "matchMedia", `{value: query => query.includes('450px') ? Object.assign(new EventTarget(), {matches: true}) : a.call(window, query)}`,
		pagetest.Eval(t, `return matchMedia`))
}

const pageNow = `return [document.documentElement.cloneNode().outerHTML, document.body.cloneNode().outerHTML, getComputedStyle(document.body).overflow]`

func TestOnAPhoneTheMessengerHasTheWindow(t *testing.T) {
	for name, prepare := range map[string]string{
		"plain":              ``,
		"with styles":        `document.body.style.overflow = 'scroll'; document.documentElement.style.setProperty('overflow', 'auto', 'important'); document.documentElement.className = 'a'`,
		"with other styles":  `document.body.style.color = 'red'`,
		"with empty classes": `document.documentElement.className = ''`,
	} {
		t.Run(name, func(t *testing.T) {
			onPhone(t)
			t.Cleanup(func() {
				pagetest.Eval(t, `for (const e of [document.documentElement, document.body]) for (const a of ['style', 'class']) e.removeAttribute(a)`)
			})
			pagetest.Eval(t, prepare)
			before := pagetest.Get[[]string](t, pageNow)
			w, _ := newWindow(t)
			p := panelOf(el("button", nil))
			p.Look.ZIndex = 5
			present(t, w, p)
			for expression, want := range map[string]string{
				`getComputedStyle(document.documentElement).overflow + getComputedStyle(document.body).overflow`: "hiddenhidden",
				`frame.getBoundingClientRect().width == innerWidth`:                                              "true",
				`frame.getBoundingClientRect().height == innerHeight`:                                            "true",
				`document.documentElement.classList.contains('intercom-mobile-messenger-active')`:                "true",
				`document.documentElement.classList.contains('intercom-modal-open')`:                             "true",
				`find('[role=dialog]').getAttribute('aria-modal')`:                                               "true",
				`getComputedStyle(frame).zIndex`:                                                                 "2147483001",
			} {
				assert.Equal(t, want, inMessenger[string](t, `return String(`+expression+`)`), expression)
			}
			drawn(t, w, messenger.Panel{Look: plainLook})
			assert.Equal(t, before, pagetest.Get[[]string](t, pageNow), "closed")
			drawn(t, w, p)
			w.Empty()
			assert.Equal(t, before, pagetest.Get[[]string](t, pageNow), "gone")
		})
	}
}

func TestWhatThePageSetsMeanwhileStays(t *testing.T) {
	onPhone(t)
	t.Cleanup(func() { pagetest.Eval(t, `document.body.removeAttribute('style')`) })
	w, _ := newWindow(t)
	present(t, w, panelOf())
	pagetest.Eval(t, `document.body.style.overflow = 'clip'; document.documentElement.classList.add('own')`)
	w.Empty()
	assert.Equal(t, "clip own", pagetest.Get[string](t, `return document.body.style.overflow + ' ' + document.documentElement.className`))
	pagetest.Eval(t, `document.documentElement.removeAttribute('class')`)
}

func TestFocusStaysInTheMessengerOnAPhone(t *testing.T) {
	onPhone(t)
	input(t)
	w, _ := newWindow(t)
	p := panelOf(el("button", []string{"id", "b"}))
	p.Focus = "b"
	present(t, w, p)
	assert.Equal(t, messengerFrame, focused(t))
	pagetest.Eval(t, `const i = document.getElementById('pages-own'); i.focus(); if (!document.hasFocus()) i.dispatchEvent(new FocusEvent('focusin', {bubbles: true}))`)
	assert.Equal(t, messengerFrame, focused(t))
}

func TestAPhoneThatIsTurnedGivesTheWindowBack(t *testing.T) {
	query := pagetest.Eval(t, `return Object.assign(new EventTarget(), {matches: true})`)
	pagetest.Replace(t, "window", "matchMedia", `{value: query => query.includes('450px') ? a : b.call(window, query)}`, query, pagetest.Eval(t, `return matchMedia`))
	w, _ := newWindow(t)
	present(t, w, panelOf())
	assert.Equal(t, "hidden", pagetest.Get[string](t, `return getComputedStyle(document.body).overflow`))
	pagetest.Eval(t, `a.matches = false; a.dispatchEvent(new Event('change'))`, query)
	assert.Equal(t, "visible", pagetest.Get[string](t, `return getComputedStyle(document.body).overflow`))
	assert.Equal(t, 400, inMessenger[int](t, `return frame.getBoundingClientRect().width`))
	assert.False(t, inMessenger[bool](t, `return find('[role=dialog]').hasAttribute('aria-modal')`))
}

func TestAPhonesKeyboardHasItsPlace(t *testing.T) {
	onPhone(t)
	viewport := pagetest.Eval(t, `return Object.assign(new EventTarget(), {height: 300, offsetTop: 20, scale: 1})`)
	pagetest.Replace(t, "window", "visualViewport", `{value: a}`, viewport)
	w, _ := newWindow(t)
	present(t, w, panelOf())
	waitPlaced(t, "20 300")
	pagetest.Eval(t, `a.height = 500; a.offsetTop = 0; a.dispatchEvent(new Event('resize'))`, viewport)
	waitPlaced(t, "0 500")
}

// waitPlaced waits until the frame has come to where it belongs: its top and height.
func waitPlaced(t *testing.T, want string) {
	t.Helper()
	pagetest.Wait(t, want, func() bool {
		return inMessenger[string](t, `const b = frame.getBoundingClientRect(); return b.top + ' ' + b.height`) == want
	})
}
