//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

func TestMessengerIsTheFrameThatHostsTestAgainst(t *testing.T) {
	w, _ := newWindow(t)
	p := panelOf(el("h1", nil, words("Messages")))
	p.Lang, p.RTL, p.Name, p.Look.Action = "ar", true, "الرسائل", "rgb(1, 2, 3)"
	present(t, w, p)
	for expression, want := range map[string]string{
		`frame.parentNode.className`:                         "intercom-lightweight-app",
		`frame.className`:                                    "intercom-messenger-frame",
		`frame.dataset.intercomFrame`:                        "true",
		`frame.title`:                                        p.Name,
		`getComputedStyle(frame).position`:                   "fixed",
		`getComputedStyle(frame).visibility`:                 "visible",
		`frame.getBoundingClientRect().width`:                "400",
		`doc.documentElement.lang + doc.documentElement.dir`: "arrtl",
		`doc.title`:                     p.Name,
		`doc.adoptedStyleSheets.length`: "1",
		`doc.querySelectorAll('style, link, script').length`:     "0",
		`find('[role=dialog]').getAttribute('aria-label')`:       p.Name,
		`find('[role=dialog]').hasAttribute('aria-modal')`:       "false",
		`find('[role=dialog] > main > h1').textContent`:          "Messages",
		`doc.documentElement.style.getPropertyValue('--action')`: "rgb(1, 2, 3)",
	} {
		assert.Equal(t, want, inMessenger[string](t, `return String(`+expression+`)`), expression)
	}
}

func TestMessengerIsNotInThePageBeforeItIsOpened(t *testing.T) {
	held := pagetest.NewHeld(t)
	w, _ := newWindow(t)
	w.Draw(messenger.Panel{})
	w.Announce("")
	w.Title(0)
	w.Reattach()
	w.Empty()
	pagetest.Turns(t)
	assert.Zero(t, held.Nodes())
	assert.Empty(t, held.Listeners())
	assert.Empty(t, held.Timers())
}

func TestMessengerThatClosesIsHiddenAndKept(t *testing.T) {
	w, _ := newWindow(t)
	present(t, w, panelOf(el("p", nil, words("a"))))
	before := pagetest.Eval(t, messengerJS+`return [frame, find('p')]`)
	w.Draw(messenger.Panel{Look: plainLook})
	pagetest.Wait(t, "the frame to be hidden", func() bool { return inMessenger[bool](t, `return getComputedStyle(frame).visibility == 'hidden'`) })
	w.Draw(panelOf(el("p", nil, words("b"))))
	assert.Equal(t, "visible b", inMessenger[string](t, `return getComputedStyle(frame).visibility + ' ' + find('p').textContent`))
	assert.True(t, inMessenger[bool](t, `return a[0] === frame && a[1] === find('p')`, before))
}

func TestMessengerClosesBeforeItWasThere(t *testing.T) {
	w, _ := newWindow(t)
	w.Draw(panelOf())
	w.Draw(messenger.Panel{Look: plainLook})
	pagetest.Turns(t)
	assert.Equal(t, "hidden", inMessenger[string](t, `return getComputedStyle(frame).visibility`))
}

func TestNothingMovesForThoseWhoWantThat(t *testing.T) {
	for _, still := range []bool{true, false} {
		pagetest.Replace(t, "window", "matchMedia", `{value: query => query.includes('reduced-motion') ? {matches: a} : b.call(window, query)}`,
			still, pagetest.Eval(t, `return matchMedia`))
		w, _ := newWindow(t)
		present(t, w, panelOf())
		assert.Equal(t, still, inMessenger[string](t, `return getComputedStyle(frame).transitionDuration`) == "0s")
		w.Draw(messenger.Panel{Look: plainLook})
		assert.Equal(t, still, inMessenger[string](t, `return getComputedStyle(frame).transitionDuration`) == "0s")
		w.Empty()
	}
}

func TestOpeningAndClosingLeavesNothing(t *testing.T) {
	for name, phone := range map[string]bool{"desktop": false, "phone": true} {
		t.Run(name, func(t *testing.T) {
			if phone {
				onPhone(t)
			}
			held := pagetest.NewHeld(t)
			w, _ := newWindow(t)
			w.Launch(launcherNow(nil))
			present(t, w, panelOf(el("textarea", nil)))
			w.Title(1)
			w.Activators("a")
			w.Draw(messenger.Panel{Look: plainLook})
			pagetest.Turns(t)
			listeners, nodes := held.Listeners(), held.Nodes()
			owned := w.panel.owner.Count() + w.panel.inside.Count() + w.launcher.owner.Count()
			for range 100 {
				w.Draw(panelOf(el("textarea", nil), el("p", nil)))
				w.Draw(messenger.Panel{Look: plainLook})
			}
			assert.Equal(t, listeners, held.Listeners())
			assert.Equal(t, nodes, held.Nodes())
			assert.Equal(t, owned, w.panel.owner.Count()+w.panel.inside.Count()+w.launcher.owner.Count())
			assert.Zero(t, w.panel.modal.Count()+w.panel.opened.Count())
			w.Draw(panelOf())
			w.Announce("a")
			w.Empty()
			assert.Zero(t, held.Nodes())
			assert.Empty(t, held.Listeners())
			assert.Empty(t, held.Timers())
		})
	}
}

func TestReattachPutsBackTheMessenger(t *testing.T) {
	for name, act := range map[string]string{
		"the container": `document.getElementById('intercom-container').remove()`,
		"the frame":     `frame.remove()`,
		"the launcher":  `launcher.remove()`,
		"nothing":       ``,
	} {
		t.Run(name, func(t *testing.T) {
			held := pagetest.NewHeld(t)
			w, acts := newWindow(t)
			w.Launch(launcherNow(nil))
			present(t, w, panelOf(el("button", []string{"data-act", "x"})))
			listeners := held.Listeners()
			inMessenger[bool](t, act)
			w.Reattach()
			pagetest.Wait(t, "the messenger", func() bool { return inMessenger[bool](t, `return !!(launcher && doc && find('button'))`) })
			assert.Equal(t, 1, pagetest.Get[int](t, `return document.querySelectorAll('#intercom-container').length`))
			assert.Equal(t, listeners, held.Listeners())
			inMessenger[bool](t, `find('button').click(); launcher.click()`)
			assert.Equal(t, []messenger.Act{{Name: "x"}, {Name: "launch"}}, acts())
		})
	}
}

func TestPostsAndMessengerShareTheContainer(t *testing.T) {
	w, _ := newWindow(t)
	s, _ := newScreen(t)
	w.Launch(launcherNow(nil))
	show(t, s, "1")
	present(t, w, panelOf())
	assert.Equal(t, 3, pagetest.Get[int](t, `return document.querySelector('#intercom-container > .intercom-lightweight-app').children.length`))
	s.Show(messenger.Cards{})
	assert.True(t, inMessenger[bool](t, `return launcher.isConnected && frame.isConnected`))
	show(t, s, "2")
	w.Empty()
	assert.Equal(t, []string{"2"}, shownIDs(t))
	s.Empty()
	assert.False(t, pagetest.Get[bool](t, `return !!document.getElementById('intercom-container')`))
}

func TestFramesMakeRoomForTheLauncher(t *testing.T) {
	bottoms := func() string {
		return pagetest.Get[string](t, `return ['messenger', 'notifications'].map(name => {
			const frame = document.querySelector('.intercom-' + name + '-frame'); return getComputedStyle(frame).bottom; }).join(' ')`)
	}
	w, _ := newWindow(t)
	s, _ := newScreen(t)
	show(t, s, "1")
	present(t, w, panelOf())
	assert.Equal(t, "20px 8px", bottoms())
	w.Launch(launcherNow(nil))
	assert.Equal(t, "84px 72px", bottoms())
	w.Launch(messenger.Launcher{})
	assert.Equal(t, "20px 8px", bottoms())
}
