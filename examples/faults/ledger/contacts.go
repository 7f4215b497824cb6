package ledger

import "slices"

// stays are the visitors whose things a contact has.
func (l *Ledger) stays(c Contact, s Stored) []string {
	var out []string
	note := func(kind Kind, rows []Row) {
		for _, r := range rows {
			if r.Contact != c.ID {
				continue
			}
			for _, e := range l.Entries {
				if p := l.People[e.Who]; e.Kind == kind && e.Key == r.Key && p != nil && p.UserID == "" && !slices.Contains(out, e.Who) {
					out = append(out, e.Who)
				}
			}
		}
	}
	note(Event, s.Events)
	note(View, s.Views)
	note(Dismissal, s.Dismissals)
	return out
}

// contacts: nobody is there twice, and no contact is two visitors.
func (l *Ledger) contacts(s Stored, v *Verdict) {
	visitors := 0
	users := map[string]int{}
	for _, c := range s.Contacts {
		if c.UserID != "" {
			users[c.UserID]++
			continue
		}
		visitors++
	}
	for id, n := range users {
		if n > 1 {
			v.add(Doubled, "contact %s, %d times", id, n)
		}
		if !slices.ContainsFunc(l.labels(), func(who string) bool { return l.People[who].UserID == id }) {
			v.add(Mixed, "contact %s was never called", id)
		}
	}
	if visitors > l.Visitors {
		v.add(Doubled, "visitors: %d contacts for %d", visitors, l.Visitors)
	}
	l.twoInOne(s, v)
}

func (l *Ledger) labels() []string {
	var out []string
	for who := range l.People {
		out = append(out, who)
	}
	return out
}

// twoInOne finds a visitor's contact that has events of another.
func (l *Ledger) twoInOne(s Stored, v *Verdict) {
	for _, c := range s.Contacts {
		if c.UserID != "" {
			continue
		}
		var of []string
		for _, r := range s.Events {
			for _, e := range l.of(Event) {
				if r.Contact == c.ID && e.Key == r.Key && e.Who != "" && !slices.Contains(of, e.Who) {
					of = append(of, e.Who)
				}
			}
		}
		if slices.ContainsFunc(of, func(who string) bool { return !l.mayBe(who, of[0]) && !l.mayBe(of[0], who) }) {
			v.add(Mixed, "events of %v are with one contact, %s", of, c.ID)
		}
	}
}
