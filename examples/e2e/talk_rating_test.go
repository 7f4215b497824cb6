package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestAVisitorRepliesWithAButtonAndSaysHowItWas(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	o.AskForRating("Did that help?", "Yes, Not yet")
	w.Until(rig.Talk + `?.querySelectorAll('.replies button').length === 2`)
	w.ClickTalk(`.rates button:nth-child(4)`)
	w.Until(rig.InTalk(`.rates button:nth-child(4)`) + `.getAttribute('aria-pressed') === 'true'`)
	w.UntilStored("the rating", func() bool {
		return len(rig.Query[string](w.Backend, `SELECT id FROM conversations WHERE rating = 4`)) == 1
	})
	w.ClickTalk(`.replies button`)
	o.UntilHeard("Yes")
	w.Until(`!` + rig.InTalk(`.replies`))
	w.Until(`[...` + rig.Talk + `.querySelectorAll('.part.own:not(.sending) .bubble')].at(-1)?.textContent === 'Yes'`)
	o.Until(`document.querySelector('.conversation-facts').textContent.includes('4')`)
	assert.Empty(t, w.Console.Trouble())
}
