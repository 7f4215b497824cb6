//go:build js && wasm

package browser

import (
	"slices"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/wire"
)

// plainLook is the look without any settings.
var plainLook = messenger.LookOf(nil, wire.LauncherSettings{})

// newScreen returns a screen that is cleared when the test ends, and what the
// person did on it, as "id action".
func newScreen(t *testing.T) (s *Screen, acts func() []string) {
	t.Helper()
	var done []string
	s = NewScreen(func(id, action string) { done = append(done, id+" "+action) })
	s.Style(plainLook)
	t.Cleanup(s.Empty)
	return s, func() []string { return done }
}

// cards are posts with these ids, each with a title, a text, a link and a button.
func cards(ids ...string) messenger.Cards { return cardsIn("en", ids...) }

func cardsIn(lang string, ids ...string) messenger.Cards {
	var list []wire.Content
	for _, id := range ids {
		list = append(list, wire.Content{Type: wire.TypePost, ID: id, Title: "Title of " + id, Blocks: []wire.Block{
			{Type: "paragraph", Text: "Read [this page](https://docs.example/) **now**"},
			{Type: "button", Text: "Open", URL: "https://docs.example/open"},
			{Type: "button", Text: "Got it"},
		}})
	}
	return messenger.TextsOf(nil, lang).Cards(list, "")
}

const frameJS = `
	const frame = document.querySelector('iframe[name=intercom-notifications-frame]');
	const doc = frame && frame.contentDocument;
	const card = id => doc.querySelector('[data-id="' + id + '"]');
`

// inFrame is [pagetest.Get] with the frame, its doc and card(id) at hand.
func inFrame[T any](t *testing.T, body string, args ...any) T {
	t.Helper()
	return pagetest.Get[T](t, frameJS+body, args...)
}

// shownIDs are the ids of the cards that are in the page, in order.
func shownIDs(t *testing.T) []string {
	t.Helper()
	return inFrame[[]string](t, `return frame ? [...doc.querySelectorAll('main > .post')].map(p => p.dataset.id) : null`)
}

// show shows cards and waits until they are there.
func show(t *testing.T, s *Screen, ids ...string) {
	t.Helper()
	s.Show(cards(ids...))
	waitShown(t, ids...)
}

func waitShown(t *testing.T, ids ...string) {
	t.Helper()
	pagetest.Wait(t, "the cards", func() bool { return slices.Equal(ids, shownIDs(t)) })
}

// input gives the page an input that has the focus. A window that is not in front
// hears nothing of it, so it is told.
func input(t *testing.T) {
	t.Helper()
	pagetest.Eval(t, `
		const input = document.createElement('input');
		input.id = 'pages-own';
		document.body.append(input);
		input.focus();
		if (!document.hasFocus()) input.dispatchEvent(new FocusEvent('focusin', {bubbles: true}));
	`)
	t.Cleanup(func() { pagetest.Eval(t, `document.getElementById('pages-own').remove()`) })
}

// focused is the id or name of the page's element that has the focus.
func focused(t *testing.T) string {
	t.Helper()
	return pagetest.Get[string](t, `return document.activeElement.id || document.activeElement.name || document.activeElement.localName`)
}
