package rig

import (
	"fmt"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// The messenger is a frame of the page's own origin as well, and its launcher a button
// of the page (section 6 of the contract).

// Talk is an expression for the document of that frame, undefined when there is none.
const Talk = `document.querySelector('iframe[name=intercom-messenger-frame]')?.contentDocument`

// Launcher is a selector for the launcher.
const Launcher = `button.intercom-launcher`

// IsOpen is true while the messenger can be seen.
const IsOpen = `(f => !!f && getComputedStyle(f).visibility === 'visible')(document.querySelector('iframe[name=intercom-messenger-frame]'))`

// InTalk is an expression for the first element in the frame that fits the selector.
func InTalk(selector string) string { return fmt.Sprintf(`%s?.querySelector(%q)`, Talk, selector) }

// ClickTalk clicks on the element in the frame that fits the selector.
func (p *Tab) ClickTalk(selector string) {
	p.t.Helper()
	p.clickIn(InTalk(selector))
}

// UntilOpen waits until the messenger is open.
func (p *Tab) UntilOpen() {
	p.t.Helper()
	p.Until(IsOpen + ` && ` + InTalk(`main`))
}

// UntilShut waits until the messenger is closed, or has never been there.
func (p *Tab) UntilShut() {
	p.t.Helper()
	p.Until(`!` + IsOpen)
}

// Compose opens the messenger at a new conversation.
func (p *Tab) Compose() {
	p.t.Helper()
	p.Do(`Intercom('showNewMessage')`)
	p.UntilOpen()
	p.UntilComposer()
}

// UntilComposer waits until the composer has the focus.
func (p *Tab) UntilComposer() {
	p.t.Helper()
	p.Until(`(e => e && e === ` + Talk + `.activeElement && document.activeElement?.name === 'intercom-messenger-frame')(` + InTalk(`textarea`) + `)`)
}

// Type puts a text where the focus is, as a keyboard for any language does.
func (p *Tab) Type(text string) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text})
	require.NoError(p.t, err, "typing")
}

// Say writes a message into the composer and sends it.
func (p *Tab) Say(text string) {
	p.t.Helper()
	p.Do(InTalk(`textarea`) + `.focus()`)
	p.UntilComposer()
	p.Type(text)
	p.Press(kb.Enter)
}

// said is an expression for the texts of what is said in the conversation on the
// screen: its own with > in front, and what they are not yet, or failed to be, behind.
const said = `[...` + Talk + `?.querySelectorAll('.part .bubble:not(.dots)') ?? []].map(b => {
	const part = b.closest('.part');
	const status = ['sending', 'failed'].find(s => part.classList.contains(s));
	return (part.classList.contains('own') ? '> ' : '') + b.textContent + (status ? ' (' + status + ')' : '');
})`

// Said is what is said in the conversation on the screen.
func (p *Tab) Said() []string {
	p.t.Helper()
	return Get[[]string](p, said)
}

// UntilSaid waits until just that is said in the conversation on the screen: what the
// person said has > in front, and its status behind unless it was sent.
func (p *Tab) UntilSaid(want ...string) {
	p.t.Helper()
	p.Until(fmt.Sprintf(`(said => said.length === %d && %s.every((text, i) => text === said[i]))(%s)`, len(want), list(want), said))
}

// Words is all the text that the messenger shows.
func (p *Tab) Words() string {
	p.t.Helper()
	return Get[string](p, InTalk(`.app`)+`?.innerText ?? ''`)
}

// UntilWords waits until the messenger shows a text.
func (p *Tab) UntilWords(text string) {
	p.t.Helper()
	p.Until(fmt.Sprintf(`%s?.innerText.includes(%s)`, InTalk(`.app`), quote(text)))
}

// UntilHome waits until the messenger has heard what its home shows, and what files it
// may send.
func (p *Tab) UntilHome() {
	p.t.Helper()
	p.Until(InTalk(`input[type=file]`) + `?.accept`)
}
