package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// A chapter is some neighbouring stretches, and what the browser lays out only once it is
// near what is seen. It looks for that at each of them with every frame: few enough, and
// small enough, that neither takes longer than a frame has.

// drawn is a stretch that is on the screen, and the chapter that it is in.
type drawn struct{ node, chapter *Node }

// drawStretches puts them into n, in chapters.
func (v *view) drawStretches(n *Node, c *talk.Conversation, list []stretch) {
	v.seed = hash(hashSeed, v.base+" "+v.Workspace+" "+strconv.Itoa(c.Rating))
	now := make(map[string]drawn, len(list))
	taken := map[*Node]bool{}
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && !list[to].opens() {
			to++
		}
		was := v.chapter(list[from:to], taken)
		taken[was] = true
		chapter := v.drawChapter(c, list[from:to], was, now)
		n.add(chapter)
		from = to
	}
	v.drawn = now
}

// drawChapter draws one, which may be as it was, and notes what is in it.
func (v *view) drawChapter(c *talk.Conversation, list []stretch, was *Node, now map[string]drawn) *Node {
	kids := make([]*Node, len(list))
	h := hashSeed
	for i := range list {
		kids[i] = v.stretch(c, &list[i])
		h = hash(hash(h, kids[i].Key), kids[i].Same)
	}
	same := name(h)
	chapter := was
	switch {
	case was == nil:
		chapter = el("section|class=chapter").key("chapter-" + list[0].key()).add(kids...)
	case was.Same != same:
		chapter = el("section|class=chapter").key(was.Key).add(kids...)
	}
	chapter.Same = same
	for i := range list {
		now[list[i].key()] = drawn{kids[i], chapter}
	}
	return chapter
}

// opens says whether a chapter begins with a stretch, wherever that is in the list: with
// one in eight.
func (s *stretch) opens() bool { return s.keys[0]>>8%8 == 0 }

// chapter is the one that has those stretches already, for it may have grown at either
// end; nil for none.
func (v *view) chapter(list []stretch, taken map[*Node]bool) *Node {
	for i := range list {
		if chapter := v.drawn[list[i].key()].chapter; chapter != nil && !taken[chapter] {
			return chapter
		}
	}
	return nil
}
