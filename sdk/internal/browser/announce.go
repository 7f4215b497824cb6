//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// announcer is a live region in the page that nobody sees.
type announcer struct {
	region safejs.Value // undefined when there is none
	text   string       // to be said
	cancel func()       // nil when nothing waits to be said
}

const unseen = "all:initial;position:fixed!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important;white-space:nowrap!important"

// say says it. What is there from the start, and what comes twice, is not read out, so
// that the region is emptied and filled a moment later; what comes meanwhile is said
// with it.
func (a *announcer) say(text string) {
	if text == "" {
		return
	}
	if !isObject(a.region) {
		a.region = draw(document, messenger.Node{Tag: "div", Attrs: []string{"role", "status", "aria-live", "polite", "style", unseen}})
		attach(a.region)
	}
	if a.cancel != nil {
		a.text += " " + text
		return
	}
	a.text = text
	set(a.region, "textContent", "")
	a.cancel = Clock{}.After(settle, func() {
		a.cancel = nil
		set(a.region, "textContent", a.text)
	})
}

func (a *announcer) reattach() {
	if isObject(a.region) && !isTrue(get(a.region, "isConnected")) {
		attach(a.region)
	}
}

func (a *announcer) empty() {
	if a.cancel != nil {
		a.cancel()
	}
	if isObject(a.region) {
		detach(a.region)
	}
	*a = announcer{}
}
