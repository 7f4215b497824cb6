//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
)

// testSheet is a style for what the tests draw.
const testSheet = `html,body{margin:0;height:100%} .log{height:200px;overflow-y:auto} .log>p{margin:0;height:40px} .log>.tall{height:90px}`

// newWindow returns a window that is emptied when the test ends, and what was done in
// it.
func newWindow(t *testing.T) (w *Window, acts func() []messenger.Act) {
	t.Helper()
	var done []messenger.Act
	w = NewWindow(testSheet, func(a messenger.Act) { done = append(done, a) })
	t.Cleanup(w.Empty)
	return w, func() []messenger.Act { return done }
}

func launcherNow(change func(*messenger.Launcher)) messenger.Launcher {
	l := messenger.Launcher{Shown: true, App: "abc12345", Label: "Open the messenger", Look: plainLook}
	if change != nil {
		change(&l)
	}
	return l
}

func el(tag string, attrs []string, kids ...messenger.Node) messenger.Node {
	return messenger.Node{Tag: tag, Attrs: attrs, Kids: kids}
}

func words(s string) messenger.Node { return messenger.Node{Text: s} }

func withKey(key string, n messenger.Node) messenger.Node {
	n.Key = key
	return n
}

// panelOf is an open panel with these nodes in it.
func panelOf(nodes ...messenger.Node) messenger.Panel {
	return messenger.Panel{Open: true, Lang: "en", Name: "Messenger", Look: plainLook, Body: el("main", nil, nodes...)}
}

const messengerJS = `
	const frame = document.querySelector('iframe[name=intercom-messenger-frame]');
	const doc = frame && frame.contentDocument;
	const find = selector => doc.querySelector(selector);
	const launcher = document.querySelector('.intercom-launcher');
	const press = (e, key, more, type = 'keydown') => e.dispatchEvent(new doc.defaultView.KeyboardEvent(type, {key, bubbles: true, cancelable: true, ...more}));
`

// inMessenger is [pagetest.Get] with the messenger's frame, its doc, find(selector),
// press(element, key) and the launcher at hand.
func inMessenger[T any](t *testing.T, body string, args ...any) T {
	t.Helper()
	return pagetest.Get[T](t, messengerJS+body, args...)
}

// present draws a panel and waits until it is there.
func present(t *testing.T, w *Window, p messenger.Panel) {
	t.Helper()
	w.Draw(p)
	pagetest.Wait(t, "the messenger", func() bool {
		return inMessenger[bool](t, `return !!(doc && find('.intercom-messenger > *')) && frame.style.visibility != 'hidden'`) && w.panel.settle == nil
	})
}

// drawn draws a panel, and waits until that is scrolled and has its focus.
func drawn(t *testing.T, w *Window, p messenger.Panel) {
	t.Helper()
	w.Draw(p)
	pagetest.Wait(t, "the next paint", func() bool { return w.panel.settle == nil })
}
