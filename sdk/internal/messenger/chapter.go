package messenger

import "github.com/entryphone/entryphone/sdk/internal/talk"

// A chapter is some neighbouring stretches. Of a long history the browser looks only at
// its chapters with every frame, and into those that are near: at a thousand stretches it
// would for longer than a frame has.

// drawn is a stretch that is on the screen, and the key of the chapter that it is in.
type drawn struct {
	node    *Node
	chapter string
}

// drawStretches puts them into n, in chapters.
func (v *view) drawStretches(n *Node, c *talk.Conversation, list []stretch) {
	now := make(map[string]drawn, len(list))
	taken := map[string]bool{}
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && !list[to].opens() {
			to++
		}
		key := v.chapter(list[from:to], taken)
		taken[key] = true
		chapter, h := el("section|class=chapter").key(key), hashSeed
		for _, s := range list[from:to] {
			kid := v.stretch(c, s)
			now[kid.Key] = drawn{kid, key}
			chapter.add(kid)
			h = hash(hash(h, kid.Key), kid.Same)
		}
		chapter.Same = name(h)
		n.add(chapter)
		from = to
	}
	v.drawn = now
}

// opens says whether a chapter begins with a stretch, wherever that is in the list: with
// one in sixteen.
func (s *stretch) opens() bool { return hash(hashSeed, s.parts[0].Key())>>8%16 == 0 }

// chapter is the key of the chapter that has those stretches: the one that it had, for it
// may have grown at either end.
func (v *view) chapter(list []stretch, taken map[string]bool) string {
	for i := range list {
		if key := v.drawn[list[i].key()].chapter; key != "" && !taken[key] {
			return key
		}
	}
	return "chapter-" + list[0].key()
}
