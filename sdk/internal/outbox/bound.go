package outbox

import "github.com/entryphone/entryphone/sdk/wire"

// bound keeps the queue within its bounds. The oldest events go first, then what
// persons did with content; updates are not dropped but merged.
func (o *Outbox) bound() {
	for o.full() {
		e := o.oldest(wire.Events)
		if e == nil {
			e = o.oldest("")
		}
		switch {
		case e != nil:
			o.Count("dropped_full", e.weight())
			o.forget(e)
		case !o.merge():
			return
		}
	}
}

func (o *Outbox) full() bool {
	bytes := 0
	for _, e := range o.entries {
		bytes += len(e.text) + len(e.key)
	}
	return bytes > maxBytes || o.Pending() > maxEntries
}

// oldest is the oldest request of a name, or of any that is neither a ping nor a
// report nor said in the messenger, that is not on its way.
func (o *Outbox) oldest(name string) *Entry {
	for _, e := range o.entries {
		if !e.sending && (e.Name == name || name == "" && e.Name != wire.Ping && e.Name != wire.Metrics && !e.Said()) {
			return e
		}
	}
	return nil
}

// merge makes one of two updates of a person.
func (o *Outbox) merge() bool {
	for i, e := range o.entries {
		if e.sending || e.shadow || e.Name != wire.Ping || !o.own(e) {
			continue
		}
		for _, later := range o.entries[i+1:] {
			if later.Who == e.Who && later.Name == wire.Ping && !later.posted && !later.shadow && o.own(later) {
				data := e.Fields.Object("user_data").Clone()
				for _, m := range later.Fields.Object("user_data") {
					data = data.With(m.Key, m.Value)
				}
				later.Fields = later.Fields.With("user_data", data)
				o.rewrite(later)
				o.forget(e)
				return true
			}
		}
	}
	return false
}
