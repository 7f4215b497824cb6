// Package outbox holds what is still to be delivered and says what may be sent
// when. Every request is in the browser's storage before anybody tries to send it,
// under a key of its own, and stays there until the backend has taken it: all tabs
// of an origin see one queue, in the order in which things happened, and whoever
// holds the queue's lock sends what is first in it, whosever it is. What is about
// one person is in order; nobody's trouble holds up somebody else. The outbox knows
// neither network nor clock.
package outbox

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Store is what outlives the page and is shared by its tabs. Keys returns those
// that begin with prefix, in ascending order; Save deletes with an empty value.
type Store interface {
	Keys(prefix string) []string
	Load(key string) string
	Save(key, value string)
}

// The bounds of one workspace's queue in a browser.
const (
	maxEntries = 1000 // each event of a batch is one
	maxBytes   = 1 << 20
	maxAge     = 7 * 24 * time.Hour
)

// Outbox is the queue of one workspace, as one tab sees it.
type Outbox struct {
	store   Store
	prefix  string // of the keys of entries
	waitKey string
	tab     string
	newKey  func() string // a fresh Idempotency-Key
	newLane func() int

	lanes   []lane
	entries []*Entry    // in the order of their keys
	last    int64       // the newest stamp
	waits   []wait      // as last read
	dropped wire.Object // counts, by why
}

// lane is one person's stay on a page.
type lane struct {
	id                 int
	base, session, who string
	page               string // which, where it is not this one
	open               bool   // there may be more to add
}

// Prefix is what the keys of all queues begin with.
const Prefix = "intercom.out."

// New returns the queue of the workspace app for the tab of that name, which no
// other may have. newKey makes Idempotency-Keys, and newLane lanes, for what other
// pages have queued.
func New(app, tab string, store Store, newKey func() string, newLane func() int) *Outbox {
	return &Outbox{store: store, tab: tab, newKey: newKey, newLane: newLane, prefix: Prefix + app + ".", waitKey: "intercom.wait." + app}
}

// Open begins a lane whose requests go to base with that session.
func (o *Outbox) Open(id int, base, session string) {
	kept := o.lanes[:0]
	for _, l := range o.lanes {
		if l.open || o.holds(l.id) {
			kept = append(kept, l)
		}
	}
	o.lanes = append(kept, lane{id: id, base: base, session: session, open: true})
}

// Close says that nothing will be added to a lane any more.
func (o *Outbox) Close(id int) { o.lane(id).open = false }

func (o *Outbox) holds(lane int) bool {
	for _, e := range o.entries {
		if e.Lane == lane {
			return true
		}
	}
	return false
}

// Has says whether the lane is this queue's.
func (o *Outbox) Has(lane int) bool { return o.lane(lane).id == lane }

func (o *Outbox) lane(id int) *lane {
	for i := range o.lanes {
		if o.lanes[i].id == id {
			return &o.lanes[i]
		}
	}
	return &lane{}
}

// laneFor is the lane of an entry of another page: one for each person's stay there.
func (o *Outbox) laneFor(e *Entry) int {
	page := e.key[len(o.prefix)+stampDigits:]
	for _, l := range o.lanes {
		if l.page == page && l.who == e.Who && l.base == e.base {
			return l.id
		}
	}
	l := lane{id: o.newLane(), base: e.base, session: e.session, who: e.Who, page: page}
	o.lanes = append(o.lanes, l)
	return l.id
}

// SetSession is told when an answer brought another session for the lane. It is the
// person's, on whichever page they were.
func (o *Outbox) SetSession(id int, session string) {
	l := o.lane(id)
	l.session = session
	for _, e := range o.entries {
		if e.Lane == id || l.who != "" && e.Who == l.who && e.base == l.base {
			if !e.sending {
				o.refresh(e) // another tab may have taken from it what is outdated
			}
			e.session = session
			if o.own(e) && !e.sending {
				o.write(e)
			}
		}
	}
}

// Add puts e where it belongs in the queue by when it was made, mostly at the end, or
// with what waits there already.
func (o *Outbox) Add(e Entry, now time.Time) {
	l := o.lane(e.Lane)
	l.who = e.Who
	e.base, e.session = l.base, l.session
	if e.Name == wire.Ping { // takes along what waited for the quota
		defer o.Unshadow(e.Lane)
	}
	o.replace(&e)
	if !o.joined(&e, now) {
		if e.Name == wire.Events {
			e.hold = now.Add(gather).UnixMilli()
		}
		o.append(&e, now)
	}
	o.bound()
}

// replace takes out the request that e is, where another page has made it of the same
// calls: e says no more than is left of that.
func (o *Outbox) replace(e *Entry) {
	for i, twin := range o.entries {
		if !twin.repeats(e) {
			continue
		}
		e.outdatedBy(o.entries[i+1:])
		if !twin.sending {
			o.forget(twin)
		}
		return
	}
}

func (o *Outbox) append(e *Entry, now time.Time) {
	at := e.Made * 1000
	if at == 0 {
		e.Made = now.UnixMilli()
		at = max(o.last+1, e.Made*1000)
	}
	var i int
	for ; ; at++ { // no two of this tab have the same
		e.key = o.prefix + stamp(at) + "." + o.tab
		for i = len(o.entries); i > 0 && o.entries[i-1].key > e.key; {
			i--
		}
		if i == 0 || o.entries[i-1].key != e.key {
			break
		}
	}
	o.last = max(o.last, at)
	e.outdatedBy(o.entries[i:]) // which may be on their way already
	o.write(e)
	o.entries = append(o.entries, nil)
	copy(o.entries[i+1:], o.entries[i:])
	o.entries[i] = e
}

// Queued says whether a request with that Idempotency-Key is in the queue.
func (o *Outbox) Queued(key string) bool {
	for _, e := range o.entries {
		if e.Fields.String(wire.KeyField) == key {
			return true
		}
	}
	return false
}

// Behind is a moment, in milliseconds, that is behind all that a tab has in the queue; 0
// where that is nothing.
func (o *Outbox) Behind(tab string) (at int64) {
	for _, e := range o.entries {
		if tail := e.key[len(o.prefix):]; tail[stampDigits+1:] == tab {
			at = stampOf(tail)/1000 + 1
		}
	}
	return at
}

// LastView is the ping of a tab's last page view, nil where none is in the queue.
func (o *Outbox) LastView(tab string) (last *Entry) {
	for _, e := range o.entries {
		if e.Name == wire.Ping && e.key[len(o.prefix)+stampDigits+1:] == tab {
			last = e
		}
	}
	return last
}

// write journals an entry as it is now.
func (o *Outbox) write(e *Entry) {
	e.text = e.encode()
	o.store.Save(e.key, e.text)
}

// own says whether the entry is this tab's.
func (o *Outbox) own(e *Entry) bool {
	return len(e.key) > len(o.tab) && e.key[len(e.key)-len(o.tab):] == o.tab
}

// forget takes an entry out of the queue.
func (o *Outbox) forget(e *Entry) {
	o.store.Save(e.key, "")
	o.lose(e)
}

func (o *Outbox) lose(e *Entry) {
	for i := range o.entries {
		if o.entries[i] == e {
			o.entries = append(o.entries[:i:i], o.entries[i+1:]...)
			return
		}
	}
}

// Drop gives up what this tab has queued in a lane.
func (o *Outbox) Drop(lane int) {
	for _, e := range append([]*Entry(nil), o.entries...) {
		if e.Lane == lane {
			o.forget(e)
		}
	}
}

// Find returns the lane of an entry of this tab that another tab has settled, and
// takes it out.
func (o *Outbox) Find(key string) (e *Entry, ok bool) {
	for _, e := range o.entries {
		if e.key == key && o.own(e) {
			if o.store.Load(key) == "" {
				o.lose(e)
			}
			return e, true
		}
	}
	return nil, false
}

// look reads what the tabs have queued.
func (o *Outbox) look(now time.Time) {
	keys := o.store.Keys(o.prefix)
	var found []*Entry
	known := o.entries
	for _, key := range keys {
		if !isEntry(key[len(o.prefix):]) {
			continue
		}
		for len(known) > 0 && known[0].key < key {
			if known[0].sending { // settled by somebody else, which we shall hear
				found = append(found, known[0])
			}
			known = known[1:]
		}
		if len(known) > 0 && known[0].key == key {
			found, known = append(found, known[0]), known[1:]
		} else if e := decode(o.store.Load(key)); e != nil {
			e.key = key
			e.Lane = o.laneFor(e)
			found = append(found, e)
		} else {
			o.store.Save(key, "") // nothing that anybody could send
		}
	}
	for _, e := range known {
		if e.sending {
			found = append(found, e)
		}
	}
	o.entries = found
	if len(found) > 0 {
		o.last = max(o.last, stampOf(found[len(found)-1].key[len(o.prefix):]))
	}
	o.expire(now)
}

func (o *Outbox) expire(now time.Time) {
	oldest := now.Add(-maxAge).UnixMilli()
	for len(o.entries) > 0 && o.entries[0].Made < oldest && !o.entries[0].sending {
		o.Count("dropped_expired", o.entries[0].weight())
		o.forget(o.entries[0])
	}
}

// Look reads what is queued already, by earlier pages and other tabs, and says
// whether there is anything.
func (o *Outbox) Look(now time.Time) bool {
	o.look(now)
	o.waits = o.readWaits()
	return len(o.entries) > 0
}

// Pending is how many updates, events and reports wait.
func (o *Outbox) Pending() (n int) {
	for _, e := range o.entries {
		n += e.weight()
	}
	return n
}

// Count adds to what Dropped returns.
func (o *Outbox) Count(why string, n int) {
	old, _ := o.dropped.Get(why)
	before, _ := old.(float64)
	o.dropped = o.dropped.With(why, before+float64(n))
}

// Dropped returns how much was given up since the last call, by why, nil for
// nothing: dropped_full, dropped_expired, dropped_refused.
func (o *Outbox) Dropped() wire.Object {
	out := o.dropped
	o.dropped = nil
	return out
}
