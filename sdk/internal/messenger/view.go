package messenger

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/talk"
)

// view is what a screen is drawn from.
type view struct {
	*talk.State
	*Texts
	base string
	now  int64
	more bool   // see Panel.More
	seed uint64 // of hashes: what all of a conversation is drawn with

	first bool // of several drawings of a conversation that comes to the screen
}

// View draws the messenger.
func View(s *talk.State, look Look, t *Texts, now time.Time) Panel {
	p := Panel{Open: s.Open, Lang: t.Lang, RTL: t.RTL, Look: look, Name: t.say(wMessenger)}
	c := s.Current()
	if !s.Open || c == nil {
		t.drawn, t.keys, t.list = nil, nil, nil
	}
	if s.Open {
		v := view{State: s, Texts: t, base: look.Base, now: now.Unix(), first: t.Most > 0 && t.drawn == nil}
		p.Body = *el("div|class=app").add(v.offline(), v.screen(c), v.spaces(c))
		p.More = v.more
		p.Focus = "title-" + s.Space
		if c != nil {
			p.Focus, p.Bottom, p.Said = "composer", "log", said(c)
		}
	}
	return p
}

// said is the last part that is on its way.
func said(c *talk.Conversation) string {
	if n := len(c.Parts); n > 0 && c.Parts[n-1].Status == talk.Sending {
		return c.Parts[n-1].Key()
	}
	return ""
}

func (v *view) screen(c *talk.Conversation) *Node {
	switch {
	case c != nil:
		return v.talk(c)
	case v.Space == talk.SpaceHome:
		return v.home()
	case v.Space == talk.SpaceMessages:
		return v.messages()
	}
	return v.shell()
}

// shell is a space that has nothing of its own yet.
func (v *view) shell() *Node {
	return el("main|class=page").key("space-"+v.Space).add(v.bar(v.nameOf(v.Space)),
		el("div|class=scroll").add(v.nothing(v.say(wNothing))))
}

func (v *view) nothing(words string) *Node {
	return el("div|class=nothing").add(icon(v.Space), el("p").say(words))
}

// bar is the head of a page.
func (v *view) bar(title string) *Node {
	return el("header|class=bar").add(v.back(), el("div|class=names").add(heading("title-"+v.Space, title)), v.close())
}

func (v *view) back() *Node {
	if !v.Back {
		return nil
	}
	return tool("back", v.say(wBack)).attr(OnClick, "back").attr("data-testid", "go-back").key("back")
}

func (v *view) close() *Node {
	return tool("close", v.say(wClose)).attr(OnClick, "close").key("close")
}

// offline is there from the beginning: a screen reader says what comes into it.
func (v *view) offline() *Node {
	n := el("div|class=offline|role=status").key("offline")
	if v.Cut {
		n.add(el("p").say(v.say(wOffline)))
	}
	return n
}

// failed says why something could not be had, with a way on.
func (v *view) failed(code string) *Node {
	if code == "" {
		return nil
	}
	return el("div|class=trouble|role=alert").key("failed").add(el("p").say(v.reason(code)), act("plain", v.say(wTryAgain), "retry", ""))
}

// spaces is how one gets from one to another; a conversation leaves no place for it.
func (v *view) spaces(c *talk.Conversation) *Node {
	if c != nil || len(v.Spaces) < 2 {
		return nil
	}
	nav := el("nav|class=spaces|aria-label=%", v.say(wMessenger)).key("spaces")
	for _, space := range v.Spaces {
		b := act("space", "", "space", space).key(space).add(icon(space), el("span").say(v.nameOf(space)))
		if space == v.Space {
			b.attr("aria-current", "page")
		}
		if space == talk.SpaceMessages && v.Unread > 0 {
			b.add(el("span|class=count").say(count(v.Unread)).add(hidden(" " + v.say(wUnread))))
		}
		nav.add(b)
	}
	return nav
}

var spaceNames = [...]string{"home", "messages", "help", "news", "tasks", "tickets"}

func (v *view) nameOf(space string) string {
	for i, name := range spaceNames {
		if name == space {
			return v.say(wHome + word(i))
		}
	}
	return space
}
