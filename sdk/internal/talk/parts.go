package talk

import "github.com/entryphone/entryphone/sdk/wire"

// The parts of a conversation: those that the backend has, in its order, and behind
// them those that are being sent.

func (c *Conversation) part(key string) *Part {
	for i := len(c.Parts) - 1; i >= 0; i-- {
		if p := &c.Parts[i]; key != "" && (p.ClientUUID == key || p.ID == key) {
			return p
		}
	}
	return nil
}

func (c *Conversation) drop(uuid string) {
	for i := range c.Parts {
		if c.Parts[i].ClientUUID == uuid {
			c.Parts = append(c.Parts[:i:i], c.Parts[i+1:]...)
			return
		}
	}
}

// same finds the part that the backend means: by its id, or as one that was sent here.
func (c *Conversation) same(w wire.Part) int {
	for i := len(c.Parts) - 1; i >= 0; i-- {
		p := &c.Parts[i]
		if p.ID == w.ID || p.ID == "" && p.ClientUUID != "" && p.ClientUUID == w.ClientUUID {
			return i
		}
	}
	return -1
}

// insert takes over a part that came by itself, and says whether it is new.
func (c *Conversation) insert(w wire.Part) bool {
	if i := c.same(w); i >= 0 {
		if c.Parts[i].ID != "" {
			c.Parts[i].Part = w
			return false
		}
		c.Parts = append(c.Parts[:i:i], c.Parts[i+1:]...) // its place is among the backend's
		c.place(w)
		return false
	}
	c.place(w)
	return true
}

// place puts a part behind the backend's that are as old or older.
func (c *Conversation) place(w wire.Part) {
	at := len(c.Parts)
	for at > 0 && (c.Parts[at-1].ID == "" || c.Parts[at-1].CreatedAt > w.CreatedAt) {
		at--
	}
	c.Parts = append(c.Parts, Part{})
	copy(c.Parts[at+1:], c.Parts[at:])
	c.Parts[at] = Part{Part: w}
	c.UpdatedAt = max(c.UpdatedAt, w.CreatedAt)
	c.SeenAt = max(c.SeenAt, w.SeenAt)
}

// page takes over the newest page of parts, which is as the backend has them.
func (c *Conversation) page(list []wire.Part, more bool) {
	var before, behind, local []Part
	met := false
	inPage := make([]bool, len(c.Parts))
	for _, w := range list {
		if i := c.same(w); i >= 0 {
			inPage[i], met = true, met || c.Parts[i].ID != ""
		}
		c.SeenAt = max(c.SeenAt, w.SeenAt)
	}
	for i, p := range c.Parts {
		switch {
		case inPage[i]:
		case p.ID == "":
			local = append(local, p)
		case len(list) == 0 || p.CreatedAt < list[0].CreatedAt:
			before = append(before, p)
		case p.CreatedAt >= list[len(list)-1].CreatedAt:
			behind = append(behind, p)
		}
	}
	if !met && more { // others may lie between
		before = nil
	}
	if len(before) == 0 {
		c.HasMoreParts = more
	}
	c.Parts = before
	for _, w := range list {
		c.Parts = append(c.Parts, Part{Part: w})
	}
	c.Parts = append(append(c.Parts, behind...), local...)
	c.Loaded, c.stale = true, false
}

// olderPage takes over parts before the first.
func (c *Conversation) olderPage(list []wire.Part, more bool) {
	var older []Part
	for _, w := range list {
		if c.same(w) < 0 {
			older = append(older, Part{Part: w})
		}
	}
	c.Parts = append(older, c.Parts...)
	c.HasMoreParts = more && len(older) > 0
}

// first is the id of the oldest part that the backend has, or "".
func (c *Conversation) first() string {
	if len(c.Parts) == 0 {
		return ""
	}
	return c.Parts[0].ID
}

// seen notes that the team has seen all until then.
func (c *Conversation) seen(at int64) {
	c.SeenAt = max(c.SeenAt, at)
	for i := len(c.Parts) - 1; i >= 0; i-- {
		p := &c.Parts[i]
		if p.Author.Team() || p.ID == "" || p.CreatedAt > at {
			continue
		}
		if p.SeenAt != 0 {
			break
		}
		p.SeenAt = at
	}
}
