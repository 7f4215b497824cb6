package memory

import (
	"crypto/rand"
	"slices"
	"time"
)

// talk is a conversation.
type talk struct {
	id, contact, state string
	unread             bool // by the person
	began              int64
	parts              []part
}

type part struct {
	id, uuid string
	team     bool
	blocks   []any
	at       int64
}

// hand gives the conversations of one contact to another.
func (w *workspace) hand(from, to string) {
	for _, t := range w.talks {
		if t.contact == from {
			t.contact = to
		}
	}
}

// talksOf are a person's conversations, the one in which something was said last first.
func (b *Backend) talksOf(c *call, who *contact) []*talk {
	var out []*talk
	for _, t := range slices.Backward(c.app.talks) {
		if t.contact == who.id || b.defects[ListOfAll] {
			out = append(out, t)
		}
	}
	if b.defects[ListByBeginning] {
		slices.SortFunc(out, func(x, y *talk) int { return int(y.began - x.began) })
	}
	return out
}

func (b *Backend) unread(c *call, who *contact) []any {
	ids := []any{}
	for _, t := range b.talksOf(c, who) {
		if t.unread && !b.defects[NeverUnread] {
			ids = append(ids, t.id)
		}
	}
	return ids
}

// find finds one of the person's conversations.
func (b *Backend) find(c *call, who *contact, id string) (*talk, error) {
	for _, t := range c.app.talks {
		if t.id == id && (t.contact == who.id || b.defects[TalkIsAnybodys]) {
			return t, nil
		}
	}
	return nil, errNoTalk
}

// say adds a part, and moves the conversation to the end of all.
func (w *workspace) say(t *talk, p part) part {
	p.id, p.at = rand.Text(), time.Now().Unix()
	t.parts = append(t.parts, p)
	w.talks = append(slices.DeleteFunc(w.talks, func(o *talk) bool { return o == t }), t)
	return p
}

func (b *Backend) published(t *talk, last bool) object {
	parts := []any{}
	for i, p := range t.parts {
		if !last || i == len(t.parts)-1 {
			parts = append(parts, p.published(t))
		}
	}
	if b.defects[NewestFirst] {
		slices.Reverse(parts)
	}
	return object{
		"id": t.id, "state": t.state, "read": !t.unread || b.defects[NeverUnread], "created_at": t.parts[0].at, "updated_at": t.parts[len(t.parts)-1].at,
		"participants": []any{object{"type": "lead", "id": t.contact}}, "parts": parts, "has_more_parts": last && len(t.parts) > 1,
	}
}

func (p part) published(t *talk) object {
	author := object{"type": "lead", "id": t.contact}
	if p.team {
		author = object{"type": "admin", "id": adminID, "name": "Memory"}
	}
	return object{"id": p.id, "part_type": "comment", "author": author, "blocks": p.blocks, "created_at": p.at, "client_assigned_uuid": p.uuid}
}
