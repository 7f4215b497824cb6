package rig

import (
	"fmt"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Click clicks with the mouse in the middle of the first element that fits the
// selector, once it is there and keeps its place.
func (p *Tab) Click(selector string) {
	p.t.Helper()
	p.clickIn(fmt.Sprintf("document.querySelector(%q)", selector))
}

// clickIn clicks on the element that an expression gives, in a frame of the same
// origin as well.
func (p *Tab) clickIn(element string) {
	p.t.Helper()
	p.Until(fmt.Sprintf(`(e => e && e.getClientRects().length)(%s)`, element))
	at := Get[[]float64](p, fmt.Sprintf(`(async () => {
		const e = %s;
		e.scrollIntoView({block: 'center', behavior: 'instant'});
		const middle = () => {
			let {left, top, width, height} = e.getBoundingClientRect();
			for (let f = e.ownerDocument.defaultView.frameElement; f; f = f.ownerDocument.defaultView.frameElement) {
				left += f.getBoundingClientRect().left;
				top += f.getBoundingClientRect().top;
			}
			return [left + width / 2, top + height / 2];
		};
		const frame = () => new Promise(done => requestAnimationFrame(done));
		for (let last = ''; last != String(middle()); await frame()) {
			last = String(middle());
			await frame();
		}
		return middle();
	})()`, element))
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.MouseClickXY(at[0], at[1])))
}

// Press presses keys, one after the other: characters, or keys of package kb.
func (p *Tab) Press(keys string) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.KeyEvent(keys)))
}

// PressShift presses a key together with Shift.
func (p *Tab) PressShift(key string) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierShift))))
}
