//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// spot is where in the document a node was drawn. Its element is looked up when there
// is something to be done to it: most of what is drawn again is as it was.
type spot struct {
	up    *spot
	place int
	among []messenger.Node // the node and its siblings, as they were drawn
	e     safejs.Value
}

// dom is the element or text of the spot; undefined where the document no longer has
// it.
func (s *spot) dom() safejs.Value {
	if s.up != nil && kind(s.e) == safejs.TypeUndefined {
		list := get(s.up.dom(), "childNodes")
		if n := length(list); n == len(s.among) {
			s.e = call1(list, "item", s.place)
		} else {
			s.e = s.find(list, n)
		}
	}
	return s.e
}

// find looks past what somebody else, such as an extension of the browser, has put
// among what was drawn.
func (s *spot) find(list safejs.Value, n int) safejs.Value {
	place := 0
	for i := 0; i < n && place < len(s.among); i++ {
		e := call1(list, "item", i)
		tag := ascii.Lower(text(get(e, "nodeName")))
		if want := s.among[place].Tag; tag == want || want == "" && tag == "#text" {
			if place == s.place {
				return e
			}
			place++
		}
	}
	return safejs.Undefined()
}

// patch makes the element e, which was drawn as one node, what another says, with as
// little as can be done: what stays keeps the focus, the selection and its scroll.
func patch(doc, e safejs.Value, old, now messenger.Node) {
	patchAt(doc, &spot{e: e}, &old, &now)
}

func patchAt(doc safejs.Value, at *spot, old, now *messenger.Node) {
	if now.Same != "" && now.Same == old.Same {
		return
	}
	if now.Tag == "" {
		if now.Text != old.Text {
			set(at.dom(), "textContent", now.Text)
		}
		return
	}
	patchAttributes(at, old, now)
	patchKids(doc, at, old.Kids, now.Kids)
}

func patchAttributes(at *spot, old, now *messenger.Node) {
	for i := 0; i+1 < len(now.Attrs); i += 2 {
		name, value := now.Attrs[i], now.Attrs[i+1]
		if was, ok := attribute(old, name); !ok || was != value {
			setAttribute(at.dom(), now.Tag, name, value)
		}
	}
	for i := 0; i+1 < len(old.Attrs); i += 2 {
		if _, ok := attribute(now, old.Attrs[i]); !ok {
			removeAttribute(at.dom(), now.Tag, old.Attrs[i])
		}
	}
}

func attribute(n *messenger.Node, name string) (string, bool) {
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == name {
			return n.Attrs[i+1], true
		}
	}
	return "", false
}

// alike says that one node can become the other.
func alike(a, b *messenger.Node) bool { return a.Key == b.Key && a.Tag == b.Tag }

// patchKids goes from both ends to where something came, went or moved.
func patchKids(doc safejs.Value, at *spot, old, now []messenger.Node) {
	head, tail, least := 0, 0, min(len(old), len(now))
	for head < least && alike(&old[head], &now[head]) {
		patchAt(doc, &spot{up: at, place: head, among: old}, &old[head], &now[head])
		head++
	}
	for tail < least-head && alike(&old[len(old)-1-tail], &now[len(now)-1-tail]) {
		i := len(old) - 1 - tail
		patchAt(doc, &spot{up: at, place: i, among: old}, &old[i], &now[len(now)-1-tail])
		tail++
	}
	if head+tail < max(len(old), len(now)) {
		rearrange(doc, at, old, head, len(old)-tail, now[head:len(now)-tail])
	}
}

// rearrange puts now in the place of old[from:to].
func rearrange(doc safejs.Value, at *spot, old []messenger.Node, from, to int, now []messenger.Node) {
	stays := matches(old[from:to], now)
	spots := make([]spot, to-from+1) // and what comes behind
	for i := range spots {
		spots[i] = spot{up: at, place: from + i, among: old}
	}
	next := safejs.Null()
	if to < len(old) {
		next = spots[to-from].dom()
	}
	kept := make([]bool, to-from)
	for _, j := range stays {
		if j >= 0 {
			kept[j] = true
		}
	}
	for i := range spots[:to-from] {
		spots[i].dom() // before the places change
	}
	for i, stay := range kept {
		if !stay {
			remove(spots[i].e)
		}
	}
	// From the end, so that what comes to the front is all that moves.
	least := len(kept)
	for i := len(now) - 1; i >= 0; i-- {
		e, j := safejs.Value{}, stays[i]
		if j < 0 {
			e = draw(doc, now[i])
		} else {
			e = spots[j].e
			patchAt(doc, &spots[j], &old[from+j], &now[i])
		}
		if j >= 0 && j < least {
			least = j
		} else {
			call2(at.dom(), "insertBefore", e, next)
		}
		next = e
	}
}

// matches says for each of now which of old it is, -1 for none: that with its key, or
// where it has none, the next of its kind.
func matches(old, now []messenger.Node) []int {
	byKey := make(map[string]int, len(old))
	for i := range old {
		if old[i].Key != "" {
			byKey[old[i].Key] = i
		}
	}
	out, next := make([]int, len(now)), 0
	for i := range now {
		out[i] = -1
		if now[i].Key != "" {
			if j, ok := byKey[now[i].Key]; ok && alike(&old[j], &now[i]) {
				out[i] = j
				delete(byKey, now[i].Key) // a key that comes twice is of two nodes
			}
			continue
		}
		for j := next; j < len(old); j++ {
			if alike(&old[j], &now[i]) {
				out[i], next = j, j+1
				break
			}
		}
	}
	return out
}

// remove takes an element or a text out of the document.
func remove(e safejs.Value) { call(e, "remove") }
