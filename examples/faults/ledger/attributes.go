package ledger

import (
	"fmt"
	"slices"
)

// attributes: of each, what was called last for the person is what is stored.
func (l *Ledger) attributes(s Stored, v *Verdict) {
	entries := l.of(Attribute)
	for who, p := range l.People {
		switch {
		case p.UserID != "":
			i := slices.IndexFunc(s.Contacts, func(c Contact) bool { return c.UserID == p.UserID })
			c := Contact{UserID: p.UserID}
			if i >= 0 {
				c = s.Contacts[i]
			}
			l.last(who, []Contact{c}, entries, v)
		case len(p.Becomes) == 0:
			l.last(who, l.visitors(who, s), entries, v)
		}
	}
	for _, c := range s.Contacts {
		l.strange(c, entries, v)
	}
}

// visitors are the contacts without a name that have something of that person.
func (l *Ledger) visitors(who string, s Stored) []Contact {
	var out []Contact
	for _, c := range s.Contacts {
		if c.UserID == "" && slices.Contains(l.stays(c, s), who) {
			out = append(out, c)
		}
	}
	return out
}

// last compares the attributes of one person, who may be several contacts.
func (l *Ledger) last(who string, contacts []Contact, entries []*Entry, v *Verdict) {
	for _, name := range namesOf(who, entries) {
		wanted, sure := l.candidates(who, name, entries)
		found := slices.ContainsFunc(contacts, func(c Contact) bool {
			value, ok := c.Custom[name]
			return ok && slices.Contains(wanted, text(value))
		})
		if sure && !found {
			v.add(Lost, "attribute %s of %s: %v is wanted, there is %v", name, who, wanted, have(contacts, name))
		}
	}
}

func have(contacts []Contact, name string) []string {
	out := []string{}
	for _, c := range contacts {
		if value, ok := c.Custom[name]; ok {
			out = append(out, text(value))
		}
	}
	return out
}

func text(v any) string { return fmt.Sprint(v) }

func namesOf(who string, entries []*Entry) []string {
	var out []string
	for _, e := range entries {
		if e.Who == who && !slices.Contains(out, e.Key) {
			out = append(out, e.Key)
		}
	}
	return out
}

// candidates are the values that may be the last: those behind which no other is
// certain to come. sure says whether there must be one.
func (l *Ledger) candidates(who, name string, entries []*Entry) (values []string, sure bool) {
	var own []*Entry
	for _, e := range entries {
		if e.Key == name && (e.Who == "" || l.mayBe(e.Who, who)) {
			own = append(own, e)
		}
	}
	for i, e := range own {
		beaten := slices.ContainsFunc(own[i+1:], func(later *Entry) bool {
			return later.Who == who && !later.Unsure && l.before(e, later)
		})
		if !beaten {
			values = append(values, text(e.Value))
		}
		sure = sure || e.Who == who && !e.Unsure
	}
	return values, sure
}

// strange finds values that were called for somebody else.
func (l *Ledger) strange(c Contact, entries []*Entry, v *Verdict) {
	for name, value := range c.Custom {
		called, legitimate := false, false
		for _, e := range entries {
			if e.Key == name && text(e.Value) == text(value) {
				called, legitimate = true, l.owns(e.Who, c)
				if !legitimate {
					v.add(Mixed, "attribute %s=%v of %s is with %s", name, value, e.Who, describe(c))
				}
			}
		}
		if !called {
			v.add(Mixed, "attribute %s=%v of %s was never called", name, value, describe(c))
		}
	}
}
