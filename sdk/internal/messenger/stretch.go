package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// A stretch is some neighbouring parts of a conversation. Where one ends is seen from
// the part that begins the next, so that it is where it was when others come in before
// and behind. Stretches that are as they were are not drawn again: of a history of
// 10,000 parts only the last one is.
type stretch struct {
	parts []talk.Part
	keys  []uint64 // hashes of the parts' keys
	day   string   // the words for its day, where it is that day's first

	goesOn, leadsOn bool // a speech goes on from the one before, and into the one behind
}

// pause is how many seconds between two parts keep them from belonging together.
const pause = 5 * minute

func (s *stretch) key() string { return s.parts[0].Key() }

// stretches are those of a conversation, until it is drawn again.
func (v *view) stretches(c *talk.Conversation) []stretch {
	keys, list := v.keys[:0], v.list[:0]
	for i := range c.Parts {
		keys = append(keys, hash(hashSeed, c.Parts[i].Key()))
	}
	last := 0
	for from := 0; from < len(c.Parts); {
		today, _ := v.local(c.Parts[from].CreatedAt)
		to := from + 1
		for ; to < len(c.Parts); to++ {
			if d, _ := v.local(c.Parts[to].CreatedAt); d != today || parts(&c.Parts[to-1], &c.Parts[to], keys[to]) {
				break
			}
		}
		s := stretch{parts: c.Parts[from:to], keys: keys[from:to]}
		if from == 0 || today != last {
			s.day = v.day(s.parts[0].CreatedAt, v.now)
		} else if together(&c.Parts[from-1], &c.Parts[from]) {
			s.goesOn, list[len(list)-1].leadsOn = true, true
		}
		list = append(list, s)
		from, last = to, today
	}
	v.keys, v.list = keys, list
	return list
}

// latest leaves out the earliest ones where there are more to be drawn for the first
// time than is done at once. Nothing that is drawn is taken away.
func (v *view) latest(list []stretch) []stretch {
	fresh := 0
	for i := len(list) - 1; i >= 0 && v.Most > 0; i-- {
		if v.drawn[list[i].key()].node != nil {
			continue
		}
		n := len(list[i].parts)
		if fresh > 0 && fresh+n > v.Most && !v.anyDrawn(list[:i]) {
			return list[i+1:]
		}
		fresh += n
	}
	return list
}

func (v *view) anyDrawn(list []stretch) bool {
	for i := range list {
		if v.drawn[list[i].key()].node != nil {
			return true
		}
	}
	return false
}

// parts says that a stretch ends between two parts of a day: now and then where somebody
// else begins to speak or, for long speeches, within one. key is of the second.
func parts(a, b *talk.Part, key uint64) bool {
	return key%8 == 0 || key%4 == 0 && !together(a, b)
}

// together says that two parts are of one speech.
func together(a, b *talk.Part) bool {
	team := a.Author.Team()
	return team == b.Author.Team() && (!team || a.Author.ID == b.Author.ID) && b.CreatedAt-a.CreatedAt < pause &&
		len(a.Blocks)+len(a.Files) > 0 && len(b.Blocks)+len(b.Files) > 0
}

func (v *view) stretch(c *talk.Conversation, s *stretch) *Node {
	h := hash(v.seed, s.day)
	if s.goesOn {
		h = (h ^ 1) * prime
	}
	if s.leadsOn {
		h = (h ^ 2) * prime
	}
	for i := range s.parts {
		h = state(h, &s.parts[i], s.keys[i])
	}
	same := name(h)
	if n := v.drawn[s.key()].node; n != nil && n.Same == same {
		return n
	}
	n := el("section|class=stretch").key("parts-" + s.key())
	n.Same = same
	if s.day != "" {
		n.add(el("h2|class=day").say(s.day))
	}
	for i := range s.parts {
		first, last := !s.goesOn, !s.leadsOn
		if i > 0 {
			first = !together(&s.parts[i-1], &s.parts[i])
		}
		if i+1 < len(s.parts) {
			last = !together(&s.parts[i], &s.parts[i+1])
		}
		part := v.part(c, &s.parts[i], first, last)
		part.Same = name(hash(state(hashSeed, &s.parts[i], s.keys[i]), part.Attrs[1]+" "+strconv.Itoa(c.Rating)))
		n.add(part)
	}
	return n
}

// state adds to a hash all of a part that changes while it is on the screen.
func state(h uint64, p *talk.Part, key uint64) uint64 {
	h = (h ^ key) * prime
	if p.ClientUUID != "" { // else the key is of the id
		h = hash(h, p.ID) * 31
	}
	h = hash(hash(h, p.Status)*31, p.Error) * 31
	h = (h ^ uint64(len(p.Blocks))<<32 ^ uint64(p.CreatedAt)) * prime
	for i := range p.Files {
		h = (hash(h, p.Files[i].Error) ^ uint64(100*p.Files[i].Share)) * prime
	}
	return h
}

// hash is FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/.
const (
	hashSeed uint64 = 14695981039346656037
	prime    uint64 = 1099511628211
)

func name(h uint64) string { return strconv.FormatUint(h, 36) }

func hash(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return h
}
