package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// screen is what is on the screen: the id of its title.
const screen = `[...` + rig.Talk + `?.querySelectorAll('h1') ?? []].map(h => h.id).join()`

func TestTheMethodsThatShowSomething(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	for _, c := range []struct{ call, screen string }{
		{`Intercom('show')`, "title-home"},
		{`Intercom('showMessages')`, "title-messages"},
		{`Intercom('hide'); Intercom('show')`, "title-messages"},
		{`Intercom('showSpace', 'home')`, "title-home"},
		{`Intercom('showSpace', 'messages')`, "title-messages"},
		{`Intercom('showSpace', 'nowhere')`, "title-messages"},
		{`Intercom('showSpace', 'tickets')`, "title-messages"},
		{`Intercom('showNewMessage')`, "title"},
		{`Intercom('hide'); Intercom('show')`, "title"},
	} {
		w.Do(c.call)
		w.UntilOpen()
		w.Until(`(` + screen + `) === '` + c.screen + `'`)
	}
	w.Do(`Intercom('hide'); Intercom('hide')`)
	w.UntilShut()
	w.Do(`Intercom('showSpace', 'nowhere')`)
	assert.False(t, rig.Get[bool](w.Tab, rig.IsOpen), "an unknown space has no effect")
	assert.Equal(t, []string{"onUnreadCountChange 0", "onShow", "onHide", "onShow", "onHide", "onShow", "onHide"}, told(w.Tab))
	assert.Empty(t, w.Console.Said("exception"))
}

func TestANewMessageBeginsWithTheTextThatThePageGives(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Do(`Intercom('showNewMessage', 'I would like <b>to</b> ask')`)
	w.UntilOpen()
	w.UntilComposer()
	w.Until(rig.InTalk(`textarea`) + `.value === 'I would like <b>to</b> ask'`)
	w.Type(" something")
	w.ClickTalk(`[data-act=send]`)
	w.UntilSaid("> I would like <b>to</b> ask something")
	w.Do(`Intercom('hide'); Intercom('showNewMessage')`)
	w.UntilComposer()
	assert.Empty(t, rig.Get[string](w.Tab, rig.InTalk(`textarea`)+`.value`))
}

func TestAConversationIsStartedByThePage(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Do(`Intercom('startConversation', 'Please call me')`)
	w.UntilOpen()
	w.UntilSaid("> Please call me")
	assert.Equal(t, []string{"Please call me"}, rig.Query[string](w.Backend, `SELECT blocks ->> '$[0].text' FROM parts`))
	w.Do(`Intercom('startConversation', ''); Intercom('startConversation')`)
	rig.Until(t, "warnings", func() bool { return len(w.Console.Said("warning", "startConversation", "text")) == 2 }, w.Console.String)
	assert.Len(t, rig.Query[string](w.Backend, `SELECT id FROM conversations`), 1)
}

func TestAConversationIsShownAndBackLeadsToWhereOneWas(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	w.Do(`Intercom('showMessages'); Intercom('hide')`)
	w.UntilShut()
	w.Do(`Intercom('showConversation', '` + o.ConversationID() + `')`)
	w.UntilOpen()
	w.UntilSaid("> Hello")
	w.ClickTalk(`button[data-testid="go-back"]`)
	w.Until(`(` + screen + `) === 'title-messages'`)
	w.Do(`Intercom('showConversation', 'none')`)
	w.Until(rig.InTalk(`.trouble`))
	assert.Empty(t, w.Said())
	w.ClickTalk(`button[data-testid="go-back"]`)
	w.Until(`(` + screen + `) === 'title-messages'`)
	w.Do(`Intercom('showConversation')`)
	rig.Until(t, "a warning", func() bool { return len(w.Console.Said("warning", "showConversation", "id")) == 1 }, w.Console.String)
}

func TestWhatWasOpenIsOpenOnTheNextPage(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	begun(t, w, "Hello")
	w.Type("and what I was about to")
	w.Until(`JSON.stringify({...localStorage}).includes('about to')`)
	w.Open(w.Origin + "/elsewhere/next")
	w.UntilOpen()
	w.UntilSaid("> Hello")
	assert.Equal(t, "and what I was about to", rig.Get[string](w.Tab, rig.InTalk(`textarea`)+`.value`))
	assert.Equal(t, "before", rig.Get[string](w.Tab, `document.activeElement.id`), "the page keeps the focus")
	w.Do(`Intercom('hide')`)
	w.UntilShut()
	w.Reload()
	untilTalk(w.Tab)
	w.UntilPings(3)
	assert.False(t, rig.Get[bool](w.Tab, rig.IsOpen))
}

func TestWhatWasAskedForBeforeTheBundleCameIsDone(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/elsewhere", page(documented, `Intercom('boot', {app_id: 'abc12345'}); Intercom('showNewMessage', 'Early');`))
	w.Open(w.Origin + "/elsewhere")
	w.UntilOpen()
	w.Until(rig.InTalk(`textarea`) + `?.value === 'Early'`)
	assert.Empty(t, w.Console.Trouble())
}
