package messenger

import (
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// talk is one conversation, or the one that is yet to be begun: what was said, and
// below it what is being written. The latter is the same element for all, so that a
// first message does not take the focus away.
func (v *view) talk(c *talk.Conversation) Node {
	return keyed("talk", element("main", []string{"class", "page", OnFiles, "files"},
		v.head(c), v.log(c), v.composer(c)))
}

func (v *view) head(c *talk.Conversation) Node {
	who := team(c.Participants)
	title := v.nameOfTeam(who)
	if v.Conversation == talk.New {
		who, title = v.Home.Team, v.say(wNewConversation)
	}
	names := element("div", class("names"), heading("title", title))
	if v.Home.ReplyTime != "" {
		names.Kids = append(names.Kids, element("p", class("soft"), text(v.Home.ReplyTime)))
	}
	return element("header", class("bar"), v.back(), v.faces(who), names, v.close())
}

// log is what was said. New parts are announced by whoever takes them in: only there
// it is known that they are no history.
func (v *view) log(c *talk.Conversation) Node {
	attrs := []string{"id", "log", "class", "scroll log", "role", "log", "aria-live", "off", "aria-label", v.say(wMessages), "tabindex", "0"}
	n := element("div", attrs)
	switch {
	case c.Error != "":
		n.Kids = append(n.Kids, v.failed(c.Error))
	case c.Loading:
		n.Kids = append(n.Kids, waiting(v.say(wLoading)))
	case c.HasMoreParts:
		n.Attrs = append(n.Attrs, OnTop, "older")
		n.Kids = append(n.Kids, keyed("older", act("plain", v.say(wEarlier), "older", "")))
	}
	if v.Conversation == talk.New {
		n.Kids = append(n.Kids, keyed("ask", element("p", class("ask"), text(v.say(wAsk)))))
	}
	n.Kids = append(n.Kids, v.stretches(c)...)
	n.Kids = append(n.Kids, v.tail(c)...)
	return keyed("log-"+v.Conversation, n)
}

// tail is what stands below the last part.
func (v *view) tail(c *talk.Conversation) []Node {
	var out []Node
	if n := len(c.Parts); n > 0 {
		last := &c.Parts[n-1]
		if last.Author.Team() {
			out = append(out, v.replies(last)...)
		} else if last.Status == talk.Sent && len(last.Blocks) > 0 {
			out = append(out, keyed("receipt", element("p", class("receipt"), text(v.say(receipt(c, last))))))
		}
	}
	if c.Typing != nil {
		out = append(out, keyed("typing", v.typing(*c.Typing)))
	}
	return append(out, v.email(c))
}

func receipt(c *talk.Conversation, p *talk.Part) word {
	if p.SeenAt > 0 || c.SeenAt >= p.CreatedAt {
		return wSeen
	}
	return wSent
}

func (v *view) typing(a wire.Author) Node {
	dots := element("span", class("bubble dots"), element("i", nil), element("i", nil), element("i", nil),
		hidden(v.say(wTyping, v.nameOfAuthor(a))))
	return element("div", class("part team typing"), v.face(a), dots)
}

// replies are the answers that the last part suggests.
func (v *view) replies(p *talk.Part) []Node {
	var out []Node
	for _, b := range p.Blocks {
		if b.Type != "quick_replies" || len(b.Items) == 0 {
			continue
		}
		group := keyed("replies-"+p.Key(), element("div", []string{"class", "replies", "role", "group", "aria-label", v.say(wReplies)}))
		for _, item := range b.Items {
			group.Kids = append(group.Kids, act("reply", item, "reply", item))
		}
		return append(out, group)
	}
	return out
}
