package memory

import (
	"crypto/rand"
	"maps"
	"slices"
	"strings"
)

// contact is one person.
type contact struct {
	id, role      string // visitor, lead or user
	userID, email string
	anonymous     []string // the id cookies seen
	device        string   // seen first
	custom        object
	events        []object
}

// sessionKey is what sessions are signed with.
const sessionKey = "key of the sessions"

// session is what a browser keeps of a contact.
func (b *Backend) session(c *call, of *contact) string {
	if b.defects[SessionIsID] {
		return of.id
	}
	text := c.app.id + "." + of.id
	if b.defects[SessionNoCookie] {
		return text + "." + sign(sessionKey, text) + ";"
	}
	return text + "." + sign(sessionKey, text)
}

// open returns whose session the call has, or nil.
func (b *Backend) open(c *call) *contact {
	part := strings.Split(strings.TrimSuffix(c.session, ";"), ".")
	switch {
	case b.defects[SessionIgnored]:
		return nil
	case b.defects[SessionIsID]:
		return c.app.get(c.session)
	case len(part) != 3:
		return nil
	case part[2] != sign(sessionKey, part[0]+"."+part[1]) && !b.defects[SessionUnsigned]:
		return nil
	case b.defects[SessionOfAnyApp] && b.apps[part[0]] != nil:
		return b.apps[part[0]].get(part[1])
	case part[0] != c.app.id:
		return nil
	}
	return c.app.get(part[1])
}

func (w *workspace) get(id string) *contact {
	for w.merged[id] != "" {
		id = w.merged[id]
	}
	return w.contacts[id]
}

// find returns the first contact that fits, or nil.
func (w *workspace) find(fits func(*contact) bool) *contact {
	for _, id := range slices.Sorted(maps.Keys(w.contacts)) {
		if fits(w.contacts[id]) {
			return w.contacts[id]
		}
	}
	return nil
}

// resolve finds the contact of a call, creates it, or merges a visitor who turned
// out to be somebody.
func (b *Backend) resolve(c *call, person who) *contact {
	anonymous := b.text(c.data["anonymous_id"])
	session, cookie := b.open(c), b.byCookie(c, anonymous)
	var target *contact
	if person == (who{}) {
		target = first(session, cookie)
	} else {
		target = b.user(c, person, session, cookie)
	}
	if target == nil {
		target = &contact{id: rand.Text(), role: "visitor", custom: object{}, device: c.form.Get("device_identifier")}
		c.app.contacts[target.id] = target
	}
	if b.defects[EmailKept] && target.userID != "" {
		person.email = ""
	}
	target.become(person, anonymous)
	if b.defects[EmailIsNoUser] && target.userID == "" && target.role == "user" {
		target.role = "visitor"
	}
	return target
}

// byCookie returns the visitor of an id cookie. It never leads to a user: whoever
// comes next has it too.
func (b *Backend) byCookie(c *call, anonymous string) *contact {
	return c.app.find(func(o *contact) bool {
		switch {
		case b.defects[OneVisitor] && o.role != "user":
			return true
		case b.defects[DeviceIsPerson] && o.role == "user" && o.device == c.form.Get("device_identifier"):
			return true
		case anonymous == "" || b.defects[CookieIgnored]:
			return false
		}
		return slices.Contains(o.anonymous, anonymous) && (o.role != "user" || b.defects[MergesByCookie])
	})
}

// user finds the user of that name, or the visitor who becomes it.
func (b *Backend) user(c *call, person who, session, cookie *contact) *contact {
	if session != nil && session.role == "user" {
		if b.defects[MergesUsers] {
			return session
		}
		session = nil // whoever it is, the name counts
	}
	known := b.known(c, person)
	if b.defects[VisitorStays] {
		return known
	}
	visitor := first(session, cookie)
	if known == nil {
		return visitor
	}
	if visitor != nil && visitor.role != "user" {
		if !b.defects[TalkLeftBehind] {
			c.app.hand(visitor.id, known.id)
		}
		known.anonymous = append(known.anonymous, visitor.anonymous...)
		known.events = append(known.events, visitor.events...)
		c.app.merged[visitor.id] = known.id
		delete(c.app.contacts, visitor.id)
	}
	return known
}

// known returns the user of that user id, or else of that email.
func (b *Backend) known(c *call, person who) *contact {
	find := func(fits func(*contact) bool) *contact {
		return c.app.find(func(o *contact) bool {
			here := !b.defects[UsersPerBrowser] || o.device == c.form.Get("device_identifier")
			return here && fits(o)
		})
	}
	byID := find(func(o *contact) bool {
		return person.userID != "" && o.userID == person.userID && (!b.defects[EmailIsIdentity] || o.email == person.email)
	})
	byEmail := find(func(o *contact) bool { return person.email != "" && o.email == person.email && o.userID == "" })
	switch {
	case b.defects[NeverGainsID] && person.userID != "":
		return byID
	case b.defects[AbsorbsByEmail] && byID != nil && byEmail != nil:
		delete(c.app.contacts, byEmail.id)
	case byID == nil && byEmail == nil && (person.userID == "" || b.defects[MergesByEmail]):
		byEmail = find(func(o *contact) bool { return person.email != "" && o.email == person.email })
	}
	return first(byID, byEmail)
}

func (o *contact) become(person who, anonymous string) {
	if person != (who{}) {
		o.role = "user"
	}
	if person.userID != "" {
		o.userID = person.userID
	}
	if person.email != "" {
		o.email = person.email
	}
	if anonymous != "" && !slices.Contains(o.anonymous, anonymous) {
		o.anonymous = append(o.anonymous, anonymous)
	}
}

func first(list ...*contact) *contact {
	for _, c := range list {
		if c != nil {
			return c
		}
	}
	return nil
}
