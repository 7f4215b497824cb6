package session

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// mark tells persons apart across pages without keeping who they are: hashes of
// the user id and of the email. The zero mark is a visitor's.
type mark struct{ user, email string }

// someone is the mark of a user of whom only that is known.
var someone = mark{"?", "?"}

func markOf(i settings.Identity) mark {
	return mark{hash(i.UserID), hash(ascii.Lower(i.Email))}
}

func hash(s string) string {
	if s == "" {
		return ""
	}
	return strconv.FormatUint(fnv(s), 36)
}

// fnv is FNV-1a, 64 bits.
func fnv(s string) uint64 {
	sum := uint64(14695981039346656037)
	for i := range len(s) {
		sum = (sum ^ uint64(s[i])) * 1099511628211
	}
	return sum
}

// same says whether settings with mark k are those of the person (section 3).
// In an update another email beside a known user id is a changed attribute; a
// boot with an email alone names its person by it.
func (p *person) same(k mark, update bool) bool {
	known := p.named()
	switch {
	case k == mark{}, known == mark{}, p.unsure && p.held == nil:
		return true
	case k.user != "" && known.user != "":
		return k.user == known.user
	case k.email != "" && k.email == known.email:
		return true
	}
	return k.user == "" && known.user != "" && update
}

// named is the mark of who the page says is there.
func (p *person) named() mark {
	if p.held != nil {
		return markOf(p.heldIdentity())
	}
	return p.mark
}

// record is what stays in the browser between pages: whose the cookies are, and
// which content was dismissed.
type record struct {
	mark        mark
	id, session string // the id cookie, and a hash of the session cookie
	dismissed   []string
}

// fits says whether the record was written for these cookies. Subdomains share
// cookies but not records, so the cookies may have changed hands elsewhere.
func (r record) fits(s Stored) bool {
	return r.id != "" && r.id == s.ID && r.session == hash(s.Session)
}

func parseRecord(text string) record {
	o, _ := wire.ParseObject(text)
	r := record{
		mark:    mark{o.String("user"), o.String("email")},
		id:      o.String("id"),
		session: o.String("session"),
	}
	for _, v := range o.List("dismissed") {
		r.dismissed = append(r.dismissed, wire.ID(v))
	}
	return r
}

// keep writes the person's record.
func (m *Machine) keep() {
	p := m.p
	if p.unsure || p.lost {
		return
	}
	list := make([]any, len(p.dismissed))
	for i, id := range p.dismissed {
		list[i] = id
	}
	o := wire.Object(nil).WithText("id", p.anonID).WithText("session", hash(p.session))
	o = o.WithText("user", p.mark.user).WithText("email", p.mark.email).With("dismissed", list)
	m.emit(Store{App: p.app, State: string(wire.AppendJSON(nil, o))})
}
