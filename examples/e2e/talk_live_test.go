package e2e

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestAVisitorAndAnOperatorTalk(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Where is my order?")
	o.Answer("It is on its way.")
	w.UntilSaid("> Where is my order?", "It is on its way.")
	w.Say("Thank you")
	w.UntilSaid("> Where is my order?", "It is on its way.", "> Thank you")
	o.UntilHeard("Thank you")
	assert.Equal(t, []string{"> Where is my order?", "It is on its way.", "> Thank you"}, o.Heard())
	assert.Empty(t, w.Console.Trouble())
	assert.Empty(t, o.Console.Trouble())
}

// How long an answer takes is the machine's affair, too: it is logged.
func TestAnswersAreThereWhileTheVisitorLooks(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	said := []string{"> Hello"}
	var took []time.Duration
	for i := range 10 {
		text := fmt.Sprintf("Answer %d", i)
		said = append(said, text)
		w.Do(`window.drawn = new Promise(done => {
			const log = ` + rig.InTalk(`#log`) + `;
			const observer = new MutationObserver(() => log.textContent.includes('` + text + `') && (observer.disconnect(), done(Date.now())));
			observer.observe(log, {childList: true, subtree: true, characterData: true});
		})`)
		o.Do(`document.addEventListener('submit', () => { window.sent = Date.now(); }, {capture: true, once: true})`)
		o.Answer(text)
		w.UntilSaid(said...)
		took = append(took, time.Duration(rig.Get[int64](w.Tab, `drawn`)-rig.Get[int64](o.Tab, `sent`))*time.Millisecond)
	}
	slices.Sort(took)
	t.Logf("from an operator's Enter to the visitor's screen: median %v, of %v", took[len(took)/2], took)
}

func TestBothSidesSeeThatTheOtherWrites(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	o.Do(`document.getElementById('body').focus()`)
	o.Type("I am look")
	w.Until(rig.InTalk(`.typing`))
	o.Answer("ing it up")
	w.UntilSaid("> Hello", "I am looking it up")
	w.Until(`!(` + rig.InTalk(`.typing`) + `)`)

	w.Do(rig.InTalk(`textarea`) + `.focus()`)
	w.UntilComposer()
	w.Type("Thank")
	o.Until(`document.getElementById('typing').textContent !== ''`)
	// The page is refreshed for other reasons, too.
	o.Do(`document.getElementById('parts').dispatchEvent(new CustomEvent('htmx:after:settle', {bubbles: true}))`)
	assert.NotEmpty(t, rig.Get[string](o.Tab, `document.getElementById('typing').textContent`))
	w.Press(kb.Enter)
	o.UntilHeard("Thank")
	o.Until(`document.getElementById('typing').textContent === ''`)
}

func TestWhatTheOtherSideHasSeen(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	w.Compose()
	w.Say("Hello")
	w.UntilSaid("> Hello")
	w.UntilWords("Sent")
	o := rig.NewOperator(t, w.Backend)
	o.UntilListed("Hello")
	assert.NotContains(t, w.Words(), "Seen", "nobody has looked into it")
	o.Choose("Hello")
	w.UntilWords("Seen")
	o.Answer("Hi")
	w.UntilSaid("> Hello", "Hi")
	o.Until(`document.querySelector('#parts .seen')`)
}
