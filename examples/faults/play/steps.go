package play

import (
	"slices"
	"strings"
	"time"

	"github.com/entryphone/entryphone/examples/faults/plan"
)

// step does one thing of the schedule.
func (r *run) step(s plan.Step) {
	r.seq++
	r.note("%s, tab %d %s", s.Act, s.Tab, s.Then)
	t := r.tabs[s.Tab]
	switch s.Act {
	case plan.Make:
		if r.open(t, s.Page) {
			r.make(t, s)
		}
	case plan.Settle:
		if r.open(t, s.Page) {
			r.await(t)
		}
	case plan.Reload:
		r.reload(t)
	case plan.Go:
		r.leave(t, s.Page)
	case plan.Back:
		r.back(t)
	case plan.Close:
		if t.Tab != nil && !t.Crashed() {
			r.look(t)
			r.inject(plan.Closed)
		}
		r.closeTab(t)
	case plan.Crash:
		r.crash(t)
	case plan.Lose, plan.Regain:
		r.network(s.Act == plan.Lose)
	case plan.Weather:
		r.note("  %v of %v", s.Phase.Share, s.Phase.Kinds)
		r.line.set(s.Phase)
	case plan.Jump:
		r.inject(plan.Jumped)
		r.jump(s.Jump)
	}
	if s.Pass > 0 {
		r.jump(s.Pass)
	}
	if s.Pause > 0 {
		<-time.After(s.Pause)
	}
}

// patience is how long a page is given to get the program going, if it ever does.
const patience = 3 * time.Second

// await waits until the program runs in the tab, for a while, and has it catch up: a
// call that is answered comes behind all that was called before. To what other tabs
// call, it does once that is in the queue.
func (r *run) await(t *tab) {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); <-time.After(10 * time.Millisecond) {
		d, ok := r.look(t)
		if !ok {
			return
		}
		if !d.live {
			continue
		}
		l, err := r.ask(t, "faults.catchUp()")
		if err == nil && r.plan.Tabs > 1 && slices.ContainsFunc(l.Stored, isNote) {
			continue
		}
		if err == nil && l.Doc == d.id {
			r.catches(d)
		}
		return
	}
}

// isNote says whether something that is stored is of calls that are not in the queue yet.
func isNote(key string) bool { return strings.HasPrefix(key, "intercom.raw.") }

func (r *run) reload(t *tab) {
	if t.Tab == nil || t.Crashed() {
		return
	}
	d, ok := r.look(t)
	if !ok {
		return
	}
	r.inject(plan.Reloaded)
	r.expect(t, d.url)
	if err := t.TryReload(soon); err != nil {
		r.note("  did not reload: %v", err)
	}
	r.look(t)
}

// leave goes to another page of the site.
func (r *run) leave(t *tab, page int) {
	if t.Tab == nil || t.Crashed() {
		return
	}
	before, ok := r.look(t)
	if !ok {
		return
	}
	r.inject(plan.Left)
	if r.goTo(t, path(page)) && t.doc != before && before.pushes == 0 {
		t.from = before
	}
}

// back returns to the page that the tab had before, by its history.
func (r *run) back(t *tab) {
	if t.Tab == nil || t.Crashed() || t.from == nil {
		return
	}
	now, ok := r.look(t)
	if !ok || now.pushes > 0 {
		return
	}
	r.expect(t, t.from.url)
	t.from = nil
	if _, err := r.ask(t, "(history.back(), faults.look())"); err != nil {
		return
	}
	for deadline := time.Now().Add(soon); time.Now().Before(deadline); <-time.After(10 * time.Millisecond) {
		if d, ok := r.look(t); !ok || d != now {
			r.syncClock(t)
			return
		}
	}
}

// network takes the network from all tabs, or gives it back.
func (r *run) network(lost bool) {
	r.offline = lost
	if lost {
		r.inject(plan.Offline)
	}
	for _, t := range r.tabs {
		if t.Tab != nil && !t.Crashed() {
			if err := t.Offline(lost); err != nil {
				r.note("  network: %v", err)
			}
		}
	}
}

// jump moves the clock of all pages.
func (r *run) jump(d time.Duration) {
	r.profile.Advance(r.front.Origin, d)
	for _, t := range r.tabs {
		r.syncClock(t)
	}
}

func (r *run) syncClock(t *tab) {
	if t.Tab == nil || t.Crashed() {
		return
	}
	if err := t.SetClock(r.profile.Ahead(), soon); err != nil {
		r.note("  clock: %v", err)
	}
}
