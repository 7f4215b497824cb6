package talk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Config is what a Talk is told once.
type Config struct {
	NewID  func() string  // a random UUID
	Random func() float64 // in [0,1)
	// Mobile says that the messenger takes the whole screen: it opens only when asked to.
	Mobile bool
	// Hidden says that nobody looks at the page.
	Hidden bool
}

// Person is who is there. ID is the id cookie's value, Key changes whenever the backend
// should be told anew who it is.
type Person struct {
	_       incomparable
	ID, Key string
	Visitor bool // neither user id nor address are known
}

// Talk is one person's messenger on one page. It is not safe for concurrent use.
type Talk struct {
	State
	cfg     Config
	person  Person
	live    bool // the backend knows the person
	visible bool
	away    bool      // the page was left, and may come back
	hidden  time.Time // since when it is not
	looked  time.Time // when it was last told anything

	placed  bool    // a space was chosen
	trail   []place // where Back leads, the nearest last
	wish    string  // a space that was asked for before it was known whether there is one
	talked  bool    // the person has conversations
	emailed bool    // an address is known
	silent  bool    // the person does not want to leave one

	asking   []Ask
	missed   bool      // older conversations could not be had
	unread   []string  // ids of conversations
	reading  []string  // ids that the backend is told are read
	typed    time.Time // when it was last told that the person types
	typings  []typing
	line     line
	kept     string // the main record
	out      []Effect
	restored bool
}

// Begin returns the messenger of somebody of whom nothing is known yet.
func Begin(cfg Config, p Person) *Talk {
	return &Talk{
		State:   State{Space: SpaceHome, Spaces: []string{SpaceHome, SpaceMessages}, Visitor: p.Visitor, Draft: Conversation{Key: New}},
		cfg:     cfg,
		person:  p,
		visible: !cfg.Hidden,
	}
}

func (t *Talk) emit(e Effect) { t.out = append(t.out, e) }

// take ends every call: what follows from all that changed, and the effects.
func (t *Talk) take(now time.Time) []Effect {
	t.looked = now
	t.see()
	t.load()
	t.tune(now)
	t.askEmail()
	t.keepMain()
	out := t.out
	t.out = nil
	return out
}

// Known is told who is there, whenever that may have changed.
func (t *Talk) Known(now time.Time, p Person) []Effect {
	if !t.live || p.Key == t.person.Key && p.Visitor == t.person.Visitor && p.ID == t.person.ID {
		return nil
	}
	moved := p.ID != t.person.ID
	again := p.Key != t.person.Key
	t.person, t.Visitor = p, p.Visitor
	if moved {
		t.keepAll()
	}
	if again {
		t.line.refused = false
		t.hello()
		t.resync()
	}
	return t.take(now)
}

// Pinged is told what the backend says of the person.
func (t *Talk) Pinged(now time.Time, a wire.PingAnswer, p Person) []Effect {
	if !t.live {
		t.live = true
		t.person = p
	}
	t.Visitor, t.Workspace = p.Visitor, a.App.Name
	t.talked = t.talked || a.User.HasConversations
	t.endpoints(a.Modules.RTM)
	if a.UnreadConversationIDs != nil {
		t.setUnread(a.UnreadConversationIDs, true)
	}
	return t.take(now)
}

// Visible is told whether somebody looks at the page.
func (t *Talk) Visible(now time.Time, on bool) []Effect {
	if t.visible = on; !on {
		t.hidden = now
	} else {
		t.again(now)
	}
	return t.take(now)
}

// Away is told that the page is left, and that it comes back: nobody knows what became
// of what it asked then.
func (t *Talk) Away(now time.Time, on bool) []Effect {
	if t.away = on; !on {
		t.asking = nil
		t.loading()
		t.resync()
	}
	return t.take(now)
}

// Offline is told that the network is gone.
func (t *Talk) Offline(now time.Time) []Effect {
	t.Cut = true
	return t.take(now)
}

// Online is told that the network is back.
func (t *Talk) Online(now time.Time) []Effect {
	t.Cut = false
	t.again(now)
	t.check(now)
	return t.take(now)
}

// again asks once more what could not be had.
func (t *Talk) again(now time.Time) {
	t.Error = ""
	if t.missed {
		t.more()
	}
	if c := t.Current(); c != nil {
		if c.Error = ""; c.missed {
			t.older(c)
		}
	}
	if l := &t.line; l.due == dial && l.tries > 1 {
		l.tries, l.at = 1, now
	}
}

// Wake returns when Tick has something to do, and whether there is such a moment.
func (t *Talk) Wake() (at time.Time, ok bool) {
	sooner := func(other time.Time) {
		if !ok || other.Before(at) {
			at, ok = other, true
		}
	}
	for _, typing := range t.typings {
		sooner(typing.until)
	}
	if t.line.due != nothing {
		sooner(t.line.at)
	}
	if t.Open && t.visible && !t.away { // what was a minute ago is two
		sooner(t.looked.Add(time.Minute))
	}
	if t.line.want && !t.visible && !t.Open {
		sooner(t.hidden.Add(linger))
	}
	return at, ok
}

// Tick does what is due.
func (t *Talk) Tick(now time.Time) []Effect {
	t.forgetTyping(now)
	t.lineDue(now)
	return t.take(now)
}

// End is told that the person is there no more: nothing of theirs goes on.
func (t *Talk) End() []Effect {
	t.live, t.line.want = false, false
	t.emit(Listen{false})
	for _, c := range append(t.all(), &t.Draft) {
		for _, f := range c.Files {
			t.emit(Forget{f.ID})
		}
		for i := range c.Parts {
			for _, f := range c.Parts[i].Files {
				t.emit(Forget{f.ID})
			}
		}
	}
	out := t.out
	t.out = nil
	return out
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}

func without(list []string, s string) []string {
	var out []string
	for _, e := range list {
		if e != s {
			out = append(out, e)
		}
	}
	return out
}
