//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

const regionJS = `const region = document.querySelector('#intercom-container [role=status]');`

func regionText(t *testing.T) string {
	t.Helper()
	return pagetest.Get[string](t, regionJS+`return region.textContent`)
}

func TestAnnouncementsAreHeardAndNotSeen(t *testing.T) {
	w, _ := newWindow(t)
	w.Announce("<b>Ada</b>: hello")
	assert.Empty(t, regionText(t), "what is there from the start is not read out")
	pagetest.Wait(t, "the text", func() bool { return regionText(t) == "<b>Ada</b>: hello" })
	assert.Equal(t, "polite 1 1 false", pagetest.Get[string](t, regionJS+`
		const b = region.getBoundingClientRect();
		return [region.getAttribute('aria-live'), b.width, b.height, document.documentElement.scrollWidth > innerWidth].join(' ')`))
	w.Announce("one")
	assert.Empty(t, regionText(t), "so that the same would be heard again")
	w.Announce("two")
	pagetest.Wait(t, "both", func() bool { return regionText(t) == "one two" })
}

func TestAnAnnouncementEndsWithTheWindow(t *testing.T) {
	held := pagetest.NewHeld(t)
	w, _ := newWindow(t)
	w.Announce("a")
	w.Empty()
	pagetest.Turns(t)
	assert.Zero(t, held.Nodes())
	assert.Empty(t, held.Timers())
}
