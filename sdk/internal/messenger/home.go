package messenger

// home says who is there and leads into a conversation.
func (v *view) home() *Node {
	hello := el("header|class=hello").add(
		el("div|class=top").add(el("span|class=workspace").say(v.Workspace), v.faces(v.Home.Team), v.close()),
		heading("title-"+v.Space, or(v.Home.Greeting, v.say(wGreeting))),
		el("p").say(or(v.Home.Introduction, v.say(wIntroduction))))
	cards := el("div|class=cards")
	if len(v.List) > 0 {
		cards.add(el("section|class=card").key("recent").add(el("h2").say(v.say(wRecent)), v.row(v.List[0])))
	}
	cards.add(v.sendUs(), v.failed(v.Error))
	if v.Loading && !v.HomeLoaded {
		cards.add(waiting(v.say(wLoading)))
	}
	return el("main|class=page scroll").key("home").add(hello, cards)
}

func (v *view) sendUs() *Node {
	words := el("span|class=words").add(el("strong").say(v.say(wSendUs)))
	if v.Home.ReplyTime != "" {
		words.add(el("span|class=soft").say(v.Home.ReplyTime))
	}
	return act("card send-us", "", "new", "").key("new").add(words, icon("send"))
}

// messages is the list of conversations.
func (v *view) messages() *Node {
	body := el("div|class=scroll")
	if v.HasMore && !v.Loading {
		body.attr(OnEnd, "more")
	}
	if len(v.List) > 0 {
		list := el("ul|class=rows").key("list")
		for _, c := range v.List {
			list.add(el("li").key(c.Key).add(v.row(c)))
		}
		body.add(list)
	}
	switch {
	case v.Error != "":
		body.add(v.failed(v.Error))
	case v.Loading:
		body.add(waiting(v.say(wLoading)))
	case v.HasMore:
		body.add(act("plain", v.say(wMore), "more", "").key("more"))
	case len(v.List) == 0:
		body.add(v.nothing(v.say(wNone)).add(el("p|class=soft").say(v.say(wEmpty))))
	}
	return el("main|class=page").key("messages").add(v.bar(v.say(wMessages)), body,
		el("div|class=foot").add(act("button", v.say(wSendUs), "new", "")))
}
