package outbox

import "github.com/entryphone/entryphone/sdk/wire"

// said is which entry was the newest to say something about a person, of those that
// went out.
type said struct{ who, attribute, key string }

// maxSaid bounds what is remembered of that.
const maxSaid = 2000

// current returns the fields of an entry without what a newer one, which went out
// before it, says about the person.
func (o *Outbox) current(e *Entry) wire.Object {
	if e.Name != wire.Ping {
		return e.Fields
	}
	var data wire.Object
	for _, m := range e.Fields.Object("user_data") {
		if isIdentity(m.Key) || o.newest(e, m.Key) {
			data = append(data, m)
		}
	}
	return e.Fields.Clone().With("user_data", data)
}

// newest says whether e is the newest to say something, and notes it.
func (o *Outbox) newest(e *Entry, attribute string) bool {
	for i := range o.said {
		s := &o.said[i]
		if s.who == e.Who && s.attribute == attribute {
			if s.key > e.key {
				return false
			}
			s.key = e.key
			return true
		}
	}
	if len(o.said) == maxSaid {
		o.said = nil
	}
	o.said = append(o.said, said{e.Who, attribute, e.key})
	return true
}

func isIdentity(key string) bool {
	switch key {
	case "anonymous_id", "user_id", "email", "user_hash", "intercom_user_jwt":
		return true
	}
	return false
}
