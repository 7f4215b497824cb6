package e2e

import (
	"testing"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// talker is a world in which somebody is booted on a page without posts, with further
// settings if any. What the messenger tells is in told.
func talker(t *testing.T, settings string) *rig.World {
	t.Helper()
	w := rig.New(t)
	serveTalk(w, settings)
	w.Open(w.Origin + "/elsewhere")
	untilTalk(w.Tab)
	return w
}

const telling = `
	window.told = [];
	for (const on of ['onShow', 'onHide', 'onUserEmailSupplied', 'onUnreadCountChange', 'onActivatorClick']) {
		Intercom(on, (...args) => told.push([on, ...args].join(' ')));
	}`

func serveTalk(w *rig.World, settings string) {
	w.Pages("/elsewhere", page(`<button id="before" autofocus>Before</button>`, documented, telling, `Intercom('boot', {app_id: 'abc12345', `+settings+`});`))
}

// untilTalk waits until the backend knows who is there, and the launcher is.
func untilTalk(p *rig.Tab) {
	p.Until(hasSession)
	p.Until(`document.querySelector('` + rig.Launcher + `')`)
}

func told(p *rig.Tab) []string { return rig.Get[[]string](p, `told`) }

// begun is a conversation that a visitor began, open on their side and on the team's.
func begun(t *testing.T, w *rig.World, text string) *rig.Operator {
	t.Helper()
	w.Compose()
	w.Say(text)
	w.UntilSaid("> " + text)
	o := rig.NewOperator(t, w.Backend)
	o.Choose(text)
	return o
}

// badge is the count on the launcher, "" for none.
const badge = `document.querySelector('` + rig.Launcher + ` .intercom-unread-count')?.textContent ?? ''`

func untilBadge(p *rig.Tab, count string) { p.Until(`(` + badge + `) === '` + count + `'`) }
