package talk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
)

// Acts beyond those that the page's methods stand for. The names are the data-act of
// elements.
const (
	ActLaunch  = "launch" // Arg: "" opens or closes, messenger.Custom opens
	ActEscape  = "escape"
	ActClose   = "close"
	ActShow    = "show" // by the page, and so on to ActStart
	ActSpace   = "space"
	ActNew     = "new"   // Value: what is to be in the composer
	ActOpen    = "open"  // Arg: Key or ID of a conversation
	ActStart   = "start" // Value: sent at once, as a conversation of its own
	ActBack    = "back"
	ActDraft   = "draft" // Value
	ActSend    = "send"
	ActReply   = "reply"   // Arg: sent as it is
	ActEmoji   = "emoji"   // Arg: put behind what is being written
	ActRetry   = "retry"   // Arg: a part, a file, or "" for what could not be had
	ActDiscard = "discard" // Arg: a part
	ActFiles   = "files"   // Files
	ActUnfile  = "unfile"  // Arg: a file
	ActOlder   = "older"
	ActMore    = "more"
	ActEmail   = "email"   // Value
	ActNoEmail = "noemail" // no address is to be left
	ActRate    = "rate"    // Arg: 1 to 5
)

// Act is told what somebody did.
func (t *Talk) Act(now time.Time, a Act) []Effect {
	t.Quiet = false
	if !t.move(now, a) {
		t.write(now, a)
	}
	return t.take(now)
}

// move does what changes where one is.
func (t *Talk) move(now time.Time, a Act) bool {
	switch a.Name {
	case ActLaunch:
		t.setOpen(now, !t.Open || a.Arg != "")
	case ActShow:
		t.setOpen(now, true)
	case ActEscape, ActClose:
		t.setOpen(now, false)
	case ActSpace:
		t.goSpace(now, a.Arg)
	case ActNew:
		t.goNew(now, a.Value)
	case ActOpen:
		t.goConversation(now, a.Arg)
	case ActStart:
		t.start(now, ascii.Trim(a.Value))
	case ActBack:
		t.goBack()
	default:
		return false
	}
	return true
}

// write does what concerns the conversation on the screen.
func (t *Talk) write(now time.Time, a Act) {
	c := t.Current()
	switch a.Name {
	case ActMore:
		t.more()
		return
	case ActRetry:
		t.retry(now, a.Arg)
		return
	}
	if c == nil {
		return
	}
	switch a.Name {
	case ActDraft:
		t.draft(now, c, a.Value)
	case ActEmoji:
		t.draft(now, c, c.Text+a.Arg)
	case ActSend:
		if a.Value != "" {
			c.Text = a.Value
		}
		t.send(now, c)
	case ActReply:
		if a.Arg != "" {
			t.say(now, c, a.Arg, nil)
		}
	case ActDiscard:
		t.discard(c, a.Arg)
	case ActFiles:
		t.addFiles(c, a.Files)
	case ActUnfile:
		t.unfile(c, a.Arg)
	case ActOlder:
		t.older(c)
	case ActEmail:
		t.email(c, a.Value)
	case ActNoEmail:
		t.silent = true
	case ActRate:
		t.rate(c, a.Arg)
	}
}
