package wiretest

import (
	"net/http"
	"slices"
)

var talkPersonChecks = []check{
	{"conversations/of-another-person", 7, nil, talkOfAnother},
	{"conversations/uuid-of-another-person", 7, nil, uuidOfAnother},
	{"conversations/visitor-becomes-user", 3, nil, talkBecomesUser},
	{"conversations/visitor-becomes-known-user", 3, nil, talkBecomesKnownUser},
	{"conversations/after-logout", 3, nil, talkAfterLogout},
	{"conversations/email", 7, []need{needsToken}, talkEmail},
	{"conversations/email-logs-nobody-in", 3, nil, talkEmailLogsNobodyIn},
	{"conversations/email-unusable", 7, nil, talkEmailUnusable},
}

// A conversation of somebody else is one that does not exist.
func talkOfAnother(p *probe) {
	one, other := p.talker(), p.talker()
	t := one.begins("private")
	p.refused(other.post(conversationName(t.id), nil), http.StatusNotFound)
	p.refused(p.send(other.message(replyName(t.id), "mine")), http.StatusNotFound)
	p.refused(other.post(readName(t.id), nil), http.StatusNotFound)
	p.refused(other.post(conversationName(fresh("conversation")), nil), http.StatusNotFound)
	p.holds(!other.has(t.id), "a conversation of somebody else is in the list")
	said := one.reads(t.id).said
	p.holds(slices.Equal(said, []string{"private"}), "somebody else said something: %q", said)
}

// Whoever learned a client_assigned_uuid must not be answered with what it belongs to.
func uuidOfAnother(p *probe) {
	one, other := p.talker(), p.talker()
	t := one.begins("private")
	p.holds(len(t.uuids) == 1 && t.uuids[0] != "", "a part does not have the client_assigned_uuid that it was sent with")
	a := p.send(other.message(messagesName, "mine", with("client_assigned_uuid", t.uuids[0])))
	p.survived(a, "a client_assigned_uuid of another person")
	got, err := readConversation(a.body)
	p.holds(err != nil || got.id != t.id && !slices.Contains(got.said, "private"), "a client_assigned_uuid of another person is answered with their conversation")
}

func talkBecomesUser(p *probe) {
	b := p.talker()
	t := b.begins("as a visitor")
	b.named(attrs{"user_id": fresh("user")})
	p.holds(b.has(t.id), "a visitor who became a user has lost the conversation")
	b.replies(t.id, "as a user")
	said := b.reads(t.id).said
	p.holds(slices.Equal(said, []string{"as a visitor", "as a user"}), "the conversation of a visitor who became a user says %q", said)
}

func talkBecomesKnownUser(p *probe) {
	identity := attrs{"user_id": fresh("user")}
	known := p.talker()
	known.named(identity)
	old := known.begins("in the other browser")
	b := p.talker()
	t := b.begins("as a visitor")
	b.named(identity)
	p.holds(b.has(t.id), "a visitor who turned out to be a user has lost the conversation")
	p.holds(b.has(old.id), "a user's conversation is not there in another browser")
}

// The next person in the browser has its device, and the id cookie too where it was
// not taken away.
func talkAfterLogout(p *probe) {
	b := p.talker()
	b.named(attrs{"user_id": fresh("user")})
	t := b.begins("private")
	next := p.browser()
	next.device, next.anonymous = b.device, b.anonymous
	next.ping(nil)
	p.holds(!next.has(t.id), "the conversation of a user is there for the next visitor of the browser")
	p.refused(next.post(conversationName(t.id), nil), http.StatusNotFound)
}

func talkEmail(p *probe) {
	b := p.talker()
	email := freshEmail()
	b.begins("wiretest asks")
	p.succeeded(b.post(emailName, nil, with("email", email)))
	who := b.ping(nil)
	p.holds(who.role == roleLead, "a visitor who left an address is %q, not %s", who.role, roleLead)
	p.eventually(func() bool { return value(p.contact(who.id).Email) == email }, func() string { return "the address that a visitor left is not stored" })
}

func talkEmailLogsNobodyIn(p *probe) {
	email := freshEmail()
	owner := p.talker()
	known := owner.named(attrs{"email": email})
	private := owner.begins("private")
	b := p.talker()
	b.begins("wiretest asks")
	p.succeeded(b.post(emailName, nil, with("email", email)))
	who := b.ping(nil)
	p.holds(who.id != known.id && who.role != roleUser, "a visitor who left a user's address is that user now")
	p.holds(!b.has(private.id), "a visitor who left a user's address has that user's conversation")
}

func talkEmailUnusable(p *probe) {
	b := p.talker()
	for _, email := range []string{"", "nobody"} {
		a := b.post(emailName, nil, with("email", email))
		p.refused(a, http.StatusBadRequest, http.StatusUnprocessableEntity)
		p.holds(names(a, "email"), "%v: no error has email as its field", a)
	}
}
