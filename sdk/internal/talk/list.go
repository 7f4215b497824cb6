package talk

import "github.com/entryphone/entryphone/sdk/wire"

// merge takes over a conversation; full says that its parts are the newest page, else
// they are the last alone.
func (t *Talk) merge(w wire.Conversation, full bool) *Conversation {
	c := t.find(w.ID)
	if c == nil {
		c = t.local(w)
	}
	if c == nil {
		c = &Conversation{Key: w.ID}
	}
	t.list(c)
	begun := c.ID == ""
	if begun {
		t.named(c, w.ID)
	}
	c.UpdatedAt = max(c.UpdatedAt, w.UpdatedAt)
	if w.State != "" { // a frame may say less
		c.State, c.CreatedAt = w.State, w.CreatedAt
	}
	c.Unread = contains(t.unread, w.ID)
	if len(w.Participants) > 0 {
		c.Participants = w.Participants
	}
	if w.Rating > 0 && w.Rating <= 5 {
		c.Rating = w.Rating
	}
	if full && c.Loaded {
		t.meanwhile(c, w.Parts)
	}
	if full {
		c.page(w.Parts, w.HasMoreParts)
	} else {
		for _, p := range w.Parts {
			if c.insert(p) && c.Loaded {
				c.stale = true
				c.Parts[c.same(p)].unsaid = c == t.Current()
			}
		}
	}
	t.talked = true
	t.order()
	if begun { // what waited for the id
		t.dispatch(c)
	}
	return c
}

// list puts a conversation on the list, if it is not there.
func (t *Talk) list(c *Conversation) {
	for _, other := range t.List {
		if other == c {
			return
		}
	}
	t.List = append(t.List, c)
	t.others = but(t.others, c)
}

func but(list []*Conversation, c *Conversation) []*Conversation {
	var out []*Conversation
	for _, other := range list {
		if other != c {
			out = append(out, other)
		}
	}
	return out
}

// known is the conversation of that id, of which nothing else may be known yet.
func (t *Talk) known(id string) *Conversation {
	c := t.find(id)
	if c == nil {
		c = &Conversation{Key: id, ID: id}
		t.others = append(t.others, c)
	}
	return c
}

// local finds the conversation that was begun here and is known to the backend, which
// has not answered yet.
func (t *Talk) local(w wire.Conversation) *Conversation {
	for _, p := range w.Parts {
		if c, _ := t.partOf(p.ClientUUID); c != nil && c.ID == "" {
			return c
		}
		if c := t.find(p.ClientUUID); c != nil && c.ID == "" {
			return c
		}
	}
	return nil
}

// named gives a conversation that was begun here the backend's id. It may be known by
// that already.
func (t *Talk) named(c *Conversation, id string) {
	other := t.find(id)
	if c.Text != "" {
		t.keep(draftKey+c.Key, nil)
	}
	if c.ID = id; c.Text != "" {
		t.keepDraft(c)
	}
	if other == nil || other == c {
		return
	}
	for _, p := range other.Parts {
		c.insert(p.Part)
	}
	if t.Conversation == other.Key {
		t.Conversation = c.Key
	}
	if c.Text == "" {
		c.Text = other.Text
	}
	t.remove(other)
}

// remove takes a conversation off the list, and off the screen.
func (t *Talk) remove(c *Conversation) {
	t.List, t.others = but(t.List, c), but(t.others, c)
	if t.Conversation == c.Key {
		t.Conversation = ""
		t.goBack()
	}
}

// order puts the newest first.
func (t *Talk) order() {
	for i := 1; i < len(t.List); i++ {
		for j := i; j > 0 && t.List[j].UpdatedAt > t.List[j-1].UpdatedAt; j-- {
			t.List[j], t.List[j-1] = t.List[j-1], t.List[j]
		}
	}
}

// partOf finds a part that is being sent, or was.
func (t *Talk) partOf(uuid string) (*Conversation, *Part) {
	if uuid == "" {
		return nil, nil
	}
	for _, c := range t.all() {
		if p := c.part(uuid); p != nil {
			return c, p
		}
	}
	return nil, nil
}
