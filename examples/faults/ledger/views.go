package ledger

import "slices"

// views: a document counts once for each person on each URL. Where a visitor
// became a user on the spot, one view can be both's.
func (l *Ledger) views(s Stored, v *Verdict) {
	byURL := map[string][]*Entry{}
	var urls []string
	for _, e := range l.of(View) {
		if byURL[e.Key] == nil {
			urls = append(urls, e.Key)
		}
		byURL[e.Key] = append(byURL[e.Key], e)
	}
	for _, url := range urls {
		l.viewsOf(s, url, unique(byURL[url]), v)
	}
	for _, r := range s.Views {
		if byURL[r.Key] == nil {
			v.add(Mixed, "page view of %s was never called", r.Key)
		}
	}
}

// unique leaves one entry for each person and document, a sure one where there is.
func unique(entries []*Entry) []*Entry {
	var out []*Entry
	for _, e := range entries {
		i := slices.IndexFunc(out, func(have *Entry) bool {
			return e.Doc != "" && have.Doc == e.Doc && have.Who == e.Who
		})
		switch {
		case i < 0:
			out = append(out, e)
		case out[i].Unsure:
			out[i] = e
		}
	}
	return out
}

func (l *Ledger) viewsOf(s Stored, url string, entries []*Entry, v *Verdict) {
	rows := withKey(s.Views, url)
	need, people := needed(entries)
	for _, who := range people {
		have := 0
		for _, r := range rows {
			if l.owns(who, s.contact(r.Contact)) {
				have++
			}
		}
		if have < need[who] {
			v.add(Lost, "page view of %s by %s, %d of %d", url, who, need[who]-have, need[who])
		}
	}
	for _, r := range rows {
		if c := s.contact(r.Contact); !slices.ContainsFunc(entries, func(e *Entry) bool { return l.owns(e.Who, c) }) {
			v.add(Mixed, "page view of %s is with %s", url, describe(c))
		}
	}
	for _, c := range s.Contacts {
		l.viewsWith(c, url, entries, rows, v)
	}
	if len(rows) > len(entries) {
		v.add(Doubled, "page view of %s, %d times for %d", url, len(rows), len(entries))
	}
}

// needed is how many views of a URL there must be, by who had them.
func needed(entries []*Entry) (need map[string]int, people []string) {
	need = map[string]int{}
	for _, e := range entries {
		if e.Unsure {
			continue
		}
		if !slices.Contains(people, e.Who) {
			people = append(people, e.Who)
		}
		if !e.Replayed {
			need[e.Who]++
		}
	}
	for _, who := range people {
		need[who] = max(1, need[who])
	}
	return need, people
}

// viewsWith: a contact has no more views of a URL than those who it is had there.
func (l *Ledger) viewsWith(c Contact, url string, entries []*Entry, rows []Row, v *Verdict) {
	called, stored := 0, 0
	for _, e := range entries {
		if l.owns(e.Who, c) {
			called++
		}
	}
	for _, r := range rows {
		if r.Contact == c.ID {
			stored++
		}
	}
	if stored > called && called > 0 && len(rows) <= len(entries) {
		v.add(Doubled, "page view of %s is %d times with %s, for %d", url, stored, describe(c), called)
	}
}
