package messenger

import (
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// talk is one conversation, or the one that is yet to be begun: what was said, and
// below it what is being written. The latter is the same element for all, so that a
// first message does not take the focus away.
func (v *view) talk(c *talk.Conversation) *Node {
	return el("main|class=page|data-files=files").key("talk").add(v.head(c), v.log(c), v.composer(c))
}

func (v *view) head(c *talk.Conversation) *Node {
	who := team(c.Participants)
	title := v.nameOfTeam(who)
	if v.Conversation == talk.New {
		who, title = v.Home.Team, v.say(wNewConversation)
	}
	names := el("div|class=names").add(heading("title", title))
	if v.Home.ReplyTime != "" {
		names.add(el("p|class=soft").say(v.Home.ReplyTime))
	}
	return el("header|class=bar").add(v.back(), v.faces(who), names, v.close())
}

// log is what was said. New parts are announced by whoever takes them in: only there
// it is known that they are no history.
func (v *view) log(c *talk.Conversation) *Node {
	n := el("div|id=log|class=scroll log|role=log|aria-live=off|aria-label=%|tabindex=0", v.say(wMessages)).key("log-" + v.Conversation)
	all := v.stretches(c)
	list := v.latest(all)
	v.more = len(list) < len(all)
	switch {
	case v.more:
	case c.Error != "":
		n.add(v.failed(c.Error))
	case c.Loading:
		n.add(waiting(v.say(wLoading)))
	case c.HasMoreParts:
		n.attr(OnTop, "older").add(act("plain", v.say(wEarlier), "older", "").key("older"))
	}
	if v.Conversation == talk.New {
		n.add(el("p|class=ask").key("ask").say(v.say(wAsk)))
	}
	v.drawStretches(n, c, list)
	if len(c.Parts) > 0 {
		n.add(v.below(c, &c.Parts[len(c.Parts)-1]))
	}
	if c.Typing != nil {
		n.add(v.typing(c.Typing))
	}
	return n.add(v.email(c))
}

// below is what stands below the last part: what became of it, or what it suggests.
func (v *view) below(c *talk.Conversation, last *talk.Part) *Node {
	if last.Author.Team() {
		return v.replies(last)
	}
	if last.Status != talk.Sent || len(last.Blocks) == 0 {
		return nil
	}
	words := wSent
	if last.SeenAt > 0 || c.SeenAt >= last.CreatedAt {
		words = wSeen
	}
	// In place of the part's own time, which would be a line above it.
	return el("p|class=meta receipt").key("receipt").add(timeOf(last.CreatedAt, v.clock(last.CreatedAt)), el("span").say(" · "+v.say(words)))
}

func (v *view) typing(a *wire.Author) *Node {
	dots := el("span|class=bubble dots").add(el("i"), el("i"), el("i"), hidden(v.say(wTyping, v.nameOfAuthor(a))))
	return el("div|class=part team typing").key("typing").add(v.face(a), dots)
}

// replies are the answers that a part suggests.
func (v *view) replies(p *talk.Part) *Node {
	for _, b := range p.Blocks {
		if b.Type == "quick_replies" && len(b.Items) > 0 {
			group := el("div|class=replies|role=group|aria-label=%", v.say(wReplies)).key("replies-" + p.Key())
			for _, item := range b.Items {
				group.add(act("reply", item, "reply", item))
			}
			return group
		}
	}
	return nil
}
