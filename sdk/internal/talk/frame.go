package talk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Heard is told what came over the socket.
func (t *Talk) Heard(now time.Time, text string) []Effect {
	f, err := wire.ParseFrame(text)
	if err != nil || !t.line.open {
		return nil
	}
	if f.Type == wire.FrameWelcome {
		t.line.welcome, t.line.tries = true, 0
	}
	t.alive(now)
	if f.Type != wire.FramePong {
		t.emit(Tell{wire.Object(nil).WithText("type", "frame").WithText("text", text)})
		t.frame(now, f)
	}
	return t.take(now)
}

// frame does what a frame says, whichever tab it came to.
func (t *Talk) frame(now time.Time, f wire.Frame) {
	switch f.Type {
	case wire.FrameWelcome:
		t.resync()
	case wire.FramePart:
		t.heardPart(f)
	case wire.FrameTyping:
		if c := t.find(f.ConversationID); c != nil && f.Author != nil && f.Author.Team() {
			t.hisTyping(now, c, f.Author)
		}
	case wire.FrameRead:
		if c := t.find(f.ConversationID); c != nil && f.SeenAt > 0 {
			c.seen(f.SeenAt)
		}
	}
	if f.UnreadIDs != nil {
		t.setUnread(f.UnreadIDs, false)
	}
}

func (t *Talk) heardPart(f wire.Frame) {
	w := f.Conversation
	if w == nil || w.ID == "" {
		return
	}
	c, parts := t.find(w.ID), w.Parts
	fresh := false
	for _, p := range parts {
		if c == nil || c.insert(p) {
			fresh = true
			t.came(p)
		}
	}
	if c != nil {
		w.Parts = nil
	}
	t.merge(*w, false)
	if n := len(parts); n == 0 || !parts[n-1].Author.Team() {
		return
	}
	t.stopTyping(w.ID)
	if fresh { // what was told to be read is not, any more
		t.reading = without(t.reading, w.ID)
		if f.UnreadIDs == nil {
			t.setUnread(append(t.unread[:len(t.unread):len(t.unread)], w.ID), false)
		}
	}
}

// came says that there is a part that nobody has seen, to whom looks at the messenger.
func (t *Talk) came(p wire.Part) {
	if t.Open && t.visible && p.Author.Team() {
		t.emit(Came{&Part{Part: p}})
	}
}

// meanwhile says which of a conversation's parts were said while nobody told. c may
// be nil.
func (t *Talk) meanwhile(c *Conversation, parts []wire.Part) {
	for _, p := range parts {
		i := -1
		if c != nil {
			i = c.same(p)
		}
		switch {
		case i >= 0 && !c.Parts[i].unsaid: // known
		case c != nil && len(c.Parts) > 0 && p.CreatedAt < c.Parts[0].CreatedAt: // history
		default:
			t.came(p)
		}
	}
}

// Hear is told what another tab of the person said:
//
//	unread     ids: of conversations
//	frame      text: what came over the socket
//	out        text: what is to go out over it
func (t *Talk) Hear(now time.Time, message wire.Object) []Effect {
	text := message.String("text")
	switch message.String("type") {
	case "unread":
		ids := []string{}
		for _, v := range message.List("ids") {
			ids = append(ids, wire.ID(v))
		}
		t.setUnread(ids, false)
	case "frame":
		if f, err := wire.ParseFrame(text); err == nil && !t.line.open {
			t.frame(now, f)
		}
	case "out":
		if t.line.welcome {
			t.emit(Frame{text})
		}
	}
	return t.take(now)
}
