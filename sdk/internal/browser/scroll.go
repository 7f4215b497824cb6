//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// scroll keeps an element that grows at its end there, unless somebody has scrolled up:
// then what is seen stays in its place.
type scroll struct {
	e        safejs.Value // undefined when there is none
	observer safejs.Value // of its size, and of that of the last in it
	atEnd    bool
	last     float64      // where it was scrolled to
	measured bool         // something was scrolled up when the next three were noted
	height   float64      // before something was drawn
	anchor   safejs.Value // is seen, and
	top      float64      // where in what is scrolled
	asked    float64      // how high what was scrolled was when more was asked for,
	askedIn  safejs.Value // which is that
}

const (
	near    = 40  // pixels from the end are at the end
	nearEnd = 240 // are time to ask for more
)

// before is called before something is drawn.
func (s *scroll) before() {
	s.anchor, s.measured = safejs.Value{}, s.up()
	if !s.measured {
		return
	}
	s.height = number(get(s.e, "scrollHeight"))
	middle := topOf(s.e) + number(get(s.e, "clientHeight"))/2
	s.anchor = lastAbove(s.e, middle)
	if part := lastAbove(s.anchor, middle); isObject(part) { // which more may come before
		s.anchor = part
	}
	s.top = s.place()
	call2(get(s.e, "style"), "setProperty", "overflow-anchor", "none") // the browser's own would come on top
}

// place is how far below the beginning of what is scrolled the anchor is, wherever that is
// scrolled to.
func (s *scroll) place() float64 { return topOf(s.anchor) + number(get(s.e, "scrollTop")) }

// lastAbove is the last element in e that begins above y, undefined where none does.
func lastAbove(e safejs.Value, y float64) (last safejs.Value) {
	kids := get(e, "children")
	for from, to := 0, length(kids); from < to; {
		at := (from + to) / 2
		if kid := call1(kids, "item", at); topOf(kid) <= y {
			last, from = kid, at+1
		} else {
			to = at
		}
	}
	return last
}

// up says whether somebody has scrolled up: then what is seen must not move.
func (s *scroll) up() bool { return isObject(s.e) && !s.atEnd }

// after is called once it is drawn; id is the element's, "" for none.
func (s *scroll) after(doc safejs.Value, id string) {
	call(s.observer, "disconnect")
	e := safejs.Undefined()
	if id != "" {
		e = call1(doc, "getElementById", id)
	}
	switch {
	case !isObject(e):
		s.e = safejs.Value{}
		return
	case !isObject(s.e) || !e.Equal(s.e):
		s.e, s.atEnd = e, true
	case s.atEnd, !s.measured:
	case isTrue(get(s.anchor, "isConnected")):
		s.by(s.place() - s.top)
	default: // what came before it came with it
		s.by(number(get(e, "scrollHeight")) - s.height)
	}
	s.toEnd()
	s.observe()
	if s.measured {
		call1(get(s.e, "style"), "removeProperty", "overflow-anchor")
	}
}

func topOf(e safejs.Value) float64 { return number(get(call(e, "getBoundingClientRect"), "top")) }

func (s *scroll) by(pixels float64) {
	if pixels != 0 {
		set(s.e, "scrollTop", number(get(s.e, "scrollTop"))+pixels)
	}
}

// look says whether it is at its end, with so many pixels left. That there are more of
// them than there were is no sign: it may have grown.
func (s *scroll) look(top, left float64) {
	s.atEnd = left < near || s.atEnd && top >= s.last
	s.last = top
}

func (s *scroll) toEnd() {
	if isObject(s.e) && s.atEnd {
		set(s.e, "scrollTop", 1<<30)
		s.last = number(get(s.e, "scrollTop"))
	}
}

// resized is called when something may have become larger or smaller.
func (s *scroll) resized() {
	if isObject(s.e) {
		s.look(measure(s.e))
		s.toEnd()
	}
}

// measure is how many pixels there are above and below what is seen.
func measure(e safejs.Value) (top, left float64) {
	top = number(get(e, "scrollTop"))
	return top, number(get(e, "scrollHeight")) - top - number(get(e, "clientHeight"))
}

// observe looks at the last elements, which may be laid out only once they are seen.
func (s *scroll) observe() {
	call1(s.observer, "observe", s.e)
	e := get(s.e, "lastElementChild")
	for range 3 {
		call1(s.observer, "observe", e)
		e = get(e, "previousElementSibling")
	}
}

// moved takes note of where somebody has scrolled to, and returns the attribute that
// says what is to be done near that end, "" none.
func (s *scroll) moved(target safejs.Value) string {
	top, left := measure(target)
	if target.Equal(s.e) {
		s.look(top, left)
	}
	attribute := ""
	switch {
	case top < nearEnd && isTrue(call1(target, "hasAttribute", "data-top")):
		attribute = "data-top"
	case left < nearEnd && isTrue(call1(target, "hasAttribute", "data-end")):
		attribute = "data-end"
	default:
		if top >= nearEnd && left >= nearEnd {
			s.asked = 0
		}
		return ""
	}
	height := number(get(target, "scrollHeight"))
	if s.asked == height && target.Equal(s.askedIn) { // nothing has come since
		return ""
	}
	s.asked, s.askedIn = height, target
	return attribute
}
