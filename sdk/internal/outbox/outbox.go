// Package outbox holds what is still to be delivered and says what may be sent
// when: in order per lane, a lane being one person's stay, so that nobody's
// trouble holds up somebody else; and in order for a person who came back. It
// knows neither network nor clock.
package outbox

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Entry is one request to be delivered. Body is encoded and does not hold the
// session, which may change before it is sent.
type Entry struct {
	_    incomparable
	Lane int
	Name string // see wire.Path
	Body string
	Key  string // Idempotency-Key; unique
	Who  string // whom it is about; "" is nobody who could come back

	tries   int
	sending bool
	after   time.Time // not before
}

// incomparable keeps out of the bundle a function that compares what nobody does.
type incomparable [0]func()

// Limit bounds what one lane holds while the backend is away.
const Limit = 1000

type lane struct {
	id      int
	base    string
	session string
	entries []*Entry
}

// Outbox is the set of lanes. The zero Outbox is empty.
type Outbox struct{ lanes []*lane }

// Open begins a lane whose requests go to base with that session.
func (o *Outbox) Open(id int, base, session string) {
	o.lanes = append(o.lanes, &lane{id: id, base: base, session: session})
}

func (o *Outbox) lane(id int) *lane {
	for _, l := range o.lanes {
		if l.id == id {
			return l
		}
	}
	return nil
}

// SetSession is told when an answer brought another session for the lane.
func (o *Outbox) SetSession(id int, session string) {
	if l := o.lane(id); l != nil {
		l.session = session
	}
}

// Add puts e at the end of its lane and says whether there was room.
func (o *Outbox) Add(e Entry) bool {
	l := o.lane(e.Lane)
	if l == nil || len(l.entries) >= Limit {
		return false
	}
	l.entries = append(l.entries, &e)
	return true
}

// Drop forgets a lane with all that is in it.
func (o *Outbox) Drop(id int) {
	for i, l := range o.lanes {
		if l.id == id {
			o.lanes = append(o.lanes[:i], o.lanes[i+1:]...)
			return
		}
	}
}

// Post is one request as it goes out.
type Post struct {
	_     incomparable
	Entry *Entry
	URL   string
	Body  string
}

func (l *lane) post(e *Entry) Post {
	e.sending = true
	return Post{Entry: e, URL: l.base + wire.Path(e.Name), Body: wire.AddSession(e.Body, l.session)}
}

func (l *lane) about(who string) bool {
	for _, e := range l.entries {
		if e.Who == who {
			return true
		}
	}
	return false
}

// next is the head of a lane, nil when there is none that is worth a try: it is on
// its way, or something earlier about the same person is not delivered yet.
func (o *Outbox) next(i int) *Entry {
	l := o.lanes[i]
	if len(l.entries) == 0 || l.entries[0].sending {
		return nil
	}
	head := l.entries[0]
	for _, earlier := range o.lanes[:i] {
		if head.Who != "" && earlier.base == l.base && earlier.about(head.Who) {
			return nil
		}
	}
	return head
}

// Due returns what is to be sent at now: what is next in every lane and does not
// wait for its next try.
func (o *Outbox) Due(now time.Time) []Post {
	var out []Post
	for i, l := range o.lanes {
		if e := o.next(i); e != nil && !e.after.After(now) {
			out = append(out, l.post(e))
		}
	}
	return out
}

// Rest returns all that is not on its way, for the moment at which the page is
// left: there will be no later one.
func (o *Outbox) Rest() []Post {
	var out []Post
	for _, l := range o.lanes {
		for _, e := range l.entries {
			if !e.sending {
				out = append(out, l.post(e))
			}
		}
	}
	return out
}

// Wake returns when Due is next worth a call because of a pause that ends, and
// whether there is such a moment.
func (o *Outbox) Wake() (at time.Time, ok bool) {
	for i := range o.lanes {
		if e := o.next(i); e != nil && (!ok || e.after.Before(at)) {
			at, ok = e.after, true
		}
	}
	return at, ok
}

// Settle is told what became of e: the status (0 for no answer) and the
// Retry-After header. random is in [0,1). A request to be tried again stays
// where it is in its lane, with its key.
func (o *Outbox) Settle(e *Entry, status int, retryAfter string, now time.Time, random float64) wire.Outcome {
	outcome := wire.Judge(e.Name, status)
	e.sending = false
	if outcome == wire.Retry {
		e.tries++
		e.after = now.Add(wire.Pause(e.tries, retryAfter, now, random))
		return outcome
	}
	if l := o.lane(e.Lane); l != nil {
		for i := range l.entries {
			if l.entries[i] == e {
				l.entries = append(l.entries[:i], l.entries[i+1:]...)
				break
			}
		}
	}
	return outcome
}

// Hurry ends all pauses: the browser says that the network is back.
func (o *Outbox) Hurry() {
	for _, l := range o.lanes {
		for _, e := range l.entries {
			e.after = time.Time{}
		}
	}
}

// Sweep forgets the lanes that are empty, but for the one in use.
func (o *Outbox) Sweep(inUse int) {
	kept := o.lanes[:0]
	for _, l := range o.lanes {
		if l.id == inUse || len(l.entries) > 0 {
			kept = append(kept, l)
		}
	}
	o.lanes = kept
}

// Again makes everything due that is on its way, when nobody will say what
// became of it.
func (o *Outbox) Again() {
	for _, l := range o.lanes {
		for _, e := range l.entries {
			e.sending = false
		}
	}
}
