package messenger

import "github.com/entryphone/entryphone/sdk/internal/talk"

// row leads to a conversation.
func (v *view) row(c *talk.Conversation) *Node {
	who := team(c.Participants)
	said, at := v.newest(c)
	look := "row"
	if c.Unread {
		look = "row unread"
	}
	b := act(look, "", "open", c.Key).add(v.face(first(who)),
		el("span|class=words").add(el("span|class=who").say(v.nameOfTeam(who)), el("span|class=said").say(said)),
		el("span|class=when").add(timeOf(at, v.ago(at, v.now))))
	if c.Unread {
		b.add(el("span|class=dot").add(hidden(v.say(wUnread))))
	}
	return b
}

// newest is what was said last, and when.
func (v *view) newest(c *talk.Conversation) (said string, at int64) {
	if len(c.Parts) == 0 {
		return "", c.UpdatedAt
	}
	p := &c.Parts[len(c.Parts)-1]
	switch {
	case p.Status == talk.Failed:
		said = v.say(wNotSent)
	case p.Author.Team():
		said = v.summary(p)
	default:
		said = v.say(wYou) + ": " + v.summary(p)
	}
	return said, p.CreatedAt
}
