//go:build js && wasm

package browser

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

func with(change func(*messenger.Look)) messenger.Look {
	look := plainLook
	change(&look)
	return look
}

// place is how far the frame is from the edges of the window, and its width.
type place struct{ Left, Right, Bottom, Width int }

func placed(t *testing.T) place {
	t.Helper()
	return inFrame[place](t, `
		const at = frame.getBoundingClientRect(), side = at.left < innerWidth - at.right ? 'left' : 'right';
		return {[side]: side == 'left' ? at.left : innerWidth - at.right, bottom: innerHeight - at.bottom, width: at.width};
	`)
}

func TestStylePlacesTheFrame(t *testing.T) {
	for name, test := range map[string]struct {
		look messenger.Look
		want place
	}{
		"default":             {plainLook, place{Right: 8, Bottom: 8, Width: 384}},
		"left":                {with(func(l *messenger.Look) { l.Left = true }), place{Left: 8, Bottom: 8, Width: 384}},
		"paddings":            {with(func(l *messenger.Look) { l.Horizontal, l.Vertical = 60, 50 }), place{Right: 48, Bottom: 38, Width: 384}},
		"paddings, from left": {with(func(l *messenger.Look) { l.Left, l.Horizontal = true, 60 }), place{Left: 48, Bottom: 8, Width: 384}},
	} {
		t.Run(name+" from the start", func(t *testing.T) {
			s, _ := newScreen(t)
			s.Style(test.look)
			show(t, s, "1")
			assert.Equal(t, test.want, placed(t))
		})
		t.Run(name+" later, and back", func(t *testing.T) {
			s, _ := newScreen(t)
			show(t, s, "1")
			before := placed(t)
			s.Style(test.look)
			assert.Equal(t, test.want, placed(t))
			s.Style(plainLook)
			assert.Equal(t, before, placed(t))
		})
	}
}

func TestPostsAreInTheirPlaceInAnyPage(t *testing.T) {
	at := func(t *testing.T) string {
		s, _ := newScreen(t)
		show(t, s, "1")
		pagetest.Wait(t, "the cards' height", func() bool { return inFrame[bool](t, `return frame.offsetHeight > 100`) })
		defer s.Empty()
		return inFrame[string](t, `
			const b = frame.getBoundingClientRect(), s = getComputedStyle(frame);
			return [innerWidth - b.right, innerHeight - b.bottom, b.width, b.height, s.position, s.visibility, s.zIndex, s.borderTopWidth, s.padding].join(' ');
		`)
	}
	want := at(t)
	assert.Contains(t, want, "8 8 384 ")
	for name, rules := range hostile {
		t.Run(name, func(t *testing.T) {
			addStyle(t, rules)
			assert.Equal(t, want, at(t))
			assert.False(t, resets, "what such a page needs is for it alone")
		})
	}
}

func TestStyleOfFrameAndContent(t *testing.T) {
	for name, test := range map[string]struct {
		look messenger.Look
		want map[string]string
	}{
		"default": {plainLook, map[string]string{"zIndex": "2147483001", "colorScheme": "light", "borderWidth": "0px"}},
		"z-index": {with(func(l *messenger.Look) { l.ZIndex = 7 }), map[string]string{"zIndex": "7"}},
		"dark":    {with(func(l *messenger.Look) { l.Theme = "dark" }), map[string]string{"colorScheme": "dark"}},
		"system":  {with(func(l *messenger.Look) { l.Theme = "system" }), map[string]string{"colorScheme": "light dark"}},
		"colours": {with(func(l *messenger.Look) { l.Action, l.Background, l.Link = "#abc", "rgb(1 2 3)", "oklch(50% 0.1 20)" }),
			map[string]string{"--action": "#abc", "--bg": "rgb(1 2 3)", "--link": "oklch(50% 0.1 20)"}},
		"no colours": {with(func(l *messenger.Look) {
			l.Action, l.Background, l.Link = "red; color: blue", "url(https://x.example/)", "bluish"
		}), map[string]string{"--action": "", "--bg": "", "--link": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			style := func() map[string]string {
				names := []any{}
				for property := range test.want {
					names = append(names, property)
				}
				return inFrame[map[string]string](t, `
					const value = name => name.startsWith('--') ? doc.documentElement.style.getPropertyValue(name) : getComputedStyle(frame)[name];
					return Object.fromEntries(a.map(name => [name, value(name)]));
				`, names)
			}
			s, _ := newScreen(t)
			show(t, s, "1")
			before := style()
			s.Style(test.look)
			assert.Equal(t, test.want, style(), "later")
			s.Style(plainLook)
			assert.Equal(t, before, style(), "and back")
			s.Empty()
			s.Style(test.look)
			show(t, s, "1")
			assert.Equal(t, test.want, style(), "from the start")
		})
	}
}

func TestStyleReachesTheContent(t *testing.T) {
	for theme, want := range map[string]string{"light": "light", "dark": "dark", "system": "light dark"} {
		s, _ := newScreen(t)
		s.Style(with(func(l *messenger.Look) { l.Theme = theme }))
		show(t, s, "1")
		assert.Equal(t, want, inFrame[string](t, `return doc.defaultView.getComputedStyle(doc.documentElement).colorScheme`))
		s.Empty()
	}
}

func TestManyCardsStayInTheWindow(t *testing.T) {
	s, _ := newScreen(t)
	ids := strings.Split("abcdefghijkl", "")
	show(t, s, ids...)
	pagetest.Wait(t, "the full height", func() bool { return inFrame[bool](t, `return parseInt(frame.style.height) > innerHeight`) })
	assert.GreaterOrEqual(t, inFrame[float64](t, `return frame.getBoundingClientRect().top`), 0.0)
	assert.True(t, inFrame[bool](t, `const e = doc.scrollingElement; e.scrollTop = 1e6; return e.scrollTop > 100`), "the rest is scrolled to")
}

func TestStyleColoursAreSeen(t *testing.T) {
	s, _ := newScreen(t)
	look := plainLook
	look.Action, look.Background, look.Link = "rgb(255, 255, 0)", "rgb(1, 2, 3)", "rgb(4, 5, 6)"
	s.Style(look)
	show(t, s, "1")
	const computed = `const of = (selector, property) => doc.defaultView.getComputedStyle(card('1').querySelector(selector) || card('1'))[property];`
	assert.Equal(t, "rgb(1, 2, 3)", inFrame[string](t, computed+`return of('none', 'backgroundColor')`))
	assert.Equal(t, "rgb(4, 5, 6)", inFrame[string](t, computed+`return of('p a', 'color')`))
	assert.Equal(t, "rgb(255, 255, 0)", inFrame[string](t, computed+`return of('.button', 'backgroundColor')`))
	dark := inFrame[string](t, computed+`return of('.button', 'color')`)
	look.Action = "rgb(0, 0, 90)"
	s.Style(look)
	light := inFrame[string](t, computed+`return of('.button', 'color')`)
	assert.NotEqual(t, dark, light, "text on a button is readable on light and on dark")
}

func TestFrameIsAsHighAsItsContent(t *testing.T) {
	height := func() (frame, content int) {
		both := inFrame[[]int](t, `return [parseInt(frame.style.height), doc.documentElement.offsetHeight]`)
		return both[0], both[1]
	}
	fits := func() bool { frame, content := height(); return frame == content && content > 50 }
	s, _ := newScreen(t)
	show(t, s, "1")
	pagetest.Wait(t, "the height of one card", fits)
	one, _ := height()
	show(t, s, "1", "2")
	pagetest.Wait(t, "the height of two cards", func() bool { two, _ := height(); return fits() && two > one+50 })
	show(t, s, "2")
	pagetest.Wait(t, "the height of one card again", func() bool { again, _ := height(); return fits() && again <= one+12 })
}
