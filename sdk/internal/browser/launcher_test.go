//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

func TestLauncherIsTheButtonThatHostsTestAgainst(t *testing.T) {
	w, acts := newWindow(t)
	w.Launch(launcherNow(func(l *messenger.Launcher) { l.Unread = 2; l.Label = "Open the messenger, 2 unread" }))
	for expression, want := range map[string]string{
		`document.querySelectorAll('#intercom-container.intercom-namespace > .intercom-lightweight-app > button').length`: "1",
		`launcher.className`:                     "intercom-lightweight-app-launcher intercom-launcher",
		`launcher.getAttribute('aria-label')`:    "Open the messenger, 2 unread",
		`launcher.getAttribute('aria-expanded')`: "false",
		`launcher.getAttribute('aria-haspopup')`: "dialog",
		`launcher.type`:                          "button",
		`!!launcher.querySelector('.intercom-lightweight-app-launcher-icon-open')`: "true",
		`launcher.querySelector('.intercom-unread-count').textContent`:             "2",
	} {
		assert.Equal(t, want, inMessenger[string](t, `return String(`+expression+`)`), expression)
	}
	inMessenger[bool](t, `launcher.querySelector('div').click()`)
	assert.Equal(t, []messenger.Act{{Name: "launch"}}, acts())
	inMessenger[bool](t, `for (const key of ['a', 'Escape']) launcher.dispatchEvent(new KeyboardEvent('keydown', {key}))`)
	assert.Equal(t, []messenger.Act{{Name: "launch"}, {Name: "escape"}}, acts())

	before := pagetest.Eval(t, messengerJS+`launcher.focus(); return launcher`)
	w.Launch(launcherNow(func(l *messenger.Launcher) { l.Open, l.Unread = true, 120 }))
	assert.True(t, inMessenger[bool](t, `return a === launcher && document.activeElement === a`, before))
	assert.Equal(t, "true", inMessenger[string](t, `return launcher.getAttribute('aria-expanded')`))
	assert.True(t, inMessenger[bool](t, `return !!launcher.querySelector('.intercom-lightweight-app-launcher-icon-minimize')`))
	assert.Equal(t, "99+", inMessenger[string](t, `return launcher.querySelector('.intercom-unread-count').textContent`))
	w.Launch(launcherNow(nil))
	assert.True(t, inMessenger[bool](t, `return !launcher.querySelector('.intercom-unread-count')`))
	w.Launch(messenger.Launcher{})
	assert.False(t, inMessenger[bool](t, `return !!document.getElementById('intercom-container')`))
}

// hostile are rules of pages that would have the launcher look or be otherwise.
var hostile = map[string]string{
	"resets everything":     `* {all: unset}`,
	"means it":              `* {all: unset !important}`,
	"resets all buttons":    `button, button * {all: revert; background: red !important; width: 100% ; padding: 40px !important; border: 9px solid red !important; border-radius: 0 !important; display: none; position: static !important; opacity: .1}`,
	"has divs of its own":   `div, span {display: none !important; position: static !important; font: 80px/3 serif !important; color: red !important; margin: 50px !important}`,
	"hides what overflows":  `html, body {overflow: hidden; height: 100%}`,
	"moves its body":        `body {transform: translateX(100px) scale(.5); filter: blur(0)}`,
	"contains its body":     `body {contain: layout paint}`,
	"has text of its own":   `html {font-size: 62.5%; line-height: 4; letter-spacing: 1em; text-transform: uppercase; direction: rtl} * {box-sizing: content-box}`,
	"hides its body's kids": `body > * {visibility: hidden; transform: scale(2)}`,
}

func addStyle(t *testing.T, rules string) {
	t.Helper()
	pagetest.Eval(t, `const s = document.createElement('style'); s.id = 'hostile'; s.textContent = a; document.head.append(s)`, rules)
	t.Cleanup(func() { pagetest.Eval(t, `document.getElementById('hostile').remove()`) })
}

const lookOfLauncher = `
	const look = (e, names) => names.map(name => getComputedStyle(e)[name]).join(' ');
	const box = e => { const b = e.getBoundingClientRect(); return [innerWidth - b.right, innerHeight - b.bottom, b.width, b.height].map(Math.round).join(' '); };
	const icon = launcher.firstElementChild, count = launcher.lastElementChild;
	return [
		box(launcher), look(launcher, ['position', 'backgroundColor', 'borderRadius', 'borderTopWidth', 'color', 'display', 'visibility', 'opacity', 'zIndex', 'cursor']),
		box(icon), look(icon, ['backgroundColor', 'clipPath', 'display']),
		box(count), look(count, ['fontSize', 'lineHeight', 'color', 'backgroundColor', 'textTransform', 'display']),
		String(document.elementFromPoint(innerWidth - 44, innerHeight - 44) === launcher),
	];
`

func TestLauncherIsItselfInAnyPage(t *testing.T) {
	unread := launcherNow(func(l *messenger.Launcher) { l.Unread = 3 })
	look := func(t *testing.T) []string {
		w, _ := newWindow(t)
		w.Launch(unread)
		defer w.Empty()
		return inMessenger[[]string](t, lookOfLauncher)
	}
	want := look(t)
	assert.Equal(t, "20 20 48 48", want[0])
	assert.Equal(t, "true", want[len(want)-1], "it can be clicked")
	for name, rules := range hostile {
		t.Run(name, func(t *testing.T) {
			addStyle(t, rules)
			assert.Equal(t, want, look(t))
		})
	}
}

func TestLauncherGoesWhereThePageWantsIt(t *testing.T) {
	for name, test := range map[string]struct {
		rules string
		want  string // right, bottom
	}{
		"higher":         {`.intercom-lightweight-app-launcher {bottom: 100px !important}`, "20 100"},
		"further inside": {`.intercom-launcher {right: 60px !important}`, "60 20"},
	} {
		t.Run(name, func(t *testing.T) {
			addStyle(t, test.rules)
			w, _ := newWindow(t)
			w.Launch(launcherNow(nil))
			assert.Equal(t, test.want, inMessenger[string](t, `const b = launcher.getBoundingClientRect(); return (innerWidth - b.right) + ' ' + (innerHeight - b.bottom)`))
		})
	}
}

func TestLauncherFollowsTheSettings(t *testing.T) {
	style := func(property string) string {
		return inMessenger[string](t, `const value = getComputedStyle(launcher)[a];
			if (a !== 'color') return value;
			const canvas = new OffscreenCanvas(1, 1).getContext('2d');
			canvas.fillStyle = value;
			canvas.fillRect(0, 0, 1, 1);
			return [...canvas.getImageData(0, 0, 1, 1).data].join(' ');`, property)
	}
	for name, test := range map[string]struct {
		change   func(*messenger.Look)
		property string
		want     string
	}{
		"left":          {func(l *messenger.Look) { l.Left = true }, "left", "20px"},
		"right":         {func(l *messenger.Look) {}, "right", "20px"},
		"paddings":      {func(l *messenger.Look) { l.Horizontal, l.Vertical = 50, 60 }, "bottom", "60px"},
		"z-index":       {func(l *messenger.Look) { l.ZIndex = 7 }, "zIndex", "7"},
		"colour":        {func(l *messenger.Look) { l.Action = "rgb(1 2 3)" }, "backgroundColor", "rgb(1, 2, 3)"},
		"no colour":     {func(l *messenger.Look) { l.Action = "red;position:static" }, "position", "fixed"},
		"dark theme":    {func(l *messenger.Look) { l.Theme = "dark" }, "colorScheme", "dark"},
		"a light color": {func(l *messenger.Look) { l.Action = "#ffff00" }, "color", "0 0 0 255"},
		"a green":       {func(l *messenger.Look) { l.Action = "#009000" }, "color", "0 0 0 255"},
		"a dark colour": {func(l *messenger.Look) { l.Action = "#000060" }, "color", "255 255 255 255"},
	} {
		t.Run(name, func(t *testing.T) {
			changed := launcherNow(func(l *messenger.Launcher) { test.change(&l.Look) })
			w, _ := newWindow(t)
			w.Launch(changed)
			assert.Equal(t, test.want, style(test.property), "from the start")
			w.Launch(launcherNow(func(l *messenger.Launcher) { l.Look.Left = true }))
			w.Launch(changed)
			assert.Equal(t, test.want, style(test.property), "later")
		})
	}
}

func TestLauncherChangesNothingOfThePage(t *testing.T) {
	pagetest.Eval(t, `const own = document.createElement('div'); own.id = 'pages'; own.innerHTML = '<button>a</button><p>b</p><iframe></iframe>'; document.body.append(own)`)
	t.Cleanup(func() { pagetest.Eval(t, `document.getElementById('pages').remove()`) })
	const all = `return [document.documentElement, document.body, ...document.querySelectorAll('#pages, #pages *')].map(e => {
		const s = getComputedStyle(e); return [...s].map(name => name + ':' + s.getPropertyValue(name)).join(';'); })`
	before := pagetest.Get[[]string](t, all)
	sheets := pagetest.Get[int](t, `return document.adoptedStyleSheets.length + document.styleSheets.length`)
	w, _ := newWindow(t)
	w.Launch(launcherNow(nil))
	present(t, w, panelOf(el("p", nil, words("a"))))
	w.Announce("a")
	assert.Equal(t, before, pagetest.Get[[]string](t, all))
	assert.Equal(t, sheets, pagetest.Get[int](t, `return document.adoptedStyleSheets.length + document.styleSheets.length`))
}

func TestFocusOnTheLauncherIsSeenInAnyPage(t *testing.T) {
	for name, rules := range hostile {
		t.Run(name, func(t *testing.T) {
			addStyle(t, rules+`button:focus, *:focus-visible {outline: none !important; box-shadow: none}`)
			w, _ := newWindow(t)
			w.Launch(launcherNow(nil))
			assert.Equal(t, "3px", inMessenger[string](t, `launcher.focus({focusVisible: true}); return getComputedStyle(launcher).outlineWidth`))
		})
	}
}

// paintedBy makes what the loader would paint from what is kept.
const paintedBy = `
	const paint = ([tag, style, attributes, ...kids]) => {
		if (!attributes) return tag;
		const e = document.createElement(tag);
		e.style.cssText = style;
		for (const name in attributes) e.setAttribute(name, attributes[name]);
		e.append(...kids.map(paint));
		return e;
	};
	const painted = paint(JSON.parse(localStorage['intercom.launcher.abc12345']));
	document.body.append(painted);
`

func TestWhatTheLoaderHasPaintedIsTakenOver(t *testing.T) {
	clearStorage(t)
	first, _ := newWindow(t)
	first.Launch(launcherNow(nil))
	kept := pagetest.Get[string](t, `return localStorage['intercom.launcher.abc12345']`)
	was := inMessenger[string](t, `return document.getElementById('intercom-container').outerHTML`)
	first.Empty()
	assert.Zero(t, pagetest.Get[int](t, `return localStorage.length`), "shutdown leaves nothing")

	pagetest.Eval(t, `localStorage['intercom.launcher.abc12345'] = a;`+paintedBy+`
		painted.querySelector('button').onclick = () => { throw 'the loader' }; painted.querySelector('button').setAttribute('aria-busy', 'true')`, kept)
	before := pagetest.Eval(t, messengerJS+`return launcher`)
	w, acts := newWindow(t)
	w.Launch(launcherNow(nil))
	assert.Equal(t, was, inMessenger[string](t, `return document.getElementById('intercom-container').outerHTML`))
	assert.True(t, inMessenger[bool](t, `return a === launcher`, before))
	inMessenger[bool](t, `launcher.click()`)
	assert.Equal(t, []messenger.Act{{Name: "launch"}}, acts())
}

func TestWhatTheLoaderHasPaintedGoesWhenThereIsNoLauncher(t *testing.T) {
	clearStorage(t)
	first, _ := newWindow(t)
	first.Launch(launcherNow(nil))
	pagetest.Eval(t, `const kept = localStorage['intercom.launcher.abc12345']; a(); localStorage['intercom.launcher.abc12345'] = kept;`+paintedBy, pagetest.Func(t, func([]pagetest.Value) { first.Empty() }))
	w, _ := newWindow(t)
	w.Launch(messenger.Launcher{})
	assert.True(t, inMessenger[bool](t, `return !!launcher && 'intercom.launcher.abc12345' in localStorage`), "not known yet")
	w.Launch(messenger.Launcher{App: "abc12345"})
	assert.False(t, inMessenger[bool](t, `return !!document.getElementById('intercom-container')`))
	assert.Zero(t, pagetest.Get[int](t, `return localStorage.length`), "nor is it painted again")
}

func TestWhatTheLoaderHasPaintedGoesWhenThereIsNobody(t *testing.T) {
	clearStorage(t)
	first, _ := newWindow(t)
	first.Launch(launcherNow(nil))
	pagetest.Eval(t, `const kept = localStorage['intercom.launcher.abc12345']; a(); localStorage['intercom.launcher.abc12345'] = kept;`+paintedBy, pagetest.Func(t, func([]pagetest.Value) { first.Empty() }))
	w, _ := newWindow(t)
	w.Empty()
	assert.False(t, inMessenger[bool](t, `return !!document.getElementById('intercom-container')`))
	assert.Zero(t, pagetest.Get[int](t, `return localStorage.length`))
}

func TestNoPersonsCountIsKeptForTheLoader(t *testing.T) {
	clearStorage(t)
	w, _ := newWindow(t)
	w.Launch(launcherNow(func(l *messenger.Launcher) { l.Unread = 2 }))
	w.Launch(launcherNow(func(l *messenger.Launcher) { l.Open = true }))
	w.Launch(launcherNow(func(l *messenger.Launcher) { l.App = "" }))
	assert.Zero(t, pagetest.Get[int](t, `return localStorage.length`))
}
