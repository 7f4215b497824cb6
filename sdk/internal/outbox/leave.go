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
// leave out what newer ones say. What does not fit stays in the queue. The second
// result is what those of the lane say about their person that something says too
// which is on its way since before: it may be the last to arrive, so that it has to be
// said again. Of persons who are not there any more such things wait for the next page.
func (o *Outbox) Rest(lane int, now time.Time) (posts []Post, again wire.Object) {
	if o.waitOf(circuit).until > now.UnixMilli() {
		return nil, nil
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
	take := func(e *Entry) {
		if e.sending || e.shadow || !o.own(e) || e.length() > room || o.became(e) {
			return
		}
		if e.Lane == lane {
			again = o.racing(e, again)
		} else if len(o.racing(e, nil)) > 0 {
			return
		}
		p := o.post(e)
		room -= len(p.Body)
		posts = append(posts, p)
	}
	for i := len(o.entries) - 1; i >= 0; i-- {
		if e := o.entries[i]; e.Name == wire.Ping {
			take(e)
		}
	}
	for _, e := range o.entries {
		if e.Name != wire.Ping {
			take(e)
		}
	}
	return posts, again
}

// became says whether something older is pending that its person did as a visitor: to
// arrive behind the moment at which the visitor became a user would be too late for it.
func (o *Outbox) became(e *Entry) bool {
	for _, before := range o.entries {
		if before == e {
			break
		}
		if before.related(e) && before.Who != e.Who {
			return true
		}
	}
	return false
}

// racing adds to again what e says and something on its way as well.
func (o *Outbox) racing(e *Entry, again wire.Object) wire.Object {
	for _, before := range o.entries {
		if before == e {
			break
		}
		if !before.sending || before.Name != wire.Ping || !before.related(e) {
			continue
		}
		data := before.Fields.Object("user_data")
		for _, m := range e.Fields.Object("user_data") {
			_, both := data.Get(m.Key)
			if _, newer := again.Get(m.Key); both && !newer && !isIdentity(m.Key) {
				again = again.With(m.Key, m.Value)
			}
		}
	}
	return again
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
