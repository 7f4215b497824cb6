package talk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// What is kept of a person for their next page are records, each with the person's id:
// one of where they are, one of every draft, and one of every message that is not in
// the outbox. Each has a key of its own, so that tabs do not undo what others keep.
const (
	mainKey  = ""  // o, s, c, k: open, space, conversation's ID and Key; e: an address is known; n: none is to be left
	draftKey = "d" // of a conversation: c: ID; t, l: text, names of files
	partKey  = "p" // of a message: c, k: ID and Key of its conversation; b, e, t: blocks, error, when; l as in drafts
)

// Record is one that was kept.
type Record struct {
	_          incomparable
	Key, Value string
}

// Waiting is a message in the outbox.
type Waiting struct {
	_          incomparable
	Name, UUID string
	Blocks     []wire.Block
	Made       int64 // Unix seconds
}

func (t *Talk) keep(key string, o wire.Object) {
	value := ""
	if len(o) > 0 {
		value = string(wire.AppendJSON(nil, o.WithText("i", t.person.ID)))
	}
	t.emit(Keep{Key: key, Value: value})
}

func (t *Talk) keepMain() {
	if !t.restored {
		return
	}
	o := wire.Object(nil).With("o", t.Open).WithText("s", t.Space)
	if c := t.Current(); c != nil {
		o = o.WithText("c", c.ID).WithText("k", c.Key)
	}
	o = o.With("e", t.emailed).With("n", t.silent)
	if text := string(wire.AppendJSON(nil, o)); text != t.kept {
		t.kept = text
		t.keep(mainKey, o)
	}
}

// maxDraft bounds in bytes what is kept of a draft: more could not be sent anyway.
const maxDraft = 4 * MaxText

// keepDraft keeps what is being written; of files no more than that there were any.
func (t *Talk) keepDraft(c *Conversation) {
	var o wire.Object
	if c.Text != "" && len(c.Text) <= maxDraft {
		o = o.WithText("t", c.Text)
	}
	if o = withNames(o, c.Files); len(o) > 0 {
		o = o.WithText("c", c.ID)
	}
	t.keep(draftKey+or(c.ID, c.Key), o)
}

func withNames(o wire.Object, files []File) wire.Object {
	var names []any
	for _, f := range files {
		if f.Error == "" {
			names = append(names, f.Name)
		}
	}
	if len(names) == 0 {
		return o
	}
	return o.With("l", names)
}

// keepParts keeps the messages of a conversation that are not in the outbox.
func (t *Talk) keepParts(c *Conversation) {
	for i := range c.Parts {
		p := &c.Parts[i]
		switch {
		case p.ID != "" || p.Status == Sent:
		case p.posted:
			t.keep(partKey+p.ClientUUID, nil)
		default:
			o := wire.Object(nil).WithText("c", c.ID).WithText("k", c.Key).With("b", wire.BlockList(p.Blocks)).WithText("e", p.Error).With("t", p.CreatedAt)
			t.keep(partKey+p.ClientUUID, withNames(o, p.Files))
		}
	}
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// keepAll keeps everything anew, for a person who has another id now.
func (t *Talk) keepAll() {
	t.kept = ""
	for _, c := range t.List {
		t.keepParts(c)
		if c.Text != "" {
			t.keepDraft(c)
		}
	}
	if t.Draft.Text != "" {
		t.keepDraft(&t.Draft)
	}
}

// Restore takes over what was kept for the person, who was known as one of ids, and
// what of theirs is in the outbox. It is called once, when the person is live.
func (t *Talk) Restore(now time.Time, ids []string, records []Record, waiting []Waiting) []Effect {
	for _, w := range waiting {
		if c, _ := t.partOf(w.UUID); c == nil {
			t.restoreWaiting(w)
		}
	}
	for _, first := range []bool{true, false} { // messages before what is said of where they are
		for _, r := range records {
			if (r.Key > partKey) == first {
				t.restore(ids, r)
			}
		}
	}
	t.restored = true
	t.order()
	if t.begunUnsaid() {
		t.ask(Ask{Name: wire.Conversations, Page: 1})
	}
	t.askLater()
	return t.take(now)
}

func (t *Talk) restore(ids []string, r Record) {
	o, err := wire.ParseObject(r.Value)
	if id := o.String("i"); err != nil || id == "" || !contains(ids, id) { // somebody else's
		t.emit(Keep{Key: r.Key})
		return
	}
	switch {
	case r.Key == mainKey:
		t.restoreMain(o)
	case r.Key[:1] == draftKey:
		t.restoreDraft(r.Key[1:], o)
	case r.Key[:1] == partKey:
		t.restorePart(r.Key[1:], o)
	}
}

func (t *Talk) restoreMain(o wire.Object) {
	t.emailed, t.silent = o.Bool("e"), o.Bool("n")
	if t.Open { // somebody was quicker
		return
	}
	if s := o.String("s"); s != "" {
		t.Space, t.placed = s, true
	}
	if id, key := o.String("c"), o.String("k"); id != "" {
		t.goTo(t.known(id).Key)
	} else if key == New || t.find(key) != nil {
		t.goTo(key)
	}
	if o.Bool("o") && !t.cfg.Mobile {
		t.setOpen(time.Time{}, true)
		t.Quiet = true
	}
}

func (t *Talk) restoreDraft(key string, o wire.Object) {
	c := &t.Draft
	if id := o.String("c"); id != "" {
		c = t.known(id)
	} else if other := t.find(key); other != nil {
		c = other
	}
	if c.Text == "" {
		c.Text = o.String("t")
	}
	c.Lost = append(c.Lost, texts(o.List("l"))...)
}

func texts(list []any) (out []string) {
	for _, v := range list {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// restorePart takes back a message that is not in the outbox.
func (t *Talk) restorePart(uuid string, o wire.Object) {
	if c, _ := t.partOf(uuid); c != nil || uuid == "" {
		return
	}
	p := sending(uuid, wire.Blocks(o.List("b")), o.Int("t"))
	if p.Error = o.String("e"); len(o.List("l")) > 0 {
		p.Error = ErrLost
	}
	if p.Error != "" {
		p.Status = Failed
	}
	t.putBack(o.String("c"), o.String("k"), p)
}

// restoreWaiting takes back a message that an earlier page put into the outbox.
func (t *Talk) restoreWaiting(w Waiting) {
	p := sending(w.UUID, w.Blocks, w.Made)
	p.posted = true
	if w.Name == wire.Messages {
		t.putBack("", w.UUID, p)
		return
	}
	id, ok := wire.RepliedTo(w.Name)
	if ok {
		t.putBack(id, "", p)
	}
}

// putBack puts a message into its conversation: the one of that id, or begun with that
// key.
func (t *Talk) putBack(id, key string, p Part) {
	var c *Conversation
	if id != "" {
		c = t.known(id)
	} else if c = t.find(key); c == nil {
		c = t.begun(key, p.CreatedAt)
	}
	c.Parts = append(c.Parts, p)
	c.UpdatedAt = max(c.UpdatedAt, p.CreatedAt)
	if id != "" {
		t.dispatch(c)
	}
}
