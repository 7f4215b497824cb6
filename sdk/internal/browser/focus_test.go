//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

// focusedInside is the id of the messenger's element that has the focus.
func focusedInside(t *testing.T) string {
	t.Helper()
	return inMessenger[string](t, `return doc.activeElement.id || doc.activeElement.className || doc.activeElement.localName`)
}

func fields(focus string, ids ...string) messenger.Panel {
	var kids []messenger.Node
	for _, id := range ids {
		kids = append(kids, withKey(id, el("input", []string{"id", id})))
	}
	p := panelOf(kids...)
	p.Focus = focus
	return p
}

var shut = messenger.Panel{Look: plainLook}

func TestFocusComesInAndGoesBack(t *testing.T) {
	for name, test := range map[string]struct {
		meanwhile func(t *testing.T)
		want      string
	}{
		"to where it was": {func(*testing.T) {}, "pages-own"},
		"to where it was last": {func(t *testing.T) {
			pagetest.Eval(t, `const i = document.createElement('input'); i.id = 'other'; document.getElementById('pages-own').after(i); i.focus();
				if (!document.hasFocus()) i.dispatchEvent(new FocusEvent('focusin', {bubbles: true}))`)
			t.Cleanup(func() { pagetest.Eval(t, `document.getElementById('other').remove()`) })
			inMessenger[bool](t, `find('#a').focus()`)
		}, "other"},
		"to the launcher, where that is gone": {func(t *testing.T) {
			pagetest.Eval(t, `document.getElementById('pages-own').id = 'gone'; document.getElementById('gone').replaceWith(Object.assign(document.createElement('input'), {id: 'pages-own'}))`)
		},
			"intercom-lightweight-app-launcher intercom-launcher"},
		"nowhere, when it is not in the messenger": {func(t *testing.T) { pagetest.Eval(t, `document.activeElement.blur()`) }, "body"},
	} {
		t.Run(name, func(t *testing.T) {
			input(t)
			w, _ := newWindow(t)
			w.Launch(launcherNow(nil))
			present(t, w, fields("a", "a", "b"))
			assert.Equal(t, messengerFrame, focused(t))
			assert.Equal(t, "a", focusedInside(t))
			test.meanwhile(t)
			drawn(t, w, shut)
			assert.Equal(t, test.want, pagetest.Get[string](t, `const e = document.activeElement; return e.id || e.className || e.localName`))
		})
	}
}

func TestFocusMovesWhenThePanelSaysSo(t *testing.T) {
	w, _ := newWindow(t)
	present(t, w, fields("a", "a", "b"))
	inMessenger[bool](t, `find('#b').focus()`)
	drawn(t, w, fields("a", "a", "b", "c"))
	assert.Equal(t, "b", focusedInside(t), "it was said before")
	drawn(t, w, fields("c", "a", "b", "c"))
	assert.Equal(t, "c", focusedInside(t))
	drawn(t, w, fields("", "a", "b", "c"))
	assert.Equal(t, "c", focusedInside(t))
	drawn(t, w, shut)
	drawn(t, w, fields("a", "a", "b"))
	assert.Equal(t, "a", focusedInside(t), "opened again")
}

func TestAMessengerThatOpensByItselfTakesNoFocus(t *testing.T) {
	input(t)
	w, _ := newWindow(t)
	present(t, w, fields("", "a"))
	assert.Equal(t, "pages-own", focused(t))
	drawn(t, w, shut)
	assert.Equal(t, "pages-own", focused(t))
}

func TestFocusIsNotLostWithWhatIsTakenAway(t *testing.T) {
	w, _ := newWindow(t)
	present(t, w, fields("b", "a", "b", "c"))
	drawn(t, w, fields("b", "b", "a", "c"))
	assert.Equal(t, "b", focusedInside(t), "it moved")
	drawn(t, w, fields("b", "a", "c"))
	assert.Equal(t, "intercom-messenger", focusedInside(t), "what had it is gone")
}

func TestTypingGoesOnWhileThingsAreDrawn(t *testing.T) {
	w, _ := newWindow(t)
	page := func(value string, before ...messenger.Node) messenger.Panel {
		p := panelOf(append(before, withKey("text", el("textarea", []string{"id", "text", "value", value})))...)
		p.Focus = "text"
		return p
	}
	present(t, w, page(""))
	inMessenger[bool](t, `find('#text').value = 'abc'; find('#text').setSelectionRange(1, 2)`)
	drawn(t, w, page("abc", withKey("p", el("p", nil, words("new")))))
	assert.Equal(t, "abc 1 2 text", inMessenger[string](t, `const e = find('#text'); return [e.value, e.selectionStart, e.selectionEnd, doc.activeElement.id].join(' ')`))
}
