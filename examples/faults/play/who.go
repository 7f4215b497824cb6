package play

import (
	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// becomes notes that somebody else is booted in the document. Until the program has
// got to a shutdown, the browser is still whose it was before: another page may come
// first, and a visitor be taken for them.
func (r *run) becomes(d *doc, who string, c plan.Call) {
	for _, before := range append(d.were, d.who, r.site) {
		if !c.Shutdown || !d.caught {
			r.ledger.Turns(before, who)
		}
		if !d.caught {
			r.ledger.Turns(who, before)
		}
	}
	if !d.caught { // the browser may still be any of theirs when this document is gone
		d.were = append(d.were, d.who)
	}
	r.uncertain(d, who)
	if r.isVisitor(d.who) && !c.Shutdown { // the quota goes with the visitor who becomes a user
		d.used[who] = max(d.used[who], d.used[d.who])
	}
	d.who, r.site = who, who
}

// uncertain is about pages in which the program has not booted yet, when who becomes
// the browser's person. A visitor is whoever the cookies say when it does: they may
// now be somebody else. And a user who boots then is taken for the visitor whom the
// cookies say, who has become them.
func (r *run) uncertain(d *doc, who string) {
	for _, other := range r.docs {
		if other == d || other.caught || other.gone {
			continue
		}
		r.ledger.Turns(who, other.who)
		for _, e := range other.queue {
			r.ledger.Turns(who, e.Who)
			r.anybodys(e)
		}
		if r.isVisitor(other.who) {
			other.who = ""
		}
	}
	for _, l := range r.left {
		for _, e := range l.entries {
			r.ledger.Turns(who, e.Who)
		}
	}
	for _, t := range r.tabs {
		if len(t.coming) > 0 {
			r.ledger.Turns(who, r.site)
		}
	}
}

func (r *run) anybodys(e *ledger.Entry) {
	if r.isVisitor(e.Who) {
		e.Who = ""
	}
}

func (r *run) isVisitor(who string) bool {
	p := r.ledger.People[who]
	return p != nil && p.UserID == ""
}
