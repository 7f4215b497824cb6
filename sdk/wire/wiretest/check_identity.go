package wiretest

import "net/http"

var identityChecks = []check{
	{"identity/visitor-needs-none", 3, []need{needsSecureApp}, visitorNeedsNone},
	{"identity/user-hash", 3, []need{needsSecret}, hashOfUserID},
	{"identity/user-hash-of-email", 3, []need{needsSecret}, hashOfEmail},
	{"identity/missing", 3, []need{needsSecureApp}, proofMissing},
	{"identity/wrong-hash", 3, []need{needsSecret}, wrongHash},
	{"identity/session-is-no-proof", 3, []need{needsSecret}, sessionIsNoProof},
	{"identity/other-requests", 3, []need{needsSecureApp}, otherRequests},
	{"identity/jwt", 3, []need{needsSecret}, tokenGood},
	{"identity/jwt-wrong-key", 3, []need{needsSecret}, tokenWrongKey},
	{"identity/jwt-unsigned", 3, []need{needsSecret}, tokenUnsigned},
	{"identity/jwt-of-another", 3, []need{needsSecret}, tokenOfAnother},
	{"identity/jwt-expired", 3, []need{needsSecret}, tokenExpired},
}

func (p *probe) secure() *browser { return p.browserOf(p.SecureApp) }

func visitorNeedsNone(p *probe) {
	who := p.secure().ping(nil)
	p.holds(who.role == roleVisitor, "a visitor is %q, not %s", who.role, roleVisitor)
}

// proven pings with an identity that is proven.
func (p *probe) proven(identity attrs) person {
	who := p.secure().ping(identity)
	p.holds(who.role == roleUser, "a user with a good proof is %q, not %s", who.role, roleUser)
	return who
}

func hashOfUserID(p *probe) {
	id := fresh("user")
	one := p.proven(attrs{"user_id": id, "user_hash": userHash(p.Secret, id)})
	other := p.proven(attrs{"user_id": id, "email": freshEmail(), "user_hash": userHash(p.Secret, id)})
	p.holds(one.id == other.id, "with an email beside it, a proven user_id is %s, not %s", other.id, one.id)
}

func hashOfEmail(p *probe) {
	email := freshEmail()
	p.proven(attrs{"email": email, "user_hash": userHash(p.Secret, email)})
}

// denied fails unless the ping is refused with 403.
func (p *probe) denied(b *browser, data attrs, what string) answer {
	a := b.post(pingName, data)
	p.holds(a.status == http.StatusForbidden, "%s: %v, not 403", what, a)
	p.fits(a, errorsShape)
	return a
}

func proofMissing(p *probe) {
	p.denied(p.secure(), attrs{"user_id": fresh("user")}, "a user_id without a proof")
	p.denied(p.secure(), attrs{"email": freshEmail()}, "an email without a proof")
	p.denied(p.secure(), attrs{"user_id": fresh("user"), "user_hash": ""}, "an empty user_hash")
}

func wrongHash(p *probe) {
	id, email := fresh("user"), freshEmail()
	good := userHash(p.Secret, id)
	for what, hash := range map[string]string{
		"of another user_id": userHash(p.Secret, fresh("user")),
		"with another key":   userHash(fresh("secret"), id),
		"that is cut off":    good[:len(good)-2],
		"that is no hex":     "not a hash",
		// The user id counts, else anybody could be anybody by their own email.
		"of the email beside a user_id": userHash(p.Secret, email),
	} {
		p.denied(p.secure(), attrs{"user_id": id, "email": email, "user_hash": hash}, "a user_hash "+what)
	}
}

func sessionIsNoProof(p *probe) {
	id := fresh("user")
	b := p.secure()
	b.ping(attrs{"user_id": id, "user_hash": userHash(p.Secret, id)})
	p.denied(b, attrs{"user_id": fresh("user")}, "another user_id with the session of a proven one")
}

// Whoever cannot ping as a person cannot act as that person.
func otherRequests(p *probe) {
	b := p.secure()
	c := b.tracking(newEvent("wiretest-unproven", nil))
	c.data = attrs{"user_id": fresh("user")}
	a := p.send(p.post(c))
	p.holds(a.status >= 400 && a.status < 500, "events of a user_id without a proof: %v, not 4xx", a)
	p.fits(a, errorsShape)
}

func tokenGood(p *probe) {
	id := fresh("user")
	byHash := p.proven(attrs{"user_id": id, "user_hash": userHash(p.Secret, id)})
	good := token(p.Secret, "HS256", claims(id, 5))
	alone := p.proven(attrs{"intercom_user_jwt": good})
	p.holds(alone.id == byHash.id, "by intercom_user_jwt user %s is %s", byHash.id, alone.id)
	beside := p.proven(attrs{"user_id": id, "intercom_user_jwt": good})
	p.holds(beside.id == byHash.id, "by user_id and intercom_user_jwt user %s is %s", byHash.id, beside.id)
}

func tokenWrongKey(p *probe) {
	id := fresh("user")
	p.denied(p.secure(), attrs{"intercom_user_jwt": token(fresh("secret"), "HS256", claims(id, 5))}, "a token with another key")
	p.denied(p.secure(), attrs{"intercom_user_jwt": "not a token"}, "text that is no token")
	p.denied(p.secure(), attrs{"intercom_user_jwt": token(p.Secret, "HS256", map[string]any{"exp": claims(id, 5)["exp"]})}, "a token without a user_id")
}

func tokenUnsigned(p *probe) {
	id := fresh("user")
	for _, alg := range []string{"none", "None", "NONE", "nOnE", "HS256", ""} {
		p.denied(p.secure(), attrs{"intercom_user_jwt": unsigned(alg, claims(id, 5))}, "a token with alg "+alg+" and no signature")
	}
	p.denied(p.secure(), attrs{"intercom_user_jwt": token(p.Secret, "none", claims(id, 5))}, "a token with alg none")
}

// The page names one user and proves another. Who is proven may be served, who is
// named may not.
func tokenOfAnother(p *probe) {
	id, named := fresh("user"), fresh("user")
	proven := p.proven(attrs{"user_id": id, "user_hash": userHash(p.Secret, id)})
	a := p.secure().post(pingName, attrs{"user_id": named, "intercom_user_jwt": token(p.Secret, "HS256", claims(id, 5))})
	if a.status == http.StatusForbidden {
		p.fits(a, errorsShape)
		return
	}
	p.holds(p.known(a).id == proven.id, "the token of one user opens another: %v", a)
}

func tokenExpired(p *probe) {
	a := p.denied(p.secure(), attrs{"intercom_user_jwt": token(p.Secret, "HS256", claims(fresh("user"), -5))}, "an expired token")
	p.fits(a, fields(has("jwt_expired", func(at string, v any) []string { return unlessOK(v == true, at, v, "true") })))
}
