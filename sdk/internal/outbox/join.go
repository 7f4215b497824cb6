package outbox

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// What one request takes of events, and how long it waits for more (section 7).
const (
	gather        = time.Second
	maxBatch      = 50
	maxBatchBytes = 48 << 10
)

// joined puts e with the last of its lane where both become one request. Anything
// else ends the wait of a batch: what comes behind it need not wait too.
func (o *Outbox) joined(e *Entry, now time.Time) bool {
	if e.Name == wire.Metrics {
		return o.added(e)
	}
	last := o.lastOf(e.Lane)
	if last == nil || last.posted {
		return false
	}
	if last.Name != wire.Events {
		return false
	}
	if e.Name == wire.Events && last.hold > now.UnixMilli() && last.takes(e) {
		list := append(last.events(), e.events()...)
		last.Fields = last.Fields.With(wire.EventsField, wire.Object{{Key: "data", Value: list}})
		if len(list) >= maxBatch {
			last.hold = 0
		}
		o.rewrite(last)
		return true
	}
	last.hold = 0
	return false
}

// added adds the counts of a report to those of one that waits, wherever: reports must
// not take the place of what they are about.
func (o *Outbox) added(e *Entry) bool {
	for _, old := range o.entries {
		if old.Name == wire.Metrics && old.Lane == e.Lane && !old.posted {
			add(old.Fields.Object(wire.MetricsField), e.Fields.Object(wire.MetricsField))
			o.rewrite(old)
			return true
		}
	}
	return false
}

// lastOf is the newest of what this tab has queued in a lane.
func (o *Outbox) lastOf(lane int) *Entry {
	for i := len(o.entries) - 1; i >= 0; i-- {
		if e := o.entries[i]; e.Lane == lane && !e.shadow {
			return e
		}
	}
	return nil
}

// takes says whether the events of e fit into the batch: said by the same person on
// the same page.
func (e *Entry) takes(more *Entry) bool {
	for _, key := range []string{"referer", "user_data"} {
		a, _ := e.Fields.Get(key)
		b, _ := more.Fields.Get(key)
		if !wire.Equal(a, b) {
			return false
		}
	}
	return len(e.events())+len(more.events()) <= maxBatch && len(e.text)+len(more.encode()) <= maxBatchBytes
}

func add(sum, more wire.Object) {
	for _, m := range more {
		before, _ := sum.Get(m.Key)
		a, _ := before.(float64)
		b, _ := m.Value.(float64)
		sum.With(m.Key, a+b)
	}
}

// rewrite journals an entry that says something else now. It gets another key, for
// a tab that found it may have sent what it said before.
func (o *Outbox) rewrite(e *Entry) {
	e.Fields = e.Fields.WithText(wire.KeyField, o.newKey())
	o.write(e)
}

// Shadow journals what waits in the lane for its quota, until another ping takes it
// along: should the page not live to send it, another does, once hold has come or
// the person is booted there. Its place is behind what other tabs have said since, for
// that is in it no more.
func (o *Outbox) Shadow(e Entry, hold, now time.Time) {
	l := o.lane(e.Lane)
	l.who = e.Who
	e.base, e.session, e.hold, e.shadow = l.base, l.session, hold.UnixMilli(), true
	old := o.shadowIn(e.Lane)
	o.append(&e, now)
	if old != nil {
		o.forget(old)
	}
	o.bound()
}

func (o *Outbox) shadowIn(lane int) *Entry {
	for _, e := range o.entries {
		if e.shadow && e.Lane == lane {
			return e
		}
	}
	return nil
}

// ShadowOf is what waits for its quota on the page of that name, nil where that is
// nothing.
func (o *Outbox) ShadowOf(tab string) *Entry {
	for i := len(o.entries) - 1; i >= 0; i-- {
		if e := o.entries[i]; e.shadow && e.key[len(o.prefix)+stampDigits+1:] == tab {
			return e
		}
	}
	return nil
}

// Unshadow says that nothing waits in the lane any more.
func (o *Outbox) Unshadow(lane int) {
	if e := o.shadowIn(lane); e != nil {
		o.forget(e)
	}
}

// Unhold is told that a person is booted here: what waited for their quota on other
// pages may go.
func (o *Outbox) Unhold(who string) {
	for _, e := range o.entries {
		if e.shadow && !o.own(e) && e.Who == who {
			e.hold = 0
		}
	}
}
