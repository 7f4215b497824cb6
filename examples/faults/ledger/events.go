package ledger

// events are each stored once, with whom they were called for.
func (l *Ledger) events(s Stored, v *Verdict) {
	called := map[string]bool{}
	for _, e := range l.of(Event) {
		called[e.Key] = true
		rows := withKey(s.Events, e.Key)
		if len(rows) == 0 && !e.Unsure {
			v.add(Lost, "event %s of %s", e.Key, e.Who)
		}
		if len(rows) > 1 {
			v.add(Doubled, "event %s of %s, %d times", e.Key, e.Who, len(rows))
		}
		for _, r := range rows {
			if c := s.contact(r.Contact); !l.owns(e.Who, c) {
				v.add(Mixed, "event %s of %s is with %s", e.Key, e.Who, describe(c))
			}
		}
	}
	for _, r := range s.Events {
		if !called[r.Key] {
			v.add(Mixed, "event %s was never called", r.Key)
		}
	}
}

func describe(c Contact) string {
	if c.UserID == "" {
		return "the unnamed contact " + c.ID
	}
	return c.UserID
}

// order: no event happened before one that was called before it. Of what may not have
// happened nobody can say when it did: a page that is left before even the loader ran, and
// comes back, makes its calls then.
func (l *Ledger) order(s Stored, v *Verdict) {
	at := map[string]int64{}
	for _, r := range s.Events {
		at[r.Key] = r.At
	}
	events := l.of(Event)
	for i, later := range events {
		for _, e := range events[:i] {
			if e.Unsure || later.Unsure || e.Who != later.Who || !l.before(e, later) {
				continue
			}
			first, stored := at[e.Key]
			second, too := at[later.Key]
			if stored && too && first > second {
				v.add(Disordered, "event %s of %s at %d, called behind %s at %d", later.Key, later.Who, second, e.Key, first)
				break
			}
		}
	}
}

// dismissals are with whoever dismissed, and nobody else.
func (l *Ledger) dismissals(s Stored, v *Verdict) {
	entries := l.of(Dismissal)
	for _, e := range entries {
		found := false
		for _, r := range withKey(s.Dismissals, e.Key) {
			found = found || l.owns(e.Who, s.contact(r.Contact))
		}
		if !found && !e.Unsure {
			v.add(Lost, "dismissal of %q by %s", e.Key, e.Who)
		}
	}
	for _, r := range s.Dismissals {
		legitimate := false
		for _, e := range entries {
			legitimate = legitimate || e.Key == r.Key && l.owns(e.Who, s.contact(r.Contact))
		}
		if !legitimate {
			v.add(Mixed, "dismissal of %q is with %s", r.Key, describe(s.contact(r.Contact)))
		}
	}
}
