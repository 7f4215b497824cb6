package talk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
)

// place is where one is in the messenger.
type place struct{ space, conversation string }

// maxTrail bounds how far Back leads.
const maxTrail = 20

func (t *Talk) setOpen(_ time.Time, on bool) {
	if t.Open == on {
		return
	}
	t.Open = on
	if on {
		t.Error = ""
		if c := t.Current(); c != nil {
			c.Error = ""
		}
		t.askHome()
	}
	t.emit(Shown{on})
}

// goTo puts a conversation on the screen; Back leads to where one was.
func (t *Talk) goTo(conversation string) {
	if t.Conversation == conversation {
		return
	}
	t.trail = append(t.trail, place{t.Space, t.Conversation})
	t.trail = t.trail[max(0, len(t.trail)-maxTrail):]
	t.Conversation, t.Back = conversation, true
}

func (t *Talk) goBack() {
	if len(t.trail) == 0 {
		return
	}
	last := t.trail[len(t.trail)-1]
	t.trail = t.trail[:len(t.trail)-1]
	t.Space, t.Conversation, t.Back = last.space, last.conversation, len(t.trail) > 0
	if t.Conversation != "" && t.Current() == nil { // it is gone
		t.goBack()
	}
}

const spaces = " home messages help news tasks tickets "

// goSpace opens a space. Which there are is known once home is.
func (t *Talk) goSpace(now time.Time, space string) {
	switch {
	case space == "" || ascii.Index(spaces, " "+space+" ") < 0:
		return
	case contains(t.Spaces, space):
		t.placed = true
		t.trail, t.Space, t.Conversation, t.Back = nil, space, "", false
	case !t.HomeLoaded:
		t.wish = space
	default:
		return
	}
	t.setOpen(now, true)
}

// setSpaces takes over which spaces there are.
func (t *Talk) setSpaces(list []string) {
	var known []string
	for _, s := range list {
		if ascii.Index(spaces, " "+s+" ") >= 0 && ascii.Index(s, " ") < 0 && s != "" && !contains(known, s) {
			known = append(known, s)
		}
	}
	if len(known) == 0 {
		return
	}
	first := t.Spaces[0] == t.Space && !t.HomeLoaded && !t.placed
	if t.Spaces = known; first || !contains(known, t.Space) {
		t.Space = known[0]
	}
	if contains(known, t.wish) {
		t.trail, t.Space, t.Conversation, t.Back = nil, t.wish, "", false
	}
	t.wish = ""
}

func (t *Talk) goNew(now time.Time, text string) {
	t.setOpen(now, true)
	t.goTo(New)
	if text != "" {
		t.draft(now, &t.Draft, text)
	}
}

func (t *Talk) goConversation(now time.Time, id string) {
	if id == "" || id == "." || id == ".." { // no URL could lead there
		return
	}
	t.setOpen(now, true)
	if id == New {
		t.goTo(New)
		return
	}
	c := t.known(id)
	c.Error, c.EmailError = "", ""
	t.goTo(c.Key)
}
