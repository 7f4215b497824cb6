package rig

import (
	"fmt"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// Operator is somebody of the team, at the inbox in a browser of their own.
type Operator struct{ *Tab }

// NewOperator logs in to the inbox of the demo workspace.
func NewOperator(t T, b *Backend) *Operator {
	t.Helper()
	o := &Operator{NewTab(t)}
	o.Open(b.Base + "/inbox/login")
	o.Do(fmt.Sprintf(`document.querySelector('input[name=token]').value = %q`, b.token))
	o.Click(`#login button`)
	o.Until(`document.body?.matches('.inbox')`)
	return o
}

// UntilListed waits until the list has a conversation whose newest message begins so.
func (o *Operator) UntilListed(text string) {
	o.t.Helper()
	o.Until(o.item(text))
}

func (o *Operator) item(text string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('.item')].find(i => i.querySelector('.item-text').textContent.includes(%s))`, quote(text))
}

// Choose opens the conversation whose newest message begins so.
func (o *Operator) Choose(text string) {
	o.t.Helper()
	o.UntilListed(text)
	o.clickIn(o.item(text))
	o.UntilHeard(text)
	o.Until(`document.getElementById('body')`)
}

// UntilHeard waits until the conversation that is open has a message with that text.
func (o *Operator) UntilHeard(text string) {
	o.t.Helper()
	o.Until(fmt.Sprintf(`[...document.querySelectorAll('#parts .bubble')].some(b => b.textContent.includes(%s))`, quote(text)))
}

// Heard is what is said in the conversation that is open, the visitor's with > in
// front.
func (o *Operator) Heard() []string {
	o.t.Helper()
	return Get[[]string](o.Tab, `[...document.querySelectorAll('#parts .part')].map(p =>
		(p.dataset.side === 'team' ? '' : '> ') + p.querySelector('.bubble').textContent.trim())`)
}

// Answer writes an answer and sends it; it is taken when Answer returns.
func (o *Operator) Answer(text string) {
	o.t.Helper()
	o.Do(`document.getElementById('body').focus()`)
	o.Type(text)
	o.Press(kb.Enter)
	o.Until(`document.getElementById('body').value === ''`)
}

// AskForRating sends an answer that suggests replies and asks how it was.
func (o *Operator) AskForRating(text, replies string) {
	o.t.Helper()
	o.Click(`#extras summary`)
	o.Click(`#extras input[name=quick]`)
	o.Type(replies)
	o.Click(`#extras input[name=rating]`)
	o.Answer(text)
}

// ConversationID is the id of the conversation that is open.
func (o *Operator) ConversationID() string {
	o.t.Helper()
	id := Get[string](o.Tab, `document.getElementById('conversation').dataset.id`)
	require.NotEmpty(o.t, id)
	return id
}
