package messenger

import (
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// part draws one thing that was said or done. first and last say where it is in its
// author's speech.
func (v *view) part(c *talk.Conversation, p *talk.Part, first, last bool) *Node {
	if len(p.Blocks)+len(p.Files) == 0 {
		return el("p|class=event").key(p.Key()).say(v.event(p))
	}
	team := p.Author.Team()
	look := "part own "
	if team {
		look = "part team "
	}
	if first {
		look += "first "
	}
	if last {
		look += "last "
	}
	n := el("div|class=%", look+p.Status).key(p.Key())
	if first {
		n.add(hidden(v.nameOfAuthor(&p.Author) + ": "))
	}
	if team && last {
		n.add(v.face(&p.Author))
	}
	return n.add(v.bubble(c, p), v.meta(p, last))
}

// event says what was done in a part without content.
func (v *view) event(p *talk.Part) string {
	switch p.PartType {
	case wire.PartClose:
		return v.say(wClosed)
	case wire.PartOpen:
		return v.say(wReopened)
	}
	return ""
}

func (v *view) bubble(c *talk.Conversation, p *talk.Part) *Node {
	n := el("div|class=bubble")
	for i := range p.Blocks {
		n.add(v.block(c, p, &p.Blocks[i]))
	}
	for i := range p.Files {
		n.add(v.file(&p.Files[i]))
	}
	return n
}

// meta is when it was said and by whom, or what became of it.
func (v *view) meta(p *talk.Part, last bool) *Node {
	n := el("p|class=meta")
	switch {
	case p.Status == talk.Failed:
		why := v.say(wNotSent)
		if p.Error != "" {
			why += ". " + v.reason(p.Error)
		}
		return n.attr("role", "alert").add(el("span|class=wrong").say(why),
			act("plain", v.say(wRetry), "retry", p.Key()), act("plain", v.say(wDiscard), "discard", p.Key()))
	case p.Status == talk.Sending:
		return n.say(v.say(wSending))
	case !last:
		return nil
	}
	if p.Author.Team() {
		n.add(el("span|class=who").say(v.nameOfAuthor(&p.Author)))
	}
	return n.add(timeOf(p.CreatedAt, v.clock(p.CreatedAt)))
}
