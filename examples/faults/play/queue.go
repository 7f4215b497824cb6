package play

import (
	"time"

	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// draining is how long a program that runs may be at the calls that waited for it,
// where nothing made it finish.
const draining = 100 * time.Millisecond

// aside is the same for one that is at calls while another tab makes its own: until
// then neither tab's calls are the later ones.
const aside = 2 * time.Second

// queue keeps what was called until the document's program has got to it.
func (r *run) queue(d *doc, entries ...*ledger.Entry) {
	if d.caught && r.plan.Tabs == 1 {
		return
	}
	d.said = time.Now()
	for _, e := range entries {
		e.Settled = ledger.Never
		d.queue = append(d.queue, e)
	}
}

// idle says whether a document's program has long been done with what was called.
func (r *run) idle(d *doc) bool {
	if r.plan.Tabs > 1 && time.Since(d.said) < aside {
		return false
	}
	return d.live && time.Since(d.since) > draining
}

// catches: the program has caught up with what the document called before, and with
// what those left behind that were gone when it began.
func (r *run) catches(d *doc) {
	d.caught, d.were = true, nil
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
	if t.doc != nil && !t.doc.caught {
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
