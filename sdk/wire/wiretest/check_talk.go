package wiretest

import (
	"fmt"
	"net/http"
	"slices"
)

var talkChecks = []check{
	{"conversations/home", 7, nil, talkHome},
	{"conversations/begun", 7, nil, talkBegun},
	{"conversations/reply", 7, nil, talkReply},
	{"conversations/order", 7, nil, talkOrder},
	{"conversations/pages", 7, nil, talkPages},
	{"conversations/unread", 7, []need{needsToken}, talkUnread},
	{"conversations/reopened", 7, []need{needsToken}, talkReopened},
	{"conversations/unusable", 7, nil, talkUnusable},
	{"conversations/unproven", 3, []need{needsSecureApp}, talkUnproven},
}

func talkHome(p *probe) {
	b := p.talker()
	for _, name := range []string{openName, homeName} {
		a := b.post(name, nil)
		p.succeeded(a)
		p.fits(a, homeShape)
	}
}

// A visitor who writes is a lead with a conversation.
func talkBegun(p *probe) {
	b := p.talker()
	before := b.ping(nil)
	p.holds(!before.has, "a new visitor has conversations")
	t := b.begins("wiretest asks")
	p.holds(t.state == "open", "a new conversation is %s", t.state)
	p.holds(slices.Equal(t.said, []string{"wiretest asks"}), "a new conversation says %q", t.said)
	after := b.ping(nil)
	p.holds(after.id == before.id, "a visitor who wrote is %s, not %s", after.id, before.id)
	p.holds(after.role == roleLead, "a visitor who wrote is %q, not %s", after.role, roleLead)
	p.holds(after.has, "has_conversations is not true for who has one")
}

func talkReply(p *probe) {
	b := p.talker()
	t := b.begins("one")
	b.replies(t.id, "two")
	b.replies(t.id, "three")
	got := b.reads(t.id)
	p.holds(slices.Equal(got.said, []string{"one", "two", "three"}), "what was said one after the other is %q", got.said)
}

// What was said in last comes first.
func talkOrder(p *probe) {
	b := p.talker()
	first, second := b.begins("one"), b.begins("two")
	b.replies(first.id, "three")
	list, _ := b.list()
	p.holds(len(list) == 2 && list[0].id == first.id && list[1].id == second.id, "the list is not in the order of what was said last")
	p.holds(len(list[0].said) > 0 && list[0].said[len(list[0].said)-1] == "three", "the list has %q of the conversation in which \"three\" was said last", list[0].said)
}

func talkPages(p *probe) {
	b := p.talker()
	seen := map[string]bool{}
	for range 3 {
		b.begins("wiretest asks")
	}
	for page := 1; page <= 3; page++ {
		list, more := b.list(with("page", fmt.Sprint(page)), with("per_page", "1"))
		p.holds(len(list) == 1, "page %d of one each has %d conversations", page, len(list))
		p.holds(more == (page < 3), "has_more_conversations is %v on page %d of 3", more, page)
		seen[list[0].id] = true
	}
	p.holds(len(seen) == 3, "3 pages have %d conversations", len(seen))
}

// What the team says is unread until the person has read it.
func talkUnread(p *probe) {
	b := p.talker()
	t := b.begins("wiretest asks")
	p.answered(t.id, "the team answers")
	p.eventually(func() bool { return slices.Contains(b.ping(nil).unread, t.id) },
		func() string {
			return "unread_conversation_ids does not name a conversation in which the team answered"
		})
	got := b.reads(t.id)
	p.holds(!got.read, "a conversation in which the team answered is read")
	p.holds(slices.Contains(got.said, "the team answers"), "what the team answered is not in the conversation: %q", got.said)
	p.succeeded(b.post(readName(t.id), nil))
	p.holds(!slices.Contains(b.ping(nil).unread, t.id), "a conversation that was read is still in unread_conversation_ids")
	p.holds(b.reads(t.id).read, "a conversation that was read is not")
}

func talkReopened(p *probe) {
	b := p.talker()
	t := b.begins("wiretest asks")
	p.team(t.id, "parts", map[string]string{"message_type": "close"})
	p.eventually(func() bool { return b.reads(t.id).state == "closed" }, func() string { return "a conversation that was closed is not" })
	b.replies(t.id, "once more")
	got := b.reads(t.id)
	p.holds(got.state == "open", "a closed conversation in which the person said something is %s", got.state)
}

func talkUnusable(p *probe) {
	b := p.talker()
	for _, blocks := range []string{`{`, `"text"`, `[]`, ``} {
		a := p.send(b.message(messagesName, "", with("blocks", blocks)))
		p.refused(a, http.StatusBadRequest, http.StatusUnprocessableEntity)
		p.holds(names(a, "blocks"), "%v: no error has blocks as its field", a)
	}
	list, _ := b.list()
	p.holds(len(list) == 0, "messages that were refused began %d conversations", len(list))
}

func talkUnproven(p *probe) {
	p.talker()
	b := p.browserOf(p.SecureApp)
	b.identity = attrs{"user_id": fresh("user")}
	for _, r := range []request{p.post(b.call(openName, nil)), p.post(b.call(listName, nil)), b.message(messagesName, "mine")} {
		p.refused(p.send(r), http.StatusForbidden)
	}
}
