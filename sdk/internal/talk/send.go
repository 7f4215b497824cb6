package talk

import (
	"time"
	"unicode/utf8"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
)

// send makes a part of what is being written.
func (t *Talk) send(now time.Time, c *Conversation) {
	text := ascii.Trim(c.Text)
	var files []File
	for _, f := range c.Files {
		if f.Error == "" {
			files = append(files, f)
		}
	}
	if c.SendError = tooLong(text); c.SendError != "" {
		return
	}
	if text == "" && len(files) == 0 {
		return
	}
	for _, f := range c.Files {
		if f.Error != "" {
			t.emit(Forget{f.ID})
		}
	}
	c.Text, c.Files, c.Lost = "", nil, nil
	t.keepDraft(c)
	t.say(now, c, text, files)
}

func tooLong(text string) string {
	if utf8.RuneCountInString(text) > MaxText {
		return ErrTooLong
	}
	return ""
}

// start begins a conversation with a text that is sent at once; what is being written
// stays.
func (t *Talk) start(now time.Time, text string) {
	t.setOpen(now, true)
	t.goTo(New)
	if tooLong(text) != "" {
		t.draft(now, &t.Draft, text)
		t.Draft.SendError = ErrTooLong
	} else if text != "" {
		t.say(now, &t.Draft, text, nil)
	}
}

// say adds a part to a conversation, a new one where c is the draft, and sends it.
func (t *Talk) say(now time.Time, c *Conversation, text string, files []File) {
	p := sending(t.cfg.NewID(), nil, now.Unix())
	p.Files = files
	if text != "" {
		p.Blocks = []wire.Block{{Type: "paragraph", Text: text}}
	}
	t.talked = true
	if c == &t.Draft {
		c = t.begun(p.ClientUUID, p.CreatedAt)
		if t.Conversation == New {
			t.Conversation = c.Key
		}
	}
	c.Parts = append(c.Parts, p)
	c.UpdatedAt = max(c.UpdatedAt, now.Unix())
	t.order()
	t.dispatch(c)
}

// sending is a part that the person says.
func sending(uuid string, blocks []wire.Block, at int64) Part {
	p := Part{Status: Sending}
	p.ClientUUID, p.PartType, p.Author.Type, p.CreatedAt, p.Blocks = uuid, wire.PartComment, wire.AuthorUser, at, blocks
	return p
}

// begun is a conversation that the person begins.
func (t *Talk) begun(key string, at int64) *Conversation {
	c := &Conversation{Key: key, State: wire.StateOpen, CreatedAt: at, Loaded: true}
	t.List = append(t.List, c)
	return c
}

// dispatch sends what can be sent of a conversation: parts whose files are with the
// backend, in their order, the first one of a new conversation alone.
func (t *Talk) dispatch(c *Conversation) {
	if c.ID == "" && c.underWay() {
		t.keepParts(c)
		return
	}
	for i := range c.Parts {
		p := &c.Parts[i]
		if p.ID != "" || p.Status != Sending || p.posted {
			continue
		}
		if !t.attach(p) {
			break
		}
		p.posted = true
		t.emit(Send{c.messageName(), wire.Request{Blocks: p.Blocks, ClientUUID: p.ClientUUID}})
		if c.ID == "" {
			break
		}
	}
	t.keepParts(c)
}

// messageName is the name of the request that carries a message.
func (c *Conversation) messageName() string {
	if c.ID == "" {
		return wire.Messages
	}
	return wire.ReplyPath(c.ID)
}

// underWay says whether a new conversation's message is with the outbox.
func (c *Conversation) underWay() bool {
	for i := range c.Parts {
		if c.Parts[i].posted {
			return true
		}
	}
	return false
}

// retry is for a part that failed, a file, or with "" for what could not be had.
func (t *Talk) retry(now time.Time, key string) {
	if key == "" {
		t.again(now)
		if t.Open && !t.HomeLoaded {
			t.askHome()
		}
		return
	}
	c := t.Current()
	if c == nil {
		return
	}
	for i := range c.Files {
		if f := &c.Files[i]; f.ID == key && f.Error == ErrNetwork {
			t.upload(f)
			return
		}
	}
	p := c.part(key)
	if p == nil || p.Status != Failed {
		return
	}
	if len(p.Blocks)+len(p.Files) == 0 { // its files were all that there was
		t.discard(c, key)
		return
	}
	p.Status, p.Error = Sending, ""
	for i := range p.Files {
		if f := &p.Files[i]; f.Error != "" {
			t.upload(f)
		}
	}
	if p.posted {
		t.emit(Send{c.messageName(), wire.Request{Blocks: p.Blocks, ClientUUID: p.ClientUUID}})
		return
	}
	t.dispatch(c)
}

// discard takes away a part that failed.
func (t *Talk) discard(c *Conversation, key string) {
	p := c.part(key)
	if p == nil || p.Status != Failed {
		return
	}
	for _, f := range p.Files {
		t.emit(Forget{f.ID})
	}
	t.emit(Unsend{p.ClientUUID})
	t.emit(Keep{Key: partKey + p.ClientUUID})
	c.drop(p.ClientUUID)
	if c.ID == "" && len(c.Parts) == 0 {
		t.remove(c)
		return
	}
	t.dispatch(c)
}

// Settled is told what became of a request that was sent, by whichever page: its name,
// its client_assigned_uuid if it has one, the outcome and the answer.
func (t *Talk) Settled(now time.Time, name, uuid string, outcome wire.Outcome, status int, body string) []Effect {
	t.Cut = status == 0
	if uuid != "" {
		t.said(name, uuid, outcome, body)
	} else if outcome != wire.Retry {
		t.did(name, outcome)
	}
	return t.take(now)
}

// said is Settled for a message.
func (t *Talk) said(name, uuid string, outcome wire.Outcome, body string) {
	c, p := t.partOf(uuid)
	if c == nil {
		return
	}
	switch outcome {
	case wire.Done:
		p.Status, p.Error, p.posted = Sent, "", false
		t.emit(Keep{Key: partKey + uuid})
		t.taken(name, c, p, body)
	case wire.Retry:
		p.Status, p.Error = Failed, ErrNetwork // and it is tried again
	default:
		p.Status, p.Error, p.posted = Failed, ErrRefused, false
		t.dispatch(c)
	}
}

// taken takes over the backend's word for a message: the conversation, or the part.
func (t *Talk) taken(name string, c *Conversation, p *Part, body string) {
	if name != wire.Messages {
		if part, err := wire.ParsePart(body); err == nil && part.ID != "" && part.ClientUUID == p.ClientUUID {
			c.insert(part)
			t.toTabs(string(wire.AppendJSON([]byte(`{"parts":[`+body+`],"id":`), c.ID)) + "}")
		}
		return
	}
	if w, err := wire.ParseConversation(body); err == nil && w.ID != "" {
		t.toTabs(body)
		if c.ID == "" {
			t.named(c, w.ID)
		}
		t.dispatch(t.merge(w, true))
		return
	}
	t.ask(Ask{Name: wire.Conversations, Page: 1})
}

// toTabs has the person's other tabs take over what the backend says of a conversation,
// which without a connection nobody else tells them: as a frame, for it is the same.
func (t *Talk) toTabs(conversation string) {
	t.emit(Tell{wire.Object(nil).WithText("type", "frame").WithText("text", `{"type":"part","conversation":`+conversation+"}")})
}

// did is Settled for what is no message.
func (t *Talk) did(name string, outcome wire.Outcome) {
	if name == wire.Email && outcome == wire.Dropped {
		t.emailed = false
		if c := t.Current(); c != nil {
			c.EmailError = ErrEmail
		}
	}
	for _, c := range t.List {
		if c.ID == "" {
			continue
		}
		switch name {
		case wire.ReadPath(c.ID):
			t.reading = without(t.reading, c.ID)
		case wire.RatePath(c.ID):
			if outcome == wire.Dropped {
				c.Rating = 0
			}
		}
	}
}
