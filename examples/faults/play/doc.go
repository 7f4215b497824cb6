package play

import (
	"time"

	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// quota is how many updates a document has for each person (section 5 of the
// contract).
const quota = 20

// draining is how long a program that runs may be at the calls that waited for it,
// where nothing made it finish.
const draining = 100 * time.Millisecond

// look is what a page says of itself.
type look struct {
	Doc, Who, First string
	Loaded          bool     // the script has run
	Live            bool     // the program has
	Dismissed       []string // posts, by the calls that were just made
}

// doc is one document that was seen.
type doc struct {
	id     string
	url    string // its present path
	who    string // who is booted in it, as a label
	born   int
	loaded bool
	live   bool            // the program runs
	since  time.Time       // when it was seen to
	caught bool            // it has caught up with what the page called before
	tab    *tab            // in whose history it is
	gone   bool            // it will not be seen again
	pushes int             // of URLs of its own
	queue  []*ledger.Entry // what it called before the program had caught up
	used   map[string]int  // of the quota, at most, by who
}

// see takes note of the document that a tab shows.
func (r *run) see(t *tab, l look) *doc {
	d := r.docs[l.Doc]
	if t.doc != d || d == nil {
		r.leaveDoc(t.doc)
	}
	switch {
	case d == nil:
		d = &doc{id: l.Doc, url: l.First, who: l.Who, born: r.seq, used: map[string]int{}}
		r.docs[d.id] = d
		if r.unknown {
			r.site, r.unknown = l.Who, false
		}
		r.expected(t, d)
		r.queue(d, r.view(d))
	case t.doc != d: // from the browser's cache
		r.expected(t, d)
		r.inject(plan.Returned)
	}
	t.doc, d.tab, d.gone = d, t, false
	d.loaded = l.Loaded
	if l.Live && !d.live {
		d.live, d.since = true, time.Now()
	}
	if d.live && time.Since(d.since) > draining {
		r.catches(d)
	}
	return d
}

// expected takes back the view that the document might have had without being seen.
func (r *run) expected(t *tab, d *doc) {
	for i, e := range t.coming {
		if e.Key == d.url {
			t.coming = append(t.coming[:i], t.coming[i+1:]...)
			r.ledger.Remove(e)
			return
		}
	}
}

// view notes that the document's person viewed its URL.
func (r *run) view(d *doc) *ledger.Entry {
	e := &ledger.Entry{Kind: ledger.View, Who: d.who, Key: d.url, Doc: d.id, Seq: r.seq, Settled: r.seq}
	r.ledger.Add(e)
	return e
}

// queue keeps what was called until the document's program has got to it.
func (r *run) queue(d *doc, entries ...*ledger.Entry) {
	if d.caught {
		return
	}
	for _, e := range entries {
		e.Settled = ledger.Never
		d.queue = append(d.queue, e)
	}
}

// catches: the program has caught up with what the document called before, and with
// what those left behind that were gone when it began.
func (r *run) catches(d *doc) {
	d.caught = true
	r.settle(d.queue)
	d.queue = nil
	var later []leftBehind
	for _, l := range r.left {
		if l.at <= d.born {
			r.settle(l.entries)
		} else {
			later = append(later, l)
		}
	}
	r.left = later
}

func (r *run) settle(entries []*ledger.Entry) {
	for _, e := range entries {
		e.Settled = r.seq
	}
}

// leftBehind is what was in the queue of a page when it was left.
type leftBehind struct {
	at      int
	entries []*ledger.Entry
}

// leaveDoc: what a page called before the program ran is kept by the script, or the
// program has it; where the script has not come, nobody has.
func (r *run) leaveDoc(d *doc) {
	if d == nil {
		return
	}
	if !d.loaded && !d.live {
		r.doubt(d.queue)
	}
	for _, e := range d.queue {
		e.Replayed = !d.live
	}
	r.left = append(r.left, leftBehind{r.seq, d.queue})
	d.queue = nil
	d.gone = !r.plan.Has(plan.Returned)
}

// die: what a page called before the program ran is lost with it.
func (r *run) die(t *tab) {
	if t.doc != nil {
		r.doubt(t.doc.queue)
		t.doc.queue = nil
	}
	r.forget(t)
}

// forget: a tab is closed, with all that was in its history.
func (r *run) forget(t *tab) {
	for _, d := range r.docs {
		d.gone = d.gone || d.tab == t
	}
	t.doc, t.from, t.coming = nil, nil, nil
}

func (r *run) doubt(entries []*ledger.Entry) {
	for _, e := range entries {
		e.Unsure = true
	}
}

// spend counts an update of the document's person. Beyond the quota page views are
// not told apart any more.
func (d *doc) spend() (within bool) {
	d.used[d.who]++
	return d.used[d.who] <= quota
}

// becomes notes that somebody else is booted in the document. Until the program has
// got to a shutdown, the browser is still whose it was before: another page may come
// first, and a visitor be taken for them.
func (r *run) becomes(d *doc, who string, c plan.Call) {
	for _, before := range []string{d.who, r.site} {
		if !c.Shutdown || !d.caught {
			r.ledger.Turns(before, who)
		}
		if !d.caught {
			r.ledger.Turns(who, before)
		}
	}
	r.uncertain(d, who)
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
