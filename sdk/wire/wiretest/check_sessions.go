package wiretest

import (
	"maps"
	"net/http"
	"slices"
)

var sessionChecks = []check{
	{"sessions/fits-a-cookie", 4, nil, sessionFitsACookie},
	{"sessions/opaque", 4, nil, sessionOpaque},
	{"sessions/accepted", 4, nil, sessionAccepted},
	{"sessions/forged", 4, nil, sessionForged},
	{"sessions/of-another-app", 4, []need{needsSecureApp}, sessionOfAnotherApp},
	{"sessions/of-a-secure-app", 4, []need{needsSecret}, sessionOfASecureApp},
}

// maxCookie is how long a value can be and still fit into the 4096 bytes of a
// cookie, beside its name and attributes.
const maxCookie = 3000

// The session is kept in a cookie as it is.
func sessionFitsACookie(p *probe) {
	session := p.browser().ping(attrs{"user_id": fresh("user")}).session
	p.holds(len(session) <= maxCookie, "an anonymous_session of %d bytes does not fit into a cookie", len(session))
	for i := range len(session) {
		c := session[i]
		ok := c > ' ' && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\'
		p.holds(ok, "the anonymous_session %s has a %q, which a cookie cannot hold (RFC 6265, section 4.1.1)", excerpt(session), c)
	}
}

// What everybody may know must not be a session.
func sessionOpaque(p *probe) {
	id := fresh("user")
	who := p.browser().ping(attrs{"user_id": id})
	p.holds(who.session != "", "a user has no anonymous_session")
	for what, known := range map[string]string{"user.id": who.id, "anonymous_id": who.anonymous, "user_id": id} {
		p.holds(who.session != known, "the anonymous_session is the %s", what)
	}
}

// The session alone goes on as the person.
func sessionAccepted(p *probe) {
	b := p.browser()
	user := b.ping(attrs{"user_id": fresh("user")})
	again := b.ping(nil)
	p.holds(again.id == user.id, "with its own anonymous_session, %s is %s", user.id, again.id)
	p.holds(again.role == roleUser, "with its own anonymous_session, a user is %q, not %s", again.role, roleUser)
}

func sessionForged(p *probe) {
	victim, other := p.browser().ping(attrs{"user_id": fresh("user")}), p.browser().ping(attrs{"user_id": fresh("user")})
	forged := forgeries(victim, other)
	for _, what := range slices.Sorted(maps.Keys(forged)) {
		b := p.browser()
		b.session = forged[what]
		p.isNobody(b, victim, "an anonymous_session that is "+what)
	}
}

// isNobody fails unless the browser's session counts as none at all.
func (p *probe) isNobody(b *browser, victim person, session string) {
	a := b.post(pingName, nil)
	p.holds(a.status == http.StatusOK, "%s is to be treated as none, but %v", session, a)
	who := p.known(a)
	p.holds(who.id != victim.id, "%s leads to %s, whose it is not", session, victim.id)
	p.holds(who.role == roleVisitor, "%s makes a stranger %q, not %s", session, who.role, roleVisitor)
}

func sessionOfAnotherApp(p *probe) {
	victim := p.browser().ping(attrs{"user_id": fresh("user")})
	b := p.browserOf(p.SecureApp)
	b.session = victim.session
	p.isNobody(b, victim, "an anonymous_session of another app id")
}

func sessionOfASecureApp(p *probe) {
	id := fresh("user")
	victim := p.browserOf(p.SecureApp).ping(attrs{"user_id": id, "user_hash": userHash(p.Secret, id)})
	b := p.browser()
	b.session = victim.session
	p.isNobody(b, victim, "an anonymous_session of an app id with identity verification")
}
