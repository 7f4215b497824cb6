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
}

// View draws the messenger.
func View(s *talk.State, look Look, t *Texts, now time.Time) Panel {
	p := Panel{Open: s.Open, Lang: t.Lang, RTL: t.RTL, Look: look, Name: t.say(wMessenger)}
	if !s.Open {
		t.drawn = nil
		return p
	}
	v := view{s, t, look.Base, now.Unix()}
	c := s.Current()
	screen := "talk"
	switch {
	case c != nil:
		p.Focus, p.Bottom = "composer", "log"
	case s.Space == talk.SpaceHome, s.Space == talk.SpaceMessages:
		screen = s.Space
	default:
		screen = "other"
	}
	if c == nil {
		p.Focus = "title-" + s.Space
		t.drawn = nil
	}
	p.Body = element("div", class("app "+screen), v.offline(), v.screen(c), v.spaces(c))
	return p
}

func (v *view) screen(c *talk.Conversation) Node {
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
func (v *view) shell() Node {
	return keyed("space-"+v.Space, element("main", class("page"),
		v.bar(v.nameOf(v.Space)),
		element("div", class("scroll"), nothing(v.Space, v.say(wNothing)))))
}

func nothing(space, words string) Node {
	return element("div", class("nothing"), icon(space), element("p", nil, text(words)))
}

// bar is the head of a page; more stands below the title.
func (v *view) bar(title string, more ...Node) Node {
	return element("header", class("bar"), v.back(),
		element("div", class("names"), append([]Node{heading("title-"+v.Space, title)}, more...)...),
		v.close())
}

func (v *view) back() Node {
	if !v.Back {
		return Node{}
	}
	return keyed("back", tool("back", v.say(wBack), OnClick, "back", "data-testid", "go-back"))
}

func (v *view) close() Node {
	return keyed("close", tool("close", v.say(wClose), OnClick, "close"))
}

// offline is there from the beginning: a screen reader says what comes into it.
func (v *view) offline() Node {
	n := keyed("offline", element("div", []string{"class", "offline", "role", "status"}))
	if v.Offline {
		n.Kids = []Node{element("p", nil, text(v.say(wOffline)))}
	}
	return n
}

// failed says why something could not be had, with a way on.
func (v *view) failed(code string) Node {
	if code == "" {
		return Node{}
	}
	return keyed("failed", element("div", []string{"class", "trouble", "role", "alert"},
		element("p", nil, text(v.reason(code))), act("plain", v.say(wTryAgain), "retry", "")))
}

// spaces is how one gets from one to another; a conversation leaves no place for it.
func (v *view) spaces(c *talk.Conversation) Node {
	if c != nil || len(v.Spaces) < 2 {
		return Node{}
	}
	nav := keyed("spaces", element("nav", []string{"class", "spaces", "aria-label", v.say(wMessenger)}))
	for _, space := range v.Spaces {
		b := keyed(space, act("space", "", "space", space))
		if space == v.Space {
			b.Attrs = append(b.Attrs, "aria-current", "page")
		}
		b.Kids = []Node{icon(space), element("span", nil, text(v.nameOf(space)))}
		if space == talk.SpaceMessages && v.Unread > 0 {
			b.Kids = append(b.Kids, element("span", class("count"), text(count(v.Unread)), hidden(" "+v.say(wUnread))))
		}
		nav.Kids = append(nav.Kids, b)
	}
	return nav
}

var spaceNames = map[string]word{"home": wHome, "messages": wMessages, "help": wHelp, "news": wNews, "tasks": wTasks, "tickets": wTickets}

func (v *view) nameOf(space string) string {
	if w, ok := spaceNames[space]; ok {
		return v.say(w)
	}
	return space
}
