package outbox

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Post is one request as it goes out.
type Post struct {
	_     incomparable
	Entry *Entry
	URL   string
	Body  string
}

// Next returns what is to be sent at now, if there is something. It is for the tab
// that holds the queue's lock.
func (o *Outbox) Next(now time.Time) (Post, bool) {
	o.look(now)
	o.waits = o.readWaits()
	e, _ := o.scan(now)
	if e == nil {
		return Post{}, false
	}
	o.refresh(e)
	return o.post(e), true
}

// refresh reads an entry again: its tab may have added to it, and any tab may have
// taken from it what is outdated.
func (o *Outbox) refresh(e *Entry) {
	if text := o.store.Load(e.key); text != e.text {
		if fresh := decode(text); fresh != nil {
			e.Fields, e.session, e.text = fresh.Fields, fresh.session, text
		}
	}
}

// Wake returns when Next is worth a call, going by what this tab knows, and whether
// there is such a moment.
func (o *Outbox) Wake(now time.Time) (at time.Time, ok bool) {
	e, wake := o.scan(now)
	if e != nil {
		return now, true
	}
	return time.UnixMilli(wake), wake > 0
}

// scan finds the first entry that may go at now; else when there is the next one, 0
// for never.
func (o *Outbox) scan(now time.Time) (e *Entry, wake int64) {
	ms := now.UnixMilli()
	later := func(at int64) bool {
		if at <= ms {
			return false
		}
		if wake == 0 || at < wake {
			wake = at
		}
		return true
	}
	silence := o.waitOf(circuit)
	if silence.tries >= maxSilence && o.flying() {
		return nil, 0 // one will tell
	}
	var before []*Entry
	for i, e := range o.entries {
		if e.shadow && (o.own(e) || later(e.hold)) {
			continue
		}
		if e.blocked(before) {
			if !e.covered(before) { // what is related to it may not be to what it waits for
				before = append(before, e)
			}
			continue
		}
		if e.faults >= maxFaults && !e.overtaken && o.behind(i) {
			continue
		}
		waits := later(max(e.hold, o.waitOf(e.line()).until, silence.until))
		if !e.sending && !waits {
			return e, 0
		}
		before = append(before, e)
	}
	return nil, wake
}

func (o *Outbox) flying() bool {
	for _, e := range o.entries {
		if e.sending {
			return true
		}
	}
	return false
}

// blocked says whether one of those before has to be done with first: it is about
// the same person. Only a ping need not wait for something else that waits itself, and
// what is said need not wait for what is done, nor the other way round.
func (e *Entry) blocked(before []*Entry) bool {
	for _, other := range before {
		if !e.related(other) {
			continue
		}
		if other.Name == wire.Ping || e.Name == wire.Ping && other.sending || e.Name != wire.Ping && e.Said() == other.Said() {
			return true
		}
	}
	return false
}

// covered says whether all that would have to wait for e waits for another of them.
func (e *Entry) covered(before []*Entry) bool {
	for _, other := range before {
		if other.Name == e.Name && other.base == e.base && other.Who == e.Who && other.visitor() == e.visitor() {
			return true
		}
	}
	return false
}

// maxFaults is how often a backend may fail over one request before those behind it
// are tried in its stead.
const maxFaults = 10

// behind says whether somebody waits behind an entry who could be tried instead.
func (o *Outbox) behind(i int) bool {
	for _, e := range o.entries[i+1:] {
		if e.related(o.entries[i]) && e.kind() == o.entries[i].kind() && !e.shadow && e.faults < maxFaults {
			return true
		}
	}
	return false
}

func (o *Outbox) post(e *Entry) Post {
	e.sending, e.posted = true, true
	o.outdate(e)
	body := wire.AddSession(wire.EncodeForm(e.Fields), e.session)
	e.size = len(body)
	return Post{Entry: e, URL: e.base + wire.Path(e.Name), Body: body}
}

// Settle is told what became of e: the status (0 for no answer) and the
// Retry-After header. random is in [0,1). A request to be tried again stays where
// it is, with its key.
func (o *Outbox) Settle(e *Entry, status int, retryAfter string, now time.Time, random float64) wire.Outcome {
	outcome := wire.Judge(e.Name, status)
	e.sending = false
	if outcome == wire.Retry {
		o.failed(e, status, retryAfter, now, random)
		if status < 500 || !e.overtaken {
			return outcome
		}
		outcome = wire.Dropped // what came behind it was taken
	} else {
		o.succeeded(e)
	}
	if outcome == wire.Dropped && e.Name != wire.Metrics {
		o.Count("dropped_refused", e.weight())
	}
	o.taken(e)
	return outcome
}

// taken removes what the backend has taken, but not what its tab has made of it
// meanwhile.
func (o *Outbox) taken(e *Entry) {
	text := o.store.Load(e.key)
	if text == e.text || o.own(e) {
		o.forget(e)
		return
	}
	o.lose(e) // and is found again
}

// Key names an entry, for the tab that it is from.
func (e *Entry) Key() string { return e.key }

// Foreign says whether the entry is another tab's, or an earlier page's.
func (o *Outbox) Foreign(e *Entry) bool { return !o.own(e) }
