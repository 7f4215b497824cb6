//go:build js && wasm

package browser

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// Screen draws what the person sees, in the DOM of section 6 of the contract.
// Nothing is in the page while there is nothing to see.
type Screen struct {
	act   func(id, action string)
	look  messenger.Look
	owner Owner

	frame, doc, list safejs.Value
	cards            []messenger.Drawing     // what is to be shown
	shown            map[string]safejs.Value // what is, by id; nil when the page has no frame
	stage            stage                   // of the frame
	lastFocus        safejs.Value            // in the page, before it came into the frame
}

// stage says how far the frame is. Each is reached in a turn of its own: what the
// browser does for it takes long enough.
type stage int

const (
	opened    stage = iota // it is in the page
	furnished              // it has its style and a live region
	settled                // that may be filled
)

// NewScreen returns a screen that calls act when the person does something with
// a card.
func NewScreen(act func(id, action string)) *Screen { return &Screen{act: act} }

// Empty takes everything out of the page.
func (s *Screen) Empty() {
	s.owner.Release()
	s.cards, s.shown = nil, nil
	// Else they would keep the frame's document.
	s.frame, s.doc, s.list, s.lastFocus = safejs.Value{}, safejs.Value{}, safejs.Value{}, safejs.Value{}
}

// Show shows these cards and no others. Those that are there already are left
// alone, with the focus and the place that they have.
func (s *Screen) Show(cards []messenger.Drawing) {
	if len(cards) == 0 {
		s.Empty()
		return
	}
	s.cards = cards
	if s.shown == nil {
		s.open()
		s.after(0, func() {
			s.furnish()
			s.after(settle, func() {
				s.stage = settled
				s.fill()
			})
		})
	} else if s.stage == settled {
		s.fill()
	}
}

func (s *Screen) after(d time.Duration, f func()) { s.owner.Keep(Clock{}.After(d, f)) }

// settle is how long a live region has to be there before a screen reader
// notices what is put in it.
const settle = 100 * time.Millisecond

// fill makes what is in the frame what is to be shown.
func (s *Screen) fill() {
	for id, e := range s.shown {
		there := false
		for _, c := range s.cards {
			there = there || c.ID == id
		}
		if !there {
			s.remove(id, e)
		}
	}
	for _, c := range s.cards {
		if _, ok := s.shown[c.ID]; !ok {
			e := draw(s.doc, c.Node())
			s.shown[c.ID] = e
			call1(s.list, "append", e)
		}
	}
}

// remove takes a card away. Focus that was in it goes to the next card, or back
// to where it was in the page.
func (s *Screen) remove(id string, card safejs.Value) {
	active := get(s.doc, "activeElement")
	inside := isTrue(call1(card, "contains", active))
	call(card, "remove")
	delete(s.shown, id)
	if inside {
		if next := call1(s.list, "querySelector", ".dismiss"); isObject(next) {
			call(next, "focus")
		}
	}
}

// Reattach puts the container back when the page's own rendering threw it out:
// a frame that leaves the document loses what was in it.
func (s *Screen) Reattach() {
	if s.shown == nil {
		return
	}
	if !isTrue(get(s.frame, "isConnected")) {
		cards := s.cards
		s.Empty()
		s.Show(cards)
	}
}

// shadow is the room that the frame leaves around its cards, in pixels; the
// body's padding in postStyle.
const shadow = 12

const frameName = "intercom-notifications-frame"

// open puts an empty frame in the page.
func (s *Screen) open() {
	s.shown, s.stage = map[string]safejs.Value{}, opened
	s.lastFocus = safejs.Undefined()
	s.frame = draw(document, messenger.Node{Tag: "iframe", Attrs: []string{
		"name", frameName, "class", frameName, "data-intercom-frame", "true", "title", "Messages",
	}})
	set(get(s.frame, "style"), "display", "none")
	attach(s.frame)
	s.owner.Keep(func() {
		back := get(document, "activeElement").Equal(s.frame)
		detach(s.frame)
		if back && isObject(s.lastFocus) {
			call(s.lastFocus, "focus")
		}
	})
}

// furnish makes the frame ready to be filled.
func (s *Screen) furnish() {
	s.stage = furnished
	s.doc = get(s.frame, "contentDocument")
	s.dress()
	s.list = draw(s.doc, messenger.Node{Tag: "main", Attrs: []string{"aria-live", "polite", "aria-relevant", "additions", "aria-label", "Messages"}})
	call1(get(s.doc, "body"), "append", s.list)
	s.Style(s.look)
	s.listen()
	s.follow()
}

// dress gives the frame its style.
func (s *Screen) dress() {
	set(get(s.doc, "documentElement"), "lang", text(get(get(document, "documentElement"), "lang")))
	set(s.doc, "title", "Messages")
	adopt(s.doc, get(s.frame, "contentWindow"), postStyle)
}

func (s *Screen) listen() {
	s.owner.Listen(s.doc, "click", func(e safejs.Value) { s.action(get(e, "target"), "") })
	s.owner.Listen(s.doc, "keydown", func(e safejs.Value) {
		if text(get(e, "key")) == "Escape" {
			s.action(get(s.doc, "activeElement"), messenger.ActDismiss)
		}
	})
	s.owner.Listen(document, "focusin", func(e safejs.Value) {
		if target := get(e, "target"); !target.Equal(s.frame) {
			s.lastFocus = target
		}
	})
	if active := get(document, "activeElement"); !active.Equal(get(document, "body")) {
		s.lastFocus = active
	}
}

// action reports what was done to the card that target is in: the named action,
// or that of the element.
func (s *Screen) action(target safejs.Value, action string) {
	if action == "" {
		action = text(call1(call1(target, "closest", "[data-act]"), "getAttribute", "data-act"))
	}
	id := text(call1(call1(target, "closest", ".post"), "getAttribute", "data-id"))
	if id != "" && action != "" {
		s.act(id, action)
	}
}

// follow keeps the frame as high as what is in it, so that it covers nothing of
// the page that it does not need.
func (s *Screen) follow() {
	fit := function(func([]safejs.Value) any {
		// Not the document's height: that is never less than the frame's.
		height := int(number(get(s.list, "offsetHeight")))
		set(get(s.frame, "style"), "height", messenger.Pixels(height+2*shadow))
		return safejs.Undefined()
	})
	observer, err := construct(get(window, "ResizeObserver"), fit)
	if err == nil {
		call1(observer, "observe", s.list)
	}
	s.owner.Keep(func() {
		call(observer, "disconnect")
		fit.Release()
	})
}

// Style places and colours the frame.
func (s *Screen) Style(look messenger.Look) {
	s.look = look
	if s.shown == nil || s.stage == opened {
		return
	}
	side, other := "right", "left"
	if look.Left {
		side, other = other, side
	}
	style, bottom := get(s.frame, "style"), messenger.AboveLauncher(padding(look.Vertical))
	for _, pair := range [][2]string{
		{"display", "block"}, {"position", "fixed"}, {"border", "0"}, {"colorScheme", look.Scheme()},
		{"width", "min(384px, 100vw - 16px)"},
		{"maxHeight", "calc(100vh - " + bottom + " - 8px)"},
		{"bottom", "calc" + bottom},
		{side, padding(look.Horizontal)}, {other, "auto"},
		{"zIndex", strconv.Itoa(look.ZIndex)},
	} {
		set(style, pair[0], pair[1])
	}
	tint(get(s.doc, "documentElement"), look)
}

// tint gives a frame's root element its colours.
func tint(root safejs.Value, look messenger.Look) {
	style := get(root, "style")
	set(style, "colorScheme", look.Scheme())
	own := color(style, "--action", look.Action)
	color(style, "--bg", look.Background)
	color(style, "--link", look.Link)
	call2(get(root, "classList"), "toggle", "tinted", own)
}

// padding is the distance to the window's edge. Where the window is hardly wider
// than the frame, as on a phone, the page's wish does not count (section 2).
func padding(n int) string {
	return "min(" + messenger.Pixels(n-shadow) + ", max(8px, 100vw - 392px))"
}

// color sets a custom property to what is a colour, and says whether it did.
func color(style safejs.Value, name, value string) bool {
	if !isColor(value) {
		call1(style, "removeProperty", name)
		return false
	}
	call2(style, "setProperty", name, value)
	return true
}

func isColor(value string) bool { return isTrue(call2(get(window, "CSS"), "supports", "color", value)) }
