//go:build js && wasm

package browser

import (
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
	cards            messenger.Cards         // what is to be shown
	shown            map[string]safejs.Value // what is, by id; nil when the page has no frame
	stage            stage                   // of the frame
	lastFocus        safejs.Value            // in the page, before it came into the frame
	height           int                     // of what is in the frame, in pixels
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
	s.cards, s.shown, s.height = messenger.Cards{}, nil, 0
	// Else they would keep the frame's document.
	s.frame, s.doc, s.list, s.lastFocus = safejs.Value{}, safejs.Value{}, safejs.Value{}, safejs.Value{}
}

// Show shows these cards and no others. Those that are there already are left
// alone, with the focus and the place that they have, unless the language changes.
func (s *Screen) Show(cards messenger.Cards) {
	if len(cards.List) == 0 || s.shown != nil && cards.Lang != s.cards.Lang {
		s.Empty()
	}
	if len(cards.List) == 0 {
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
		for _, c := range s.cards.List {
			there = there || c.ID == id
		}
		if !there {
			s.remove(id, e)
		}
	}
	for _, c := range s.cards.List {
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
		"name", frameName, "class", frameName, "data-intercom-frame", "true", "title", s.cards.Name, "style", "display:none!important",
	}})
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
	s.list = draw(s.doc, messenger.Node{Tag: "main", Attrs: []string{"aria-live", "polite", "aria-relevant", "additions", "aria-label", s.cards.Name}})
	call1(get(s.doc, "body"), "append", s.list)
	s.Style(s.look)
	s.listen()
	s.follow()
}

// dress gives the frame its style.
func (s *Screen) dress() {
	speak(s.doc, s.cards.Lang, s.cards.RTL, s.cards.Name)
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
		s.height = int(number(get(s.list, "offsetHeight"))) + 2*shadow
		s.place()
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
