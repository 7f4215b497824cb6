package play

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// make makes a step's calls in the tab's page, and notes them.
func (r *run) make(t *tab, s plan.Step) {
	var script []any
	labels := make([]string, len(s.Calls))
	for i, c := range s.Calls {
		if c.Method == plan.Switch {
			labels[i] = r.label(c.To)
		}
		script = append(script, r.translate(c, labels[i])...)
	}
	l, err := r.evaluate(t, s, script)
	if errors.Is(err, errElsewhere) {
		r.note("  not made: %v", err)
		return
	}
	if err != nil {
		r.note("  no answer: %v", err)
		r.perhaps(s, labels)
		if t.Tab != nil {
			r.closeTab(t)
		}
		return
	}
	r.calls += len(s.Calls)
	d := r.see(t, l)
	if s.Then == plan.Reload || s.Then == plan.Go {
		r.inject(map[plan.Act]plan.Kind{plan.Reload: plan.Reloaded, plan.Go: plan.Left}[s.Then])
	}
	for i, c := range s.Calls {
		r.seq++
		r.queue(d, r.called(d, c, labels[i], &l)...)
	}
	if s.Apart && d.used[d.who] > quota {
		r.inject(plan.Throttled)
	}
	if len(s.Calls) > 30 && !s.Apart {
		r.inject(plan.Flooded)
	}
	switch s.Then {
	case plan.Reload:
		r.expect(t, d.url)
	case plan.Go:
		r.expect(t, path(s.Page))
		t.from = nil // before its load event a page that leaves is replaced in the history
	case plan.Crash:
		t.Crash()
		r.inject(plan.Crashed)
		r.closeTab(t)
	}
}

// evaluate has the page make the calls.
func (r *run) evaluate(t *tab, s plan.Step, script []any) (look, error) {
	then := "null"
	switch s.Then {
	case plan.Reload:
		then = `["reload"]`
	case plan.Go:
		then = fmt.Sprintf(`["go", %q]`, path(s.Page))
	}
	list, err := json.Marshal(script)
	if err != nil {
		r.t.Fatalf("writing calls: %v", err)
	}
	if s.Apart {
		return r.ask(t, fmt.Sprintf("faults.makeApart(%s)", list))
	}
	return r.ask(t, fmt.Sprintf("faults.make(%s, %s)", list, then))
}

// called notes what a call of the document is to leave behind.
func (r *run) called(d *doc, c plan.Call, label string, l *look) []*ledger.Entry {
	var out []*ledger.Entry
	add := func(kind ledger.Kind, key string, v any) *ledger.Entry {
		e := &ledger.Entry{Kind: kind, Who: d.who, Key: key, Value: v, Doc: d.id, Seq: r.seq, Settled: r.seq}
		r.ledger.Add(e)
		out = append(out, e)
		return e
	}
	switch c.Method {
	case plan.Update:
		d.spend()
		for name, v := range values(c) {
			add(ledger.Attribute, name, v)
		}
	case plan.Route:
		d.url = routePath(c.N)
		d.pushes++
		within := d.spend()
		d.blurred = d.blurred || !d.loaded
		if r.plan.TrackURLs && !d.caught { // nothing says where what was called before was
			r.doubtViews(d)
			within = false
		}
		add(ledger.View, d.url, nil).Unsure = !within
		if !r.plan.TrackURLs {
			for name, v := range attributes(c) {
				add(ledger.Attribute, name, v)
			}
		}
	case plan.Track:
		add(ledger.Event, strconv.Itoa(c.N), nil)
	case plan.Again:
		r.answered(d)
		add(ledger.View, d.url, nil)
	case plan.Switch:
		r.answered(d)
		r.becomes(d, label, c)
		add(ledger.View, d.url, nil)
	case plan.Dismiss:
		if len(l.Dismissed) > 0 {
			add(ledger.Dismissal, l.Dismissed[0], nil)
			l.Dismissed = l.Dismissed[1:]
		}
	}
	return out
}

func (r *run) doubtViews(d *doc) {
	for _, e := range d.queue {
		if e.Kind == ledger.View {
			e.Unsure = true
		}
	}
}

// answered: boot and shutdown are made at once, behind all that was called before. It is
// in the queue at the end of the turn, so that another tab may still come in between.
func (r *run) answered(d *doc) {
	switch {
	case !d.live:
	case r.plan.Tabs > 1:
		d.caught = true
	default:
		r.catches(d)
	}
}

// perhaps notes calls of which nobody can say whether they were made.
func (r *run) perhaps(s plan.Step, labels []string) {
	for i, c := range s.Calls {
		r.seq++
		r.unknown = r.unknown || c.Method == plan.Switch
		d := &doc{id: fmt.Sprintf("unknown at %d", r.seq), used: map[string]int{}}
		for _, e := range r.called(d, c, labels[i], &look{}) {
			e.Unsure, e.Settled = true, ledger.Never
		}
	}
}
