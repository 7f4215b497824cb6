package play

import (
	"time"

	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// Bounds of the end of a schedule.
const (
	deadline = 40 * time.Second       // for everything to be stored
	stride   = time.Minute            // of the pages' clock, at a time
	enough   = 45 * time.Minute       // by that clock: a quota, and the longest pause, are over
	silence  = 800 * time.Millisecond // without a request, behind that: nothing more will come
	quiet    = 120 * time.Millisecond // without one: nothing is on its way
)

// lastPage is the number of the page that is opened at the end.
const lastPage = 1_000_000

// finish ends all faults, opens a page of the site once more, as whoever was there
// last, and gives what is missing its chance to arrive.
func (r *run) finish() {
	r.seq++
	r.note("the end")
	r.line.set(plan.Phase{})
	r.network(false)
	for _, t := range r.tabs {
		r.part(t)
	}
	last := &tab{}
	r.tabs = append(r.tabs, last)
	r.open(last, lastPage)
	r.blur()
	r.limitVisitors()
	r.deliver(last)
	r.jump(10 * time.Minute)
	r.untilQuiet()
}

// part closes a tab, or leaves it open where the schedule says so. One in which the
// program does not run is closed: the script may have given up on it.
func (r *run) part(t *tab) {
	if t.Tab == nil {
		return
	}
	if d, ok := r.look(t); ok && d.live && r.plan.Stay {
		return
	}
	if !t.Crashed() {
		if err := t.TryOpen(r.front.Origin+blank, soon); err != nil { // so that the page hears that it is left
			r.note("  did not leave: %v", err)
		}
	}
	r.closeTab(t)
}

// deliver waits until nothing is missing, and moves the clock on meanwhile.
func (r *run) deliver(last *tab) {
	end := time.Now().Add(deadline)
	passed := time.Duration(0)
	for time.Now().Before(end) {
		d, ok := r.look(last)
		if ok && d.live && r.compare(r.stored()).Count(ledger.Lost) == 0 {
			return
		}
		open, at := r.front.InFlight()
		// What is queued still is not lost: on a busy machine a tab in the background may
		// need seconds for its turn.
		if passed >= enough && open == 0 && time.Since(at) > silence && ok && !d.waits {
			return
		}
		if open == 0 && ok && d.live {
			r.jump(stride)
			passed += stride
		}
		<-time.After(30 * time.Millisecond)
	}
	r.note("the deadline has passed")
}

// untilQuiet waits until no request is on its way, so that what comes twice has come.
func (r *run) untilQuiet() {
	for end := time.Now().Add(deadline); time.Now().Before(end); <-time.After(20 * time.Millisecond) {
		if open, at := r.front.InFlight(); open == 0 && time.Since(at) > quiet {
			return
		}
	}
}

// blur doubts the views of documents whose URLs are guessed: each of its persons may
// have had each of them.
func (r *run) blur() {
	for _, d := range r.docs {
		if !d.blurred {
			continue
		}
		var people, urls []string
		for _, e := range r.ledger.Entries {
			if e.Kind == ledger.View && e.Doc == d.id {
				e.Unsure = true
				people, urls = append(people, e.Who), append(urls, e.Key)
			}
		}
		for _, who := range people {
			for _, url := range urls {
				r.ledger.Add(&ledger.Entry{Kind: ledger.View, Who: who, Key: url, Doc: d.id, Seq: r.seq, Settled: ledger.Never, Unsure: true})
			}
		}
	}
}

// limitVisitors: in one tab a visitor is one contact. Tabs that boot at the same
// moment may each begin one.
func (r *run) limitVisitors() {
	if r.plan.Tabs == 1 {
		r.ledger.Visitors = r.stays
		return
	}
	for _, e := range r.ledger.Entries {
		if p := r.ledger.People[e.Who]; e.Kind == ledger.View && (p == nil || p.UserID == "") {
			r.ledger.Visitors++
		}
	}
}
