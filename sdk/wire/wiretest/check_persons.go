package wiretest

import "fmt"

var personChecks = []check{
	{"persons/visitor-is-known", 3, nil, visitorIsKnown},
	{"persons/visitors-are-apart", 3, nil, visitorsAreApart},
	{"persons/after-shutdown", 3, nil, afterShutdown},
	{"persons/visitor-becomes-user", 3, nil, visitorBecomesUser},
	{"persons/visitor-becomes-known-user", 3, nil, visitorBecomesKnownUser},
	{"persons/by-user-id", 3, nil, byUserID},
	{"persons/id-is-number-or-string", 3, nil, idIsNumberOrString},
	{"persons/number-id-stored", 3, []need{needsToken}, numberIDStored},
	{"persons/by-email", 3, nil, byEmail},
	{"persons/other-email", 3, nil, otherEmail},
	{"persons/email-is-an-attribute", 3, nil, emailIsAnAttribute},
	{"persons/changed-email-stored", 3, []need{needsToken}, changedEmailStored},
	{"persons/gains-user-id", 3, nil, gainsUserID},
	{"persons/in-parallel", 3, nil, personInParallel},
	{"persons/attributes-stored", 7, []need{needsToken}, attributesStored},
}

func visitorIsKnown(p *probe) {
	b := p.browser()
	first := b.ping(nil)
	b.session = "" // the id cookie alone
	again := b.ping(nil)
	p.holds(first.id == again.id, "a visitor with the anonymous_id of the first answer is %s, not %s", again.id, first.id)
}

func visitorsAreApart(p *probe) {
	one, other := p.browser().ping(nil), p.browser().ping(nil)
	p.holds(one.id != other.id, "visitors with anonymous ids of their own are both %s", one.id)
	p.holds(one.session != other.session, "two visitors have the same anonymous_session")
}

// A shutdown clears the cookies: the next visitor comes with a new id and no
// session, but in the same browser.
func afterShutdown(p *probe) {
	b := p.browser()
	user := b.ping(attrs{"user_id": fresh("user")})
	next := p.browser()
	next.device, next.load = b.device, b.load
	who := next.ping(nil)
	p.holds(who.id != user.id, "the visitor after a shutdown is still %s", user.id)
	p.holds(who.role == roleVisitor, "the visitor after a shutdown is %q, not %s", who.role, roleVisitor)
}

func visitorBecomesUser(p *probe) {
	for _, identity := range []attrs{{"user_id": fresh("user")}, {"email": freshEmail()}} {
		b := p.browser()
		visitor := b.ping(nil)
		user := b.ping(identity)
		p.holds(user.id == visitor.id, "visitor %s became a user and is %s: what was known of the visitor stays behind", visitor.id, user.id)
		p.holds(user.role == roleUser, "a visitor who became a user is %q, not %s", user.role, roleUser)
	}
}

func visitorBecomesKnownUser(p *probe) {
	identity := attrs{"user_id": fresh("user")}
	known := p.browser().ping(identity)
	b := p.browser()
	visitor := b.ping(nil)
	user := b.ping(identity)
	p.holds(user.id == known.id, "visitor %s turned out to be user %s and is %s", visitor.id, known.id, user.id)
}

func byUserID(p *probe) {
	identity := attrs{"user_id": fresh("user")}
	p.samePerson(identity, identity, "the same user_id")
}

// idIsNumberOrString takes an id that is long enough to come out as 1.2e+12 where
// numbers are written carelessly.
func idIsNumberOrString(p *probe) {
	text, number := freshNumber()
	p.samePerson(attrs{"user_id": number}, attrs{"user_id": text}, "a user_id as a number, then as a string,")
}

func numberIDStored(p *probe) {
	text, number := freshNumber()
	p.browser().ping(attrs{"user_id": number})
	n := 0
	p.eventually(func() bool {
		n = len(p.search("external_id", text))
		return n == 1
	}, func() string {
		return fmt.Sprintf("a user with the number %s as user_id is found %d times by it", text, n)
	})
}

func byEmail(p *probe) {
	identity := attrs{"email": freshEmail()}
	p.samePerson(identity, identity, "the same email, without a user_id,")
}

// samePerson pings from two browsers.
func (p *probe) samePerson(first, second attrs, what string) {
	one, other := p.browser().ping(first), p.browser().ping(second)
	p.holds(one.id == other.id, "%s in another browser is %s, not %s", what, other.id, one.id)
	p.holds(other.role == roleUser, "%s in another browser is %q, not %s", what, other.role, roleUser)
}

func otherEmail(p *probe) {
	b := p.browser()
	one, other := b.ping(attrs{"email": freshEmail()}), b.ping(attrs{"email": freshEmail()})
	p.holds(one.id != other.id, "another email without a user_id is another person, not %s again", one.id)
}

func emailIsAnAttribute(p *probe) {
	b := p.browser()
	id := fresh("user")
	before := b.ping(attrs{"user_id": id, "email": freshEmail()})
	after := b.ping(attrs{"user_id": id, "email": freshEmail()})
	p.holds(before.id == after.id, "another email beside the same user_id is a changed attribute, but %s is %s now", before.id, after.id)
}

func changedEmailStored(p *probe) {
	b := p.browser()
	id, changed := fresh("user"), freshEmail()
	b.ping(attrs{"user_id": id, "email": freshEmail()})
	after := b.ping(attrs{"user_id": id, "email": changed})
	email := func() string { return value(p.contact(after.id).Email) }
	p.eventually(func() bool { return email() == changed }, func() string { return "the email beside the same user_id is not changed" })
}

func gainsUserID(p *probe) {
	email, id := freshEmail(), fresh("user")
	b := p.browser()
	before := b.ping(attrs{"email": email})
	after := b.ping(attrs{"email": email, "user_id": id})
	p.holds(before.id == after.id, "a user_id beside the same email is the same person gaining an id, but %s is %s now", before.id, after.id)
	later := p.browser().ping(attrs{"user_id": id})
	p.holds(later.id == before.id, "by the user_id that was gained, %s is %s", before.id, later.id)
}

func personInParallel(p *probe) {
	for _, identity := range []attrs{{"user_id": fresh("user")}, {"email": freshEmail()}} {
		list := make([]request, repeated)
		for i := range list {
			list[i] = p.post(p.browser().call(pingName, identity))
		}
		p.onePerson(p.atOnce(list), "a new user in several browsers at once")
	}
}

func attributesStored(p *probe) {
	id, email := fresh("user"), freshEmail()
	custom := attrs{"wiretest_text": "Ünïcödé", "wiretest_number": 1.5, "wiretest_flag": true}
	data := attrs{"user_id": id, "email": email}
	for key, v := range custom {
		data[key] = v
	}
	who := p.browser().ping(data)
	c := p.contact(who.id)
	p.holds(value(c.ExternalID) == id, "user_id %q is stored as %q", id, value(c.ExternalID))
	p.holds(value(c.Email) == email, "email %q is stored as %q", email, value(c.Email))
	p.holds(c.Role == "user", "a user is stored as %q", c.Role)
	for key, want := range custom {
		p.holds(sameJSON(c.Custom[key], want), "the custom attribute %s is stored as %v, not %v", key, c.Custom[key], want)
	}
}
