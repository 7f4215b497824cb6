package contacts

// Who is the person that a request names and may speak for. Both ids empty is
// somebody unnamed.
type Who struct {
	UserID, Email string
	// EmailProven says that the email may be used to find a person who has no
	// user id yet.
	EmailProven bool
}

// Known is what the database holds for the ids of a request; nil where there is
// nothing. Session is the contact of a valid session token, Anonymous that of the
// id cookie, Heir who that was taken for where it is a user's and there was no session,
// ByEmail the *users* with that email, oldest first.
type Known struct {
	ByUserID           *Contact
	ByEmail            []*Contact
	Session, Anonymous *Contact
	Heir               *Contact
}

// Plan says which contact a request belongs to.
type Plan struct {
	// Target is the contact, or nil when a new one has to be created.
	Target *Contact
	// Role is the role that the contact has from now on.
	Role Role
	// Absorb lists visitors and leads that become part of the target.
	Absorb []*Contact
	// KeepAnonymousID says that the id cookie of the request belongs to the target
	// or to nobody; if false, the browser needs another.
	KeepAnonymousID bool
}

// Resolve decides. Never does a user become part of a user, a user part of a lead,
// or a lead part of a lead; and an id cookie alone never leads to a user, because
// whoever uses the browser next has it too.
func Resolve(who Who, known Known) Plan {
	if who.UserID == "" && who.Email == "" {
		return unnamed(known)
	}
	return named(who, known)
}

func unnamed(known Known) Plan {
	switch {
	case known.Session != nil:
		return Plan{Target: known.Session, Role: known.Session.Role, KeepAnonymousID: same(known.Anonymous, known.Session) || known.Anonymous == nil}
	case known.Anonymous != nil && known.Anonymous.Role != User:
		return Plan{Target: known.Anonymous, Role: known.Anonymous.Role, KeepAnonymousID: true}
	case known.Anonymous != nil && known.Heir != nil:
		return Plan{Target: known.Heir, Role: known.Heir.Role}
	}
	return Plan{Role: Visitor, KeepAnonymousID: known.Anonymous == nil}
}

func named(who Who, known Known) Plan {
	p := Plan{Role: User, Target: findUser(who, known)}
	for _, c := range []*Contact{known.Session, known.Anonymous} {
		switch {
		case c == nil || c.Role == User || same(c, p.Target):
		case p.Target == nil:
			p.Target = c
		case p.Target.Role == Lead && c.Role == Lead:
			// Two leads stay two, even on the way to one user.
		case len(p.Absorb) == 0 || !same(c, p.Absorb[0]):
			p.Absorb = append(p.Absorb, c)
		}
	}
	p.KeepAnonymousID = known.Anonymous == nil || same(known.Anonymous, p.Target) || contains(p.Absorb, known.Anonymous)
	return p
}

func findUser(who Who, known Known) *Contact {
	if known.ByUserID != nil {
		return known.ByUserID
	}
	if who.UserID == "" {
		return byEmail(known)
	}
	for _, c := range known.ByEmail {
		if c.UserID == "" && (who.EmailProven || same(c, known.Session)) {
			return c // the same person, who gains an id
		}
	}
	return nil
}

// byEmail prefers the live session among several users of one email, then the one
// that is known by nothing else.
func byEmail(known Known) *Contact {
	var best *Contact
	for _, c := range known.ByEmail {
		switch {
		case same(c, known.Session):
			return c
		case best == nil, c.UserID == "" && best.UserID != "":
			best = c
		}
	}
	return best
}

func same(a, b *Contact) bool { return a != nil && b != nil && a.ID == b.ID }

func contains(list []*Contact, c *Contact) bool {
	for _, one := range list {
		if same(one, c) {
			return true
		}
	}
	return false
}
