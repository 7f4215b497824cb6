package messenger

import (
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// part draws one thing that was said or done. first and last say where it is in its
// author's speech.
func (v *view) part(c *talk.Conversation, p *talk.Part, first, last bool) Node {
	if len(p.Blocks)+len(p.Files) == 0 {
		return v.event(p)
	}
	look := "part own"
	if p.Author.Team() {
		look = "part team"
	}
	if first {
		look += " first"
	}
	if last {
		look += " last"
	}
	if p.Status != talk.Sent {
		look += " " + p.Status
	}
	n := keyed(p.Key(), element("div", class(look)))
	if first {
		n.Kids = append(n.Kids, hidden(v.nameOfAuthor(p.Author)+": "))
	}
	if p.Author.Team() && last {
		n.Kids = append(n.Kids, v.face(p.Author))
	}
	n.Kids = append(n.Kids, v.bubble(c, p))
	if meta := v.meta(p, last); len(meta.Kids) > 0 {
		n.Kids = append(n.Kids, meta)
	}
	return n
}

// event is a part without content.
func (v *view) event(p *talk.Part) Node {
	n := keyed(p.Key(), element("p", class("event")))
	switch p.PartType {
	case wire.PartClose:
		n.Kids = []Node{text(v.say(wClosed))}
	case wire.PartOpen:
		n.Kids = []Node{text(v.say(wReopened))}
	}
	return n
}

func (v *view) bubble(c *talk.Conversation, p *talk.Part) Node {
	n := element("div", class("bubble"))
	for _, b := range p.Blocks {
		if kid := v.block(c, p, b); kid.Tag != "" {
			n.Kids = append(n.Kids, kid)
		}
	}
	for i := range p.Files {
		n.Kids = append(n.Kids, v.file(&p.Files[i]))
	}
	return n
}

// meta is when it was said and by whom, or what became of it.
func (v *view) meta(p *talk.Part, last bool) Node {
	n := element("p", class("meta"))
	switch {
	case p.Status == talk.Failed:
		n.Attrs = append(n.Attrs, "role", "alert")
		why := v.say(wNotSent)
		if p.Error != "" {
			why += ". " + v.reason(p.Error)
		}
		n.Kids = []Node{element("span", class("wrong"), text(why)),
			act("plain", v.say(wRetry), "retry", p.Key()), act("plain", v.say(wDiscard), "discard", p.Key())}
	case p.Status == talk.Sending:
		n.Kids = []Node{text(v.say(wSending))}
	case last:
		if p.Author.Team() {
			n.Kids = []Node{element("span", class("who"), text(v.nameOfAuthor(p.Author)))}
		}
		n.Kids = append(n.Kids, timeOf(p.CreatedAt, v.clock(p.CreatedAt)))
	}
	return n
}
