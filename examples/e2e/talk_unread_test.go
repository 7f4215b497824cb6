package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestAnAnswerThatNobodyLooksAtIsCounted(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	w.Do(`Intercom('hide')`)
	w.UntilShut()
	o.Answer("Hi")
	untilBadge(w.Tab, "1")
	assert.Equal(t, "Open messenger, 1 unread", rig.Get[string](w.Tab, `document.querySelector('`+rig.Launcher+`').computedName`))
	o.Answer("Are you there?")
	o.UntilHeard("Are you there?")
	assert.Equal(t, "1", rig.Get[string](w.Tab, badge), "conversations are counted, not parts")

	w.Click(rig.Launcher)
	w.UntilSaid("> Hello", "Hi", "Are you there?")
	untilBadge(w.Tab, "")
	assert.Equal(t, "Close messenger", rig.Get[string](w.Tab, `document.querySelector('`+rig.Launcher+`').computedName`))
	o.Until(`document.querySelectorAll('#parts .seen').length === 1`)
	assert.Equal(t, []string{"onUnreadCountChange 0", "onShow", "onHide", "onUnreadCountChange 1", "onActivatorClick", "onShow", "onUnreadCountChange 0"}, told(w.Tab))
	assert.Empty(t, w.Console.Trouble())
}

func TestTheCountIsInTheTitleWhileNobodySeesThePage(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.Before(`
		window.hide = hidden => {
			Object.defineProperty(document, 'visibilityState', {configurable: true, value: hidden ? 'hidden' : 'visible'});
			document.dispatchEvent(new Event('visibilitychange'));
		};`)
	serveTalk(w, "")
	w.Open(w.Origin + "/elsewhere")
	untilTalk(w.Tab)
	o := begun(t, w, "Hello")
	w.Do(`hide(true)`)
	o.Answer("Hi")
	w.Until(`document.title === '(1) A page'`)
	untilBadge(w.Tab, "1")
	w.Do(`hide(false)`)
	w.Until(`document.title === 'A page'`)
	untilBadge(w.Tab, "")
}

func TestWhatIsReadInOneTabIsReadInTheOther(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	w.Do(`Intercom('hide')`)
	other := w.Sibling()
	other.Open(w.Origin + "/elsewhere/too")
	untilTalk(other)
	o.Answer("Hi")
	untilBadge(w.Tab, "1")
	untilBadge(other, "1")

	other.Do(`Intercom('showMessages')`)
	other.UntilOpen()
	other.ClickTalk(`button.row`)
	other.UntilSaid("> Hello", "Hi")
	untilBadge(other, "")
	untilBadge(w.Tab, "")
	assert.Equal(t, "onUnreadCountChange 0", told(w.Tab)[len(told(w.Tab))-1])
	assert.False(t, rig.Get[bool](w.Tab, rig.IsOpen))
	assert.Equal(t, 1, w.Sockets(), "the tabs share a connection")
}

func TestWhatIsUnreadIsCountedOnTheNextPageToo(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	w.Do(`Intercom('hide')`)
	w.Open("about:blank")
	o.Answer("Hi")
	o.UntilHeard("Hi")
	w.Open(w.Origin + "/elsewhere")
	untilBadge(w.Tab, "1")
	assert.Contains(t, told(w.Tab), "onUnreadCountChange 1")
}
