//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

func TestScreenShowsTheDOMThatHostsTestAgainst(t *testing.T) {
	s, _ := newScreen(t)
	show(t, s, "1")
	for expression, want := range map[string]string{
		`document.querySelectorAll('#intercom-container').length`:                                         "1",
		`document.getElementById('intercom-container').className`:                                         "intercom-namespace",
		`document.getElementById('intercom-container').parentNode === document.body`:                      "true",
		`document.querySelectorAll('#intercom-container > .intercom-lightweight-app').length`:             "1",
		`frame.parentNode.className`:                                                                      "intercom-lightweight-app",
		`frame.className`:                                                                                 "intercom-notifications-frame",
		`frame.dataset.intercomFrame`:                                                                     "true",
		`frame.title`:                                                                                     "Messages",
		`getComputedStyle(frame).position`:                                                                "fixed",
		`doc.title`:                                                                                       "Messages",
		`doc.adoptedStyleSheets.length`:                                                                   "1",
		`doc.adoptedStyleSheets[0].cssRules.length > 20`:                                                  "true",
		`doc.defaultView.getComputedStyle(doc.body).padding`:                                              "12px",
		`doc.querySelectorAll('style, link, script').length`:                                              "0",
		`doc.querySelector('main').getAttribute('aria-live')`:                                             "polite",
		`card('1').querySelector('h2').textContent`:                                                       "Title of 1",
		`card('1').getAttribute('aria-labelledby') === card('1').querySelector('h2').id`:                  "true",
		`card('1').querySelector('.dismiss').getAttribute('aria-label')`:                                  "Dismiss: Title of 1",
		`card('1').querySelector('p a').textContent`:                                                      "this page",
		`[...card('1').querySelectorAll('a')].every(a => a.target == '_blank' && /noopener/.test(a.rel))`: "true",
	} {
		assert.Equal(t, want, inFrame[string](t, `return String(`+expression+`)`), expression)
	}
}

func TestScreenIsNotInThePageWithoutCards(t *testing.T) {
	held := pagetest.NewHeld(t)
	s, _ := newScreen(t)
	s.Show(messenger.Cards{})
	s.Show(cards())
	s.Style(plainLook)
	s.Reattach()
	s.Empty()
	pagetest.Turns(t)
	assert.Zero(t, held.Nodes())
	assert.Empty(t, held.Listeners())
	assert.Empty(t, held.Timers())
}

func TestScreenFillsItsLiveRegionWhenItIsNoticed(t *testing.T) {
	s, _ := newScreen(t)
	s.Show(cards("1"))
	pagetest.Wait(t, "the live region", func() bool { return inFrame[bool](t, `return !!doc.querySelector('main[aria-live]')`) })
	s.Show(cards("1", "2"))
	assert.Empty(t, shownIDs(t), "what is there from the start is not read out")
	waitShown(t, "1", "2")
}

func TestScreenShowsTheseCardsAndNoOthers(t *testing.T) {
	for name, test := range map[string]struct{ before, after, want []string }{
		"one more":            {[]string{"1"}, []string{"1", "2"}, []string{"1", "2"}},
		"one less":            {[]string{"1", "2"}, []string{"2"}, []string{"2"}},
		"others":              {[]string{"1"}, []string{"2", "3"}, []string{"2", "3"}},
		"the same":            {[]string{"1", "2"}, []string{"1", "2"}, []string{"1", "2"}},
		"what is there stays": {[]string{"2", "3"}, []string{"1", "3"}, []string{"3", "1"}},
		"none":                {[]string{"1"}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newScreen(t)
			show(t, s, test.before...)
			s.Show(cards(test.after...))
			waitShown(t, test.want...)
			assert.Equal(t, len(test.want) > 0, pagetest.Get[bool](t, `return !!document.getElementById('intercom-container')`))
		})
	}
}

func TestScreenLeavesACardThatStaysAlone(t *testing.T) {
	s, _ := newScreen(t)
	show(t, s, "1", "2", "3")
	before := pagetest.Eval(t, frameJS+`card('2').querySelector('p a').focus(); return [frame, card('2')]`)
	show(t, s, "2", "4")
	assert.Equal(t, []string{"2", "4"}, shownIDs(t))
	assert.True(t, inFrame[bool](t, `return a[0] === frame && a[1] === card('2')`, before))
	assert.Equal(t, "A", inFrame[string](t, `return doc.activeElement.tagName`), "with the focus that it has")
}

func TestScreenSpeaksTheLanguageOfItsCards(t *testing.T) {
	s, _ := newScreen(t)
	const spoken = `return [doc.documentElement.lang, doc.documentElement.dir, frame.title, doc.querySelector('.dismiss').ariaLabel].join()`
	for lang, want := range map[string]string{"en": "en,ltr,Messages,Dismiss: Title of 1", "ar": "ar,rtl,الرسائل,إخفاء: Title of 1"} {
		s.Show(cardsIn(lang, "1"))
		waitShown(t, "1")
		assert.Equal(t, want, inFrame[string](t, spoken))
	}
}

func TestScreenShowsWhatIsNewBeforeItHasSettled(t *testing.T) {
	s, _ := newScreen(t)
	s.Show(cards("1"))
	s.Show(cards("2"))
	waitShown(t, "2")
}

func TestClearLeavesNothing(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, s *Screen){
		"before it has settled": func(t *testing.T, s *Screen) { s.Show(cards("1")) },
		"with cards":            func(t *testing.T, s *Screen) { show(t, s, "1", "2") },
		"with the focus": func(t *testing.T, s *Screen) {
			show(t, s, "1")
			inFrame[bool](t, `card('1').querySelector('a').focus()`)
		},
		"out of the page": func(t *testing.T, s *Screen) {
			show(t, s, "1")
			pagetest.Eval(t, `document.getElementById('intercom-container').remove()`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			held := pagetest.NewHeld(t)
			s, _ := newScreen(t)
			prepare(t, s)
			s.Empty()
			assert.Zero(t, held.Nodes())
			assert.Empty(t, held.Listeners())
			assert.Empty(t, held.Timers())
			assert.Empty(t, pagetest.Get[string](t, `return document.documentElement.className`))
			pagetest.Turns(t)
			assert.Zero(t, held.Nodes())
			show(t, s, "3") // and it can be used again
		})
	}
}

func TestReattachPutsBackWhatThePageThrewOut(t *testing.T) {
	for name, act := range map[string]string{
		"the container": `document.getElementById('intercom-container').remove()`,
		"the frame":     `document.querySelector('.intercom-notifications-frame').remove()`,
		"everything":    `const keep = [...document.body.children].filter(e => e.id != 'intercom-container'); document.body.replaceChildren(...keep)`,
	} {
		t.Run(name, func(t *testing.T) {
			held := pagetest.NewHeld(t)
			s, acts := newScreen(t)
			show(t, s, "1", "2")
			listeners := held.Listeners()
			pagetest.Eval(t, act)
			s.Reattach()
			waitShown(t, "1", "2")
			assert.Equal(t, 1, pagetest.Get[int](t, `return document.querySelectorAll('#intercom-container').length`))
			assert.Equal(t, listeners, held.Listeners())
			inFrame[bool](t, `card('2').querySelector('.dismiss').click()`)
			assert.Equal(t, []string{"2 dismiss"}, acts())
		})
	}
}

func TestReattachLeavesWhatIsThereAlone(t *testing.T) {
	s, _ := newScreen(t)
	show(t, s, "1")
	before := pagetest.Eval(t, frameJS+`return [frame, card('1')]`)
	s.Reattach()
	assert.True(t, inFrame[bool](t, `return a[0] === frame && a[1] === card('1')`, before))
}
