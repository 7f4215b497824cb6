package messenger

import "github.com/entryphone/entryphone/sdk/internal/talk"

// home says who is there and leads into a conversation.
func (v *view) home() Node {
	hello := element("header", class("hello"),
		element("div", class("top"), element("span", class("workspace"), text(v.Workspace)), v.faces(v.Home.Team), v.close()),
		heading("title-"+v.Space, or(v.Home.Greeting, v.say(wGreeting))),
		element("p", nil, text(or(v.Home.Introduction, v.say(wIntroduction)))))
	cards := element("div", class("cards"))
	if len(v.List) > 0 {
		cards.Kids = append(cards.Kids, keyed("recent", element("section", class("card"),
			element("h2", nil, text(v.say(wRecent))), v.row(v.List[0]))))
	}
	cards.Kids = append(cards.Kids, keyed("new", v.sendUs()), v.failed(v.Error))
	if v.Loading && !v.HomeLoaded {
		cards.Kids = append(cards.Kids, waiting(v.say(wLoading)))
	}
	return keyed("home", element("main", class("page scroll"), hello, cards))
}

func (v *view) sendUs() Node {
	b := act("card send-us", "", "new", "")
	words := element("span", class("words"), element("strong", nil, text(v.say(wSendUs))))
	if v.Home.ReplyTime != "" {
		words.Kids = append(words.Kids, element("span", class("soft"), text(v.Home.ReplyTime)))
	}
	b.Kids = []Node{words, icon("send")}
	return b
}

// messages is the list of conversations.
func (v *view) messages() Node {
	body := element("div", class("scroll"))
	if v.HasMore && !v.Loading {
		body.Attrs = append(body.Attrs, OnEnd, "more")
	}
	if len(v.List) > 0 {
		list := keyed("list", element("ul", class("rows")))
		for _, c := range v.List {
			list.Kids = append(list.Kids, keyed(c.Key, element("li", nil, v.row(c))))
		}
		body.Kids = append(body.Kids, list)
	}
	switch {
	case v.Error != "":
		body.Kids = append(body.Kids, v.failed(v.Error))
	case v.Loading:
		body.Kids = append(body.Kids, waiting(v.say(wLoading)))
	case v.HasMore:
		body.Kids = append(body.Kids, keyed("more", act("plain", v.say(wMore), "more", "")))
	case len(v.List) == 0:
		n := nothing(v.Space, v.say(wNone))
		n.Kids = append(n.Kids, element("p", class("soft"), text(v.say(wEmpty))))
		body.Kids = append(body.Kids, n)
	}
	return keyed("messages", element("main", class("page"), v.bar(v.say(wMessages)), body,
		element("div", class("foot"), act("button", v.say(wSendUs), "new", ""))))
}

// row leads to a conversation.
func (v *view) row(c *talk.Conversation) Node {
	who := team(c.Participants)
	said, at := "", c.UpdatedAt
	if n := len(c.Parts); n > 0 {
		p := &c.Parts[n-1]
		at = p.CreatedAt
		said = v.summary(p)
		if !p.Author.Team() {
			said = v.say(wYou) + ": " + said
		}
		if p.Status == talk.Failed {
			said = v.say(wNotSent)
		}
	}
	look := "row"
	if c.Unread {
		look = "row unread"
	}
	b := act(look, "", "open", c.Key)
	words := element("span", class("words"),
		element("span", class("who"), text(v.nameOfTeam(who))),
		element("span", class("said"), text(said)))
	b.Kids = []Node{v.face(first(who)), words, element("span", class("when"), timeOf(at, v.ago(at, v.now)))}
	if c.Unread {
		b.Kids = append(b.Kids, element("span", class("dot"), hidden(v.say(wUnread))))
	}
	return b
}
