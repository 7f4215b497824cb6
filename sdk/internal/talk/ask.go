package talk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// PerPage is how many conversations a page of the list has.
const PerPage = 20

// ask asks a question, unless it is being asked.
func (t *Talk) ask(a Ask) {
	for _, other := range t.asking {
		if other.Name == a.Name && other.Before == a.Before && other.Page == a.Page {
			return
		}
	}
	t.asking = append(t.asking, a)
	if t.restored {
		t.emit(a)
	}
	t.loading()
}

// askHome asks what home shows, every time that the messenger opens.
func (t *Talk) askHome() { t.ask(Ask{Name: wire.Open}) }

// load asks for what the screen lacks, and says what waited until the backend knows
// who asks.
func (t *Talk) load() {
	if !t.Open || !t.restored {
		return
	}
	c := t.Current()
	switch {
	case c != nil:
		if c.ID != "" && (!c.Loaded || c.stale) && c.Error == "" {
			t.askParts(c, "")
		}
	case t.Space == SpaceMessages && t.HomeLoaded && !t.ListLoaded && t.Error == "":
		t.ask(Ask{Name: wire.Conversations, Page: 1})
	}
	if !t.HomeLoaded && t.Error == "" {
		t.askHome()
	}
}

func (t *Talk) askParts(c *Conversation, before string) {
	t.ask(Ask{Name: wire.ConversationPath(c.ID), Conversation: c.ID, Before: before})
}

// askLater asks what was to be asked before the backend knew the person.
func (t *Talk) askLater() {
	for _, a := range t.asking {
		t.emit(a)
	}
}

// older asks for the parts before the first, if there are: also where others are on their
// way, for who scrolls asks once.
func (t *Talk) older(c *Conversation) {
	if c.Loaded && c.HasMoreParts && c.first() != "" {
		c.Error, c.missed = "", false
		t.askParts(c, c.first())
	}
}

// more asks for older conversations.
func (t *Talk) more() {
	if !t.HasMore || t.Loading {
		return
	}
	known := 0
	for _, c := range t.List {
		if c.ID != "" {
			known++
		}
	}
	t.Error, t.missed = "", false
	t.ask(Ask{Name: wire.Conversations, Page: known/PerPage + 1})
}

// resync asks again what may have changed while nobody told.
func (t *Talk) resync() {
	if t.Open || t.ListLoaded {
		t.ask(Ask{Name: wire.Conversations, Page: 1, Again: t.ListLoaded})
	}
	for _, c := range t.List {
		c.stale = c.Loaded && c.ID != ""
	}
}

// loading says what of the screen is on its way.
func (t *Talk) loading() {
	t.Loading = false
	for _, c := range t.all() {
		c.Loading = false
	}
	for _, a := range t.asking {
		if a.Conversation == "" {
			t.Loading = true
		} else if c := t.find(a.Conversation); c != nil {
			c.Loading = true
		}
	}
}

// Answered is told the answer to a question, status 0 for none.
func (t *Talk) Answered(now time.Time, a Ask, status int, body string) []Effect {
	for i, other := range t.asking {
		if other.Name == a.Name && other.Before == a.Before && other.Page == a.Page {
			t.asking = append(t.asking[:i:i], t.asking[i+1:]...)
			break
		}
	}
	t.Cut = status == 0
	failed := ""
	switch outcome := wire.Judge(a.Name, status); {
	case outcome == wire.Retry:
		failed = ErrNetwork
	case outcome != wire.Done || t.answer(a, body) != nil:
		failed = ErrRefused
	}
	if a.Conversation == "" {
		t.Error = failed
		t.missed = t.missed || failed != "" && a.Page > 1
	} else if c := t.find(a.Conversation); c != nil {
		if c.Error = failed; failed == ErrRefused && a.Before != "" {
			c.HasMoreParts = false
		}
		c.missed = c.missed || failed != "" && a.Before != ""
	}
	t.loading()
	return t.take(now)
}

func (t *Talk) answer(a Ask, body string) error {
	switch {
	case a.Conversation != "":
		w, err := wire.ParseConversation(body)
		if err != nil || w.ID != a.Conversation {
			return errAnswer
		}
		if c := t.find(w.ID); a.Before != "" && c != nil {
			if a.Before == c.first() { // else it lost its place meanwhile
				c.olderPage(w.Parts, w.HasMoreParts)
			}
			return nil
		}
		t.merge(w, true)
	case a.Name == wire.Conversations:
		list, err := wire.ParseConversationList(body)
		if err != nil {
			return err
		}
		t.mergeList(list, a.Page == 1, a.Again)
		t.ListLoaded = true
	default:
		home, err := wire.ParseHome(body)
		if err != nil {
			return err
		}
		t.setSpaces(home.Spaces)
		t.mergeList(home.ConversationList, true, false)
		home.Conversations = nil // they are in List
		t.Home, t.HomeLoaded = home, true
		t.ListLoaded = t.ListLoaded || !home.HasMore
	}
	return nil
}

type answerError string

func (e answerError) Error() string { return string(e) }

const errAnswer answerError = "is not the conversation that was asked for"

// mergeList takes over a page of the list, the first of them or another; again says
// that what is new in it was said meanwhile.
func (t *Talk) mergeList(a wire.ConversationList, first, again bool) {
	if a.UnreadIDs != nil {
		t.setUnread(a.UnreadIDs, true)
	}
	before := len(t.List)
	for _, w := range a.Conversations {
		if c := t.find(w.ID); again && (c == nil || !c.Loaded || c != t.Current()) { // else its parts are asked for
			t.meanwhile(c, w.Parts)
		}
		t.merge(w, false)
	}
	switch {
	case !first:
		t.HasMore = a.HasMore && len(t.List) > before // a page that brings nothing is the last
	case !t.ListLoaded || len(t.List) <= PerPage:
		t.HasMore = a.HasMore
	}
	for _, c := range t.List { // what waited for whether the backend knows it
		if c.ID == "" {
			t.dispatch(c)
		}
	}
}

// begunUnsaid says whether a conversation was begun of which nothing is in the outbox:
// whether the backend has it is not known.
func (t *Talk) begunUnsaid() bool {
	for _, c := range t.List {
		if c.ID == "" && !c.underWay() {
			return true
		}
	}
	return false
}
