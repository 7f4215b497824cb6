package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// focused is true while the element in the messenger that fits the selector has the
// focus.
func focused(selector string) string {
	return `document.activeElement?.name === 'intercom-messenger-frame' && ` + rig.Talk + `.activeElement === ` + rig.InTalk(selector)
}

// onLauncher is true while the launcher has the focus.
const onLauncher = `document.activeElement?.matches('` + rig.Launcher + `')`

// goTo presses a key until a condition holds, and says that it can be seen where the
// focus is.
func goTo(w *rig.World, press func(), condition string) {
	const most = 15
	for range most {
		if press(); rig.Get[bool](w.Tab, condition) {
			w.Until(`(e => e.matches(':focus-visible') && [e, e.closest('.box'), e.closest('.attach')].some(e => e && getComputedStyle(e).outlineStyle !== 'none'))(
				document.activeElement.contentDocument?.activeElement ?? document.activeElement)`)
			return
		}
	}
	w.Until(`false /* the focus never came to where ` + condition + ` */`)
}

func TestAllOfAConversationByKeyboard(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	tab := func() { w.Press(kb.Tab) }
	back := func() { w.PressShift(kb.Tab) }
	w.Until(`document.activeElement?.id === 'before'`)
	goTo(w, tab, onLauncher)
	w.Press(kb.Enter)
	w.UntilOpen()
	w.Until(focused(`h1`))
	goTo(w, tab, focused(`[data-act=new]`))
	w.Press(kb.Enter)
	w.UntilComposer()
	w.Press("Hello")
	w.Press(kb.Enter)
	w.UntilSaid("> Hello")
	assert.Empty(t, rig.Get[string](w.Tab, rig.InTalk(`textarea`)+`.value`))
	w.UntilComposer()

	goTo(w, tab, focused(`[popovertarget]`))
	w.Press(kb.Enter)
	w.Until(rig.InTalk(`:popover-open`))
	goTo(w, tab, focused(`#emoji button`))
	w.Press(kb.Escape)
	w.Until(`!` + rig.InTalk(`:popover-open`))
	w.Until(focused(`[popovertarget]`))
	assert.True(t, rig.Get[bool](w.Tab, rig.IsOpen))

	goTo(w, back, focused(`[data-testid=go-back]`))
	w.Press(kb.Enter)
	w.Until(focused(`.hello h1`))
	goTo(w, tab, focused(`.space[data-arg=messages]`))
	w.Press(kb.Enter)
	w.Until(focused(`#title-messages`))
	goTo(w, tab, focused(`.row`))
	w.Press(" ")
	w.UntilComposer()
	w.UntilSaid("> Hello")
	w.Press(kb.Escape)
	w.UntilShut()
	w.Until(onLauncher)
	w.Press(" ")
	w.UntilOpen()
	w.UntilComposer()
	assert.Empty(t, w.Console.Trouble())
}

func TestPartsThatComeAreAnnounced(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	o.Answer("Hello, you")
	w.UntilSaid("> Hello", "Hello, you")
	w.Until(`document.querySelector('#intercom-container [aria-live=polite]')?.textContent.endsWith(': Hello, you')`)
}

func TestPostsMakeWayForTheMessenger(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/docs", "")
	w.UntilCard(docs)
	w.Click(rig.Launcher)
	w.UntilOpen()
	w.UntilNoCard()
	w.Click(rig.Launcher)
	w.UntilShut()
	w.UntilCard(docs)
	untilStates(w, docs, "seen")
}
