package wiretest

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
)

// talker is a new visitor, where the backend has conversations at all.
func (p *probe) talker() *browser {
	b := p.browser()
	if !b.ping(nil).talks {
		p.skip("the backend says that it has no conversations (modules.messages)")
	}
	return b
}

// message is a request that says something under a name of its own.
func (b *browser) message(name, text string, edits ...edit) request {
	return b.p.post(b.call(name, nil), append([]edit{with("blocks", saying(text)), with("client_assigned_uuid", uuid())}, edits...)...)
}

// begins begins a conversation, which has to be taken.
func (b *browser) begins(text string, edits ...edit) talk {
	return b.p.begun(b.p.send(b.message(messagesName, text, edits...)))
}

// begun reads the answer to a message or a question for a conversation.
func (p *probe) begun(a answer) talk {
	p.succeeded(a)
	p.fits(a, conversationShape)
	t, err := readConversation(a.body)
	if err != nil {
		p.fail("%v: %v", a, err)
	}
	return t
}

// replies adds to a conversation and returns the part's id.
func (b *browser) replies(id, text string, edits ...edit) string {
	return b.p.replied(b.p.send(b.message(replyName(id), text, edits...)))
}

func (p *probe) replied(a answer) string {
	p.succeeded(a)
	p.fits(a, partShape)
	id, err := readPartID(a.body)
	if err != nil {
		p.fail("%v: %v", a, err)
	}
	return id
}

func (b *browser) reads(id string) talk { return b.p.begun(b.post(conversationName(id), nil)) }

// list asks for a page of conversations.
func (b *browser) list(edits ...edit) (list []talk, more bool) {
	a := b.post(listName, nil, edits...)
	b.p.succeeded(a)
	b.p.fits(a, listShape)
	list, more, err := readList(a.body)
	if err != nil {
		b.p.fail("%v: %v", a, err)
	}
	return list, more
}

// has says whether a conversation is in the first page of the list.
func (b *browser) has(id string) bool {
	list, _ := b.list()
	return slices.ContainsFunc(list, func(t talk) bool { return t.id == id })
}

// admin is the id of one who answers.
func (p *probe) admin() string {
	var list struct{ Admins []struct{ ID string } }
	p.rest(http.MethodGet, "/admins", "", &list)
	p.holds(len(list.Admins) > 0, "GET /admins lists nobody")
	return list.Admins[0].ID
}

// team does something in a conversation over REST.
func (p *probe) team(id, what string, body map[string]string) {
	body["admin_id"], body["type"] = p.admin(), "admin"
	text, err := json.Marshal(body)
	if err != nil {
		p.fail("%v", err)
	}
	p.succeeded(p.ask(http.MethodPost, "/conversations/"+url.PathEscape(id)+"/"+what, string(text)))
}

func (p *probe) answered(id, text string) {
	p.team(id, "reply", map[string]string{"message_type": "comment", "body": text})
}
