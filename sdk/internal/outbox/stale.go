package outbox

import "github.com/entryphone/entryphone/sdk/wire"

// outdate takes from all that is older than e, a ping that goes out now, what e says
// about the person. Older requests may still be tried after e has arrived, here or on
// a later page, which learns of e only that the backend knows it already.
func (o *Outbox) outdate(e *Entry) {
	for _, older := range o.entries {
		if older == e {
			return
		}
		if older.Name == wire.Ping && !older.sending {
			o.refresh(older)
		}
		if e.outdates(older) {
			o.write(older)
		}
	}
}

// outdatedBy takes from e what those behind it say. A shadow is not behind it: e may be
// what takes it along.
func (e *Entry) outdatedBy(newer []*Entry) {
	for _, n := range newer {
		if !n.shadow {
			n.outdates(e)
		}
	}
}

// outdates takes from older what e says too, and says whether there was anything.
func (e *Entry) outdates(older *Entry) bool {
	if e.Name != wire.Ping || older.Name != wire.Ping || !older.related(e) || older.repeats(e) {
		return false
	}
	newer, data := e.Fields.Object("user_data"), older.Fields.Object("user_data")
	var kept wire.Object
	for _, m := range data {
		if _, outdated := newer.Get(m.Key); !outdated || isIdentity(m.Key) {
			kept = append(kept, m)
		}
	}
	if len(kept) == len(data) {
		return false
	}
	older.Fields = older.Fields.Clone().With("user_data", kept)
	return true
}

// repeats says whether both are one request, as where two pages make a call of a third:
// only the first of them to arrive counts.
func (e *Entry) repeats(other *Entry) bool {
	return e.Fields.String(wire.KeyField) == other.Fields.String(wire.KeyField)
}

func isIdentity(key string) bool {
	switch key {
	case "anonymous_id", "user_id", "email", "user_hash", "intercom_user_jwt":
		return true
	}
	return false
}
