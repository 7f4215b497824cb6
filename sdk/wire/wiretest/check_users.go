package wiretest

// A user never becomes another user, whatever browser, session or email they share.
var userChecks = []check{
	{"persons/never-user-into-user", 3, nil, neverUserIntoUser},
	{"persons/shared-browser", 3, nil, sharedBrowser},
	{"persons/same-email-two-ids", 3, nil, sameEmailTwoIDs},
	{"persons/users-stay-two", 3, []need{needsToken}, usersStayTwo},
}

// With the session and the id cookie of the one, the other signs in.
func neverUserIntoUser(p *probe) {
	ada, bob := attrs{"user_id": fresh("user")}, attrs{"user_id": fresh("user")}
	b := p.browser()
	one := b.ping(ada)
	other := b.ping(bob)
	p.holds(one.id != other.id, "user into user: with the session of the first, a second user is the first, %s", one.id)
	p.holds(p.browser().ping(ada).id == one.id, "after a second user signed in, the first is not %s any more", one.id)
	p.holds(p.browser().ping(bob).id == other.id, "the second user in a browser is somebody else in another")
}

// The id cookie was left behind, the session was not.
func sharedBrowser(p *probe) {
	b := p.browser()
	anonymous := b.anonymous
	one := b.ping(attrs{"user_id": fresh("user")})
	next := p.browser()
	next.anonymous = anonymous
	other := next.ping(attrs{"user_id": fresh("user")})
	p.holds(one.id != other.id, "user into user: with the anonymous_id of the first, a second user is the first, %s", one.id)
}

func sameEmailTwoIDs(p *probe) {
	email := freshEmail()
	one := p.browser().ping(attrs{"user_id": fresh("user"), "email": email})
	other := p.browser().ping(attrs{"user_id": fresh("user"), "email": email})
	p.holds(one.id != other.id, "user into user: with the same email, a second user_id is the first's contact, %s", one.id)
}

// A user by user_id takes on the email of a user by email: both are still there.
func usersStayTwo(p *probe) {
	email, id := freshEmail(), fresh("user")
	byEmail := p.browser().ping(attrs{"email": email})
	byID := p.browser().ping(attrs{"user_id": id})
	p.browser().ping(attrs{"user_id": id, "email": email})
	for _, who := range []person{byEmail, byID} {
		c := p.contact(who.id)
		p.holds(c.Role == "user", "user into user: %s is %q after another user took on their email", who.id, c.Role)
	}
}
