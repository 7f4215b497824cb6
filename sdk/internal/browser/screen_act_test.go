//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestScreenTellsWhatThePersonDoes(t *testing.T) {
	const press = `const press = (key, e) => e.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true}));`
	for name, test := range map[string]struct {
		act  string
		want []string
	}{
		"clicks the cross":               {`card('2').querySelector('.dismiss').click()`, []string{"2 dismiss"}},
		"clicks a link":                  {`card('1').querySelector('p a').click()`, []string{"1 click"}},
		"clicks into a link":             {`const b = doc.createElement('b'); card('1').querySelector('p a').append(b); b.click()`, []string{"1 click"}},
		"clicks the button with a URL":   {`card('2').querySelector('a.button').click()`, []string{"2 click"}},
		"clicks the button without":      {`card('2').querySelector('button.button').click()`, []string{"2 ok"}},
		"clicks the text":                {`card('1').querySelector('h2').click()`, nil},
		"clicks beside the cards":        {`doc.body.click(); doc.documentElement.click(); doc.querySelector('main').click()`, nil},
		"presses Esc in a card":          {`card('2').querySelector('p a').focus(); press('Escape', doc.activeElement)`, []string{"2 dismiss"}},
		"presses Esc on the button":      {`card('1').querySelector('button.button').focus(); press('Escape', doc.activeElement)`, []string{"1 dismiss"}},
		"presses Esc beside the cards":   {`doc.activeElement.blur(); press('Escape', doc.body)`, nil},
		"presses another key":            {`card('2').querySelector('a').focus(); for (const key of ['Enter', 'a', 'Tab', 'Esc ape']) press(key, doc.activeElement)`, nil},
		"does one thing after the other": {`card('1').querySelector('p a').click(); card('1').querySelector('.dismiss').click()`, []string{"1 click", "1 dismiss"}},
	} {
		t.Run(name, func(t *testing.T) {
			s, acts := newScreen(t)
			show(t, s, "1", "2")
			// No window is to open.
			inFrame[bool](t, `doc.addEventListener('click', e => e.preventDefault(), true)`)
			inFrame[bool](t, press+test.act)
			assert.Equal(t, test.want, acts())
		})
	}
}

func TestFocusGoesOnWhenACardIsTakenAway(t *testing.T) {
	for name, test := range map[string]struct {
		shown, left []string
		in          string
		want, card  string
	}{
		"to the next card":       {[]string{"1", "2"}, []string{"2"}, "1", "intercom-notifications-frame", "2"},
		"to the card before":     {[]string{"1", "2"}, []string{"1"}, "2", "intercom-notifications-frame", "1"},
		"back to the page":       {[]string{"1"}, nil, "1", "pages-own", ""},
		"from more than one":     {[]string{"1", "2", "3"}, []string{"3"}, "1", "intercom-notifications-frame", "3"},
		"nowhere from elsewhere": {[]string{"1", "2"}, []string{"1"}, "", "pages-own", ""},
		"nowhere from the page":  {[]string{"1"}, nil, "", "pages-own", ""},
	} {
		t.Run(name, func(t *testing.T) {
			input(t)
			s, _ := newScreen(t)
			show(t, s, test.shown...)
			if test.in != "" {
				inFrame[bool](t, `card(a).querySelector('p a').focus()`, test.in)
				assert.Equal(t, "intercom-notifications-frame", focused(t))
			}
			s.Show(cards(test.left...))
			assert.Equal(t, test.want, focused(t))
			if test.card != "" {
				assert.Equal(t, test.card, inFrame[string](t, `return doc.activeElement.closest('.post').dataset.id`))
				assert.Equal(t, "dismiss", inFrame[string](t, `return doc.activeElement.className`))
			}
		})
	}
}

func TestFocusReturnsToWhereItWasLast(t *testing.T) {
	s, _ := newScreen(t)
	show(t, s, "1")
	input(t) // after the card was there
	inFrame[bool](t, `card('1').querySelector('p a').focus()`)
	s.Show(messenger.Cards{})
	assert.Equal(t, "pages-own", focused(t))
}

func TestFocusStaysWhereThePageHadNone(t *testing.T) {
	s, _ := newScreen(t)
	show(t, s, "1")
	inFrame[bool](t, `card('1').querySelector('p a').focus()`)
	s.Show(messenger.Cards{})
	assert.Equal(t, "body", focused(t))
}
