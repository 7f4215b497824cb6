package rig

import "fmt"

// The messenger draws posts as cards in a frame of the page's own origin (section 6
// of the contract), so a test reaches in as a host's test would.

// Cards is an expression for the document of that frame, undefined when there is
// none.
const Cards = `document.querySelector('iframe[name=intercom-notifications-frame]')?.contentDocument`

// InCards is an expression for the first element in the frame that fits the
// selector.
func InCards(selector string) string { return fmt.Sprintf(`%s?.querySelector(%q)`, Cards, selector) }

// UntilCard waits for a card with that title, and until it can be seen whole.
func (p *Tab) UntilCard(title string) {
	p.t.Helper()
	p.Until(fmt.Sprintf(`[...%s?.querySelectorAll('.post h2') ?? []].some(h => h.textContent === %q)`, Cards, title))
	p.Until(fmt.Sprintf(`%s.getAnimations().every(a => a.playState === 'finished')`, Cards))
}

// UntilNoCard waits until no card is to be seen.
func (p *Tab) UntilNoCard() {
	p.t.Helper()
	p.Until(fmt.Sprintf(`!(%s?.querySelector('.post'))`, Cards))
}

// CardTitles returns the titles of the cards that are there.
func (p *Tab) CardTitles() []string {
	p.t.Helper()
	return Get[[]string](p, fmt.Sprintf(`[...%s?.querySelectorAll('.post h2') ?? []].map(h => h.textContent)`, Cards))
}

// ClickCard clicks on the element in the frame that fits the selector.
func (p *Tab) ClickCard(selector string) {
	p.t.Helper()
	p.clickIn(InCards(selector))
}
