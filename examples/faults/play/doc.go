package play

import (
	"time"

	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// quota is how many updates a document has for each person (section 5 of the
// contract).
const quota = 20

// look is what a page says of itself.
type look struct {
	Doc, Who, First string
	Loaded          bool     // the script has run
	Live            bool     // the program has
	Dismissed       []string // posts, by the calls that were just made
	Found, Stored   []string // keys of what is to be delivered, as the page came and now
}

// doc is one document that was seen.
type doc struct {
	id     string
	url    string   // its present path
	who    string   // who is booted in it, as a label
	were   []string // who were before, as far as the program has not got to that
	born   int
	loaded bool
	live   bool      // the program runs
	since  time.Time // when it was seen to
	said   time.Time // when it called last
	caught bool      // it has caught up with what the page called before
	waits  bool      // the browser keeps something that is to be delivered
	tab    *tab      // in whose history it is
	gone   bool      // it will not be seen again
	pushes int       // of URLs of its own
	// blurred says that it had more than one URL before the script was there to see:
	// which call was made on which can only be guessed.
	blurred bool
	queue   []*ledger.Entry // what it called before the program had caught up
	used    map[string]int  // of the quota, at most, by who
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
	if t.doc != d {
		r.note("  found %v", l.Found)
	}
	t.doc, d.tab, d.gone = d, t, false
	d.loaded, d.waits = l.Loaded, len(l.Stored) > 0
	if l.Live && !d.live {
		d.live, d.since = true, time.Now()
	}
	if r.idle(d) {
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

// spend counts an update of the document's person. Beyond the quota page views are
// not told apart any more.
func (d *doc) spend() (within bool) {
	d.used[d.who]++
	return d.used[d.who] <= quota
}
