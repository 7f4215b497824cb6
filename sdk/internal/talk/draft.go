package talk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
)

const (
	typingEvery = 3 * time.Second // at most so often is the team told
	typingLife  = 5 * time.Second // as long does it hold
)

// draft takes over what is being written.
func (t *Talk) draft(now time.Time, c *Conversation, text string) {
	if c.Text == text {
		return
	}
	c.Text, c.SendError = text, ""
	t.keepDraft(c)
	if text == "" || c.ID == "" || now.Sub(t.typed) < typingEvery {
		return
	}
	t.typed = now
	t.over(wire.Object(nil).WithText("type", wire.FrameTyping).WithText("id", t.cfg.NewID()).WithText("conversation_id", c.ID))
}

// typing is somebody of the team who writes.
type typing struct {
	conversation string
	until        time.Time
}

func (t *Talk) hisTyping(now time.Time, c *Conversation, who *wire.Author) {
	t.stopTyping(c.ID)
	c.Typing = who
	t.typings = append(t.typings, typing{c.ID, now.Add(typingLife)})
}

func (t *Talk) stopTyping(id string) {
	if c := t.find(id); c != nil {
		c.Typing = nil
	}
	kept := t.typings[:0]
	for _, typing := range t.typings {
		if typing.conversation != id {
			kept = append(kept, typing)
		}
	}
	t.typings = kept
}

func (t *Talk) forgetTyping(now time.Time) {
	for _, typing := range append([]typing(nil), t.typings...) {
		if !typing.until.After(now) {
			t.stopTyping(typing.conversation)
		}
	}
}

// email takes an address that a visitor leaves.
func (t *Talk) email(c *Conversation, address string) {
	address = ascii.Trim(address)
	if !isEmail(address) {
		c.EmailError = ErrEmail
		return
	}
	c.EmailError = ""
	t.emailed = true
	t.emit(Send{wire.Email, wire.Request{Email: address}})
	t.emit(Supplied{address})
}

// maxEmail is the length of an address, at most (RFC 5321, section 4.5.3.1.3).
const maxEmail = 254

// isEmail is no more than a look: whether it is one, the mail says.
func isEmail(s string) bool {
	user, host, ok := ascii.Cut(s, "@")
	if !ok || user == "" || len(s) > maxEmail {
		return false
	}
	for i := range len(s) {
		if s[i] <= ' ' || s[i] == 0x7f {
			return false
		}
	}
	dot := ascii.Index(host, ".")
	return dot > 0 && ascii.Index(host, "@") < 0 && host[len(host)-1] != '.' && ascii.Index(host, "..") < 0
}

// askEmail says in which conversations a visitor is asked for an address: those in
// which they said something.
func (t *Talk) askEmail() {
	for _, c := range t.List {
		c.NeedsEmail = t.Visitor && !t.emailed && !t.silent && c.mine()
	}
}

func (c *Conversation) mine() bool {
	for i := range c.Parts {
		if p := &c.Parts[i]; !p.Author.Team() && p.Status != Failed {
			return true
		}
	}
	return false
}

// rate takes the person's opinion of a conversation.
func (t *Talk) rate(c *Conversation, arg string) {
	if c.ID == "" || len(arg) != 1 || arg[0] < '1' || arg[0] > '5' {
		return
	}
	c.Rating = int(arg[0] - '0')
	t.emit(Send{wire.RatePath(c.ID), wire.Request{Rating: c.Rating}})
}
