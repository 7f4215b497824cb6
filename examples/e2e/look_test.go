package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// style is a computed property of an element in the cards' frame.
func style(w *rig.World, selector, property string) string {
	w.Tab.Until(`!!` + rig.InCards(selector))
	return rig.Get[string](w.Tab, fmt.Sprintf(`getComputedStyle(%s)[%q]`, rig.InCards(selector), property))
}

const (
	paper = "rgb(255, 255, 255)" // behind a card in the light theme
	slate = "rgb(32, 34, 40)"    // and in the dark one
)

func TestTheThemeOfCards(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ settings, system, background string }{
		"light":                            {`theme_mode: 'light'`, "dark", paper},
		"dark":                             {`theme_mode: 'dark'`, "light", slate},
		"the system's, dark":               {`theme_mode: 'system'`, "dark", slate},
		"the system's, light":              {`theme_mode: 'system'`, "light", paper},
		"the workspace's: system, so dark": {``, "dark", slate},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			servePages(w, c.settings)
			w.Media("prefers-color-scheme", c.system)
			w.Open(w.Origin + "/pricing")
			w.UntilCard(prices)
			assert.Equal(t, c.background, style(w, ".post", "backgroundColor"))
			for _, selector := range []string{"h2", "p", "li", "a.button", "button.button", ".dismiss"} {
				assert.GreaterOrEqual(t, contrast(w, selector), 4.5, selector)
			}
		})
	}
}

// contrast is the contrast ratio of WCAG 2 between an element's text and what is
// behind it.
func contrast(w *rig.World, selector string) float64 {
	return rig.Get[float64](w.Tab, `(e => {
		const view = e.ownerDocument.defaultView;
		const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d', {willReadFrequently: true});
		const rgba = color => {
			canvas.clearRect(0, 0, 1, 1);
			canvas.fillStyle = color;
			canvas.fillRect(0, 0, 1, 1);
			return canvas.getImageData(0, 0, 1, 1).data;
		};
		const luminance = color => {
			const [r, g, b] = [...rgba(color)].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		let behind = e;
		while (rgba(view.getComputedStyle(behind).backgroundColor)[3] < 255) behind = behind.parentElement;
		const [light, dark] = [view.getComputedStyle(e).color, view.getComputedStyle(behind).backgroundColor].map(luminance).sort((a, b) => b - a);
		return (light + 0.05) / (dark + 0.05);
	})(`+rig.InCards(selector)+`)`)
}

func TestOnlyTheFirstButtonOfACardIsLoud(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/pricing", `action_color: 'rgb(1, 2, 3)'`)
	w.UntilCard(prices)
	assert.Equal(t, "rgb(1, 2, 3)", style(w, "a.button", "backgroundColor"))
	assert.Equal(t, "rgba(0, 0, 0, 0)", style(w, "button.button", "backgroundColor"))
}

func TestTheThemeChangesWithAnUpdate(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/pricing", `theme_mode: 'light'`)
	w.UntilCard(prices)
	assert.Equal(t, paper, style(w, ".post", "backgroundColor"))
	w.Do(`Intercom('update', {theme_mode: 'dark', action_color: '#ffe000', background_color: 'rgb(1, 2, 3)'})`)
	assert.Equal(t, "rgb(1, 2, 3)", style(w, ".post", "backgroundColor"))
	assert.Equal(t, "rgb(255, 224, 0)", style(w, ".button", "backgroundColor"))
	assert.GreaterOrEqual(t, contrast(w, ".button"), 4.5, "on a colour of the page's own")
	w.Do(`Intercom('update', {action_color: 'not a colour', background_color: null})`)
	assert.Equal(t, slate, style(w, ".post", "backgroundColor"))
}

func TestCardsMoveOnlyForThoseWhoDoNotMind(t *testing.T) {
	t.Parallel()
	for preference, animation := range map[string]string{"no-preference": "in", "reduce": "none"} {
		t.Run(preference, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			servePages(w, "")
			w.Media("prefers-reduced-motion", preference)
			w.Open(w.Origin + "/pricing")
			w.UntilCard(prices)
			assert.Equal(t, animation, style(w, ".post", "animationName"))
		})
	}
}

func TestWhatAssistiveTechnologyIsTold(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/", "")
	w.UntilCard(welcome)
	for _, c := range []struct{ selector, role, name string }{
		{".post", "article", "Welcome"},
		{"h2", "heading", "Welcome"},
		{"img", "image", "A door that stands open"},
		{"a.button", "link", "See the prices"},
		{".dismiss", "button", "Dismiss: Welcome"},
	} {
		e := rig.InCards(c.selector)
		assert.Equal(t, c.role, rig.Get[string](w.Tab, e+`.computedRole`), c.selector)
		assert.Equal(t, c.name, rig.Get[string](w.Tab, e+`.computedName`), c.selector)
	}
	assert.Equal(t, "polite", rig.Get[string](w.Tab, rig.InCards(".post")+`.closest('[aria-live]').getAttribute('aria-live')`))
	assert.NotEmpty(t, rig.Get[string](w.Tab, `document.querySelector('iframe').title`))
	assert.Equal(t, "en", rig.Get[string](w.Tab, rig.Cards+`.documentElement.lang`))
}

func TestTheLiveRegionIsThereBeforeWhatItAnnounces(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	servePages(w, "")
	w.Before(`
		window.seen = [];
		// Called behind each task in which something changed.
		const watch = (doc, changed) => new MutationObserver(changed).observe(doc, {childList: true, subtree: true});
		watch(document, (_, watching) => {
			const cards = ` + rig.Cards + `;
			if (!cards) return;
			watching.disconnect();
			watch(cards, () => {
				const region = cards.querySelector('[aria-live]');
				if (region) seen.push(region.childElementCount);
			});
		});`)
	w.Open(w.Origin + "/pricing")
	w.UntilCard(prices)
	assert.Zero(t, rig.Get[int](w.Tab, `seen[0]`))
}

func TestWhereCardsAre(t *testing.T) {
	t.Parallel()
	const box = `document.querySelector('iframe').getBoundingClientRect()`
	w := rig.New(t)
	servePages(w, `alignment: 'left', horizontal_padding: 60, vertical_padding: 90, z_index: 77`)
	w.Size(1280, 800)
	w.Open(w.Origin + "/pricing")
	w.UntilCard(prices)
	card := `(c => ({left: c.left + ` + box + `.left, bottom: innerHeight - c.bottom - ` + box + `.top}))(` + rig.InCards(`.post`) + `.getBoundingClientRect())`
	w.Until(card + `.left === 60`)
	w.Until(`Math.abs(` + card + `.bottom - 154) <= 1`) // above the launcher
	assert.Equal(t, "77", rig.Get[string](w.Tab, `getComputedStyle(document.querySelector('iframe')).zIndex`))

	w.Do(`Intercom('update', {alignment: 'right', horizontal_padding: 5, vertical_padding: 5})`)
	w.Until(`innerWidth - ` + box + `.left - ` + rig.InCards(`.post`) + `.getBoundingClientRect().right === 20`)
	w.Until(`Math.abs(` + card + `.bottom - 84) <= 1`)
	w.Do(`Intercom('update', {hide_default_launcher: true})`)
	w.Until(`Math.abs(` + card + `.bottom - 20) <= 1`)
}

func TestACardFitsASmallScreen(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	servePages(w, "")
	w.Size(320, 480, chromedp.EmulateMobile)
	w.Open(w.Origin + "/")
	w.UntilCard(welcome)
	w.Until(rig.InCards(`img`) + `.naturalWidth > 0`)
	box := `document.querySelector('iframe').getBoundingClientRect()`
	w.Until(box + `.left >= 0 && ` + box + `.top >= 0 && ` + box + `.right <= 320 && ` + box + `.bottom <= 480`)
	assert.LessOrEqual(t, rig.Get[int](w.Tab, rig.Cards+`.documentElement.scrollWidth`), rig.Get[int](w.Tab, rig.Cards+`.documentElement.clientWidth`))
	w.ClickCard(`.dismiss`)
	w.UntilNoCard()
}
