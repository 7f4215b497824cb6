package play

import (
	"errors"
	"fmt"
	"time"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// soon is how long a page may take for what takes milliseconds, on a busy machine.
const soon = 10 * time.Second

// tab is a tab of the person's, which may be closed.
type tab struct {
	*rig.Tab // nil while it is closed
	doc      *doc
	// coming are the views of documents that were asked for and not seen yet. Some
	// never will be.
	coming []*ledger.Entry
	// from is the page that is behind the present one in the tab's history.
	from *doc
}

func path(page int) string { return fmt.Sprintf("/p/%d", page) }

// open makes sure that the tab has a page of the site; it says whether it has.
func (r *run) open(t *tab, page int) bool {
	if t.Tab != nil && t.Crashed() {
		r.closeTab(t)
	}
	if t.Tab != nil {
		if _, ok := r.look(t); ok {
			return true
		}
	}
	if r.offline {
		return false
	}
	if t.Tab == nil {
		t.Tab = r.profile.Tab()
		r.consoles = append(r.consoles, t.Console)
		t.HoldClock()
	}
	return r.goTo(t, path(page))
}

// goTo opens a page of the site and waits for it.
func (r *run) goTo(t *tab, path string) bool {
	r.expect(t, path)
	if err := t.TryOpen(r.front.Origin+path, soon); err != nil {
		r.note("  %s did not open: %v", path, err)
	}
	_, ok := r.look(t)
	return ok
}

// expect notes that a document at the path may come, and boot.
func (r *run) expect(t *tab, path string) {
	e := &ledger.Entry{Kind: ledger.View, Key: path, Seq: r.seq, Settled: ledger.Never, Unsure: true}
	r.ledger.Add(e)
	t.coming = append(t.coming, e)
}

var errElsewhere = errors.New("this is no page of the site")

// look sees what page the tab has.
func (r *run) look(t *tab) (*doc, bool) {
	l, err := r.ask(t, "faults.look()")
	switch {
	case errors.Is(err, rig.ErrCrashed): // with another of the site's
		r.die(t)
	case err != nil:
		r.leaveDoc(t.doc)
		t.doc = nil
	}
	if err != nil {
		r.note("  no page: %v", err)
		return nil, false
	}
	return r.see(t, l), true
}

// ask evaluates an expression that gives a look. Where a page is on its way it waits
// for it; a page that is not the site's is [errElsewhere].
func (r *run) ask(t *tab, expression string) (look, error) {
	for deadline := time.Now().Add(soon); ; {
		l, err := rig.Try[*look](t.Tab, soon, "window.faults ? "+expression+" : location.origin === "+fmt.Sprintf("%q", r.front.Origin)+" ? {} : null")
		switch {
		case err != nil:
			return look{}, err
		case l == nil:
			return look{}, errElsewhere
		case l.Doc != "":
			return *l, nil
		case time.Now().After(deadline):
			return look{}, fmt.Errorf("the page had not begun after %v", soon)
		}
	}
}

// closeTab closes a tab; what comes later opens another.
func (r *run) closeTab(t *tab) {
	if t.Tab == nil {
		return
	}
	if t.Crashed() {
		r.die(t)
	}
	r.leaveDoc(t.doc)
	r.forget(t)
	t.Close()
	t.Tab = nil
}

func (r *run) crash(t *tab) {
	if t.Tab == nil || t.Crashed() {
		return
	}
	if l, err := r.ask(t, "faults.look()"); err == nil { // what has taken effect is sure
		r.see(t, l)
		r.note("  stored %v", l.Stored)
	}
	t.Crash()
	r.inject(plan.Crashed)
	r.closeTab(t)
}
