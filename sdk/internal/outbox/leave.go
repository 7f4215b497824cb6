package outbox

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// maxLast is how many bytes of requests may outlive their page, all together:
// browsers allow 64 KB (Fetch, section 4.6), headers included.
const maxLast = 60 << 10

// Rest returns, of what this tab has queued, all that is not on its way and fits
// into what outlives the page, for the moment at which it is left. The newest
// updates come first: nobody knows in which order these arrive, so that older ones
// leave out what newer ones say. What does not fit stays in the queue, as do all but
// the oldest message to a conversation. What those of the lane say about their person
// stays too, to be said again, where something older that may be on its way says it as
// well: that may be the last to arrive. Of persons who are not there any more such
// things wait for the next page.
func (o *Outbox) Rest(lane int, now time.Time) (posts []Post) {
	if o.waitOf(circuit).until > now.UnixMilli() {
		return nil
	}
	o.look(now)
	room := maxLast
	for _, e := range o.entries {
		if e.sending {
			room -= e.size
		} else if o.own(e) {
			o.refresh(e)
		}
	}
	var all []again // all that has to be said again
	became := o.became()
	take := func(i int) {
		e := o.entries[i]
		if e.sending || e.shadow || !o.own(e) || e.length() > room || became[i] || o.unnamed(e) || o.answers(e) {
			return
		}
		if what := o.racing(e, all); len(what) > 0 {
			if e.Lane != lane {
				return
			}
			all = append(all, again{e, what})
		}
		p := o.post(e)
		room -= len(p.Body)
		posts = append(posts, p)
	}
	for i := len(o.entries) - 1; i >= 0; i-- {
		if o.entries[i].Name == wire.Ping {
			take(i)
		}
	}
	for i, e := range o.entries {
		if e.Name != wire.Ping {
			take(i)
		}
	}
	for _, a := range all {
		o.repeat(a.by, a.what, now)
	}
	return posts
}

// again is something that a request says and another has to say after it.
type again struct {
	by   *Entry
	what wire.Object
}

// repeat queues some of what a ping says once more, behind that and what is older.
func (o *Outbox) repeat(e *Entry, what wire.Object, now time.Time) {
	var data wire.Object
	for _, m := range e.Fields.Object("user_data") {
		if isIdentity(m.Key) {
			data = append(data, m)
		}
	}
	at := stampOf(e.key[len(o.prefix):])/1000 + 1 // to another tab it is no newer
	again := &Entry{Lane: e.Lane, Name: e.Name, Who: e.Who, Made: at, base: e.base, session: e.session}
	again.Fields = e.Fields.Clone().WithText(wire.KeyField, o.newKey()).With("user_data", append(data, what...))
	o.append(again, now)
}

// became says of each entry whether something older is pending that its person did as a
// visitor, under whichever id: to arrive behind the moment at which the visitor became a
// user would be too late for it, and behind what the user said since.
func (o *Outbox) became() []bool {
	out := make([]bool, len(o.entries))
	for i, e := range o.entries {
		for j, before := range o.entries[:i] {
			if (out[j] || before.Who != e.Who) && before.related(e) {
				out[i] = true
				break
			}
		}
	}
	return out
}

// unnamed says whether only something older that is pending tells whose the id is that e
// has, and no session does: what arrives before that would be a visitor's.
func (o *Outbox) unnamed(e *Entry) bool {
	if e.session != "" || e.names() {
		return false
	}
	for _, before := range o.entries {
		if before == e {
			break
		}
		if before.names() && before.related(e) {
			return true
		}
	}
	return false
}

// answers says whether an older message to the same conversation is pending, which this
// one could overtake.
func (o *Outbox) answers(e *Entry) bool {
	if e.uuid() == "" {
		return false
	}
	for _, before := range o.entries {
		if before == e {
			break
		}
		if before.uuid() != "" && before.Name == e.Name && before.related(e) {
			return true
		}
	}
	return false
}

// racing is what e says and something older as well that may be on its way, unless
// something newer says it, or is to say it again.
func (o *Outbox) racing(e *Entry, all []again) (what wire.Object) {
	data := e.Fields.Object("user_data")
	for i, before := range o.entries {
		if before == e {
			break
		}
		if before.Name != wire.Ping || before.shadow || !before.related(e) || before.repeats(e) || !before.sending && o.own(before) {
			continue
		}
		older := before.Fields.Object("user_data")
		for _, m := range data {
			_, both := older.Get(m.Key)
			if both && !isIdentity(m.Key) && !e.saysAgain(m.Key, all) && !o.outdated(m.Key, e, o.entries[i:]) {
				what = what.With(m.Key, m.Value)
			}
		}
	}
	return what
}

// saysAgain says whether something of that name is to be said again of the same person.
func (e *Entry) saysAgain(key string, all []again) bool {
	for _, a := range all {
		if _, ok := a.what.Get(key); ok && a.by.related(e) {
			return true
		}
	}
	return false
}

// outdated says whether, of those behind e, another says something of that name.
func (o *Outbox) outdated(key string, e *Entry, list []*Entry) bool {
	behind := false
	for _, later := range list {
		_, says := later.Fields.Object("user_data").Get(key)
		if behind && says && later.Name == wire.Ping && later.related(e) {
			return true
		}
		behind = behind || later == e
	}
	return false
}

// Left says whether anything of this tab stays behind that another could send.
func (o *Outbox) Left() bool {
	for _, e := range o.entries {
		if !e.sending {
			return true
		}
	}
	return false
}

// Again makes everything due that is on its way, when nobody will say what became
// of it.
func (o *Outbox) Again() {
	for _, e := range o.entries {
		e.sending = false
	}
}
