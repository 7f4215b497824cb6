package ledger

// Stored is what a backend has of one schedule.
type Stored struct {
	Contacts   []Contact
	Events     []Row
	Views      []Row
	Dismissals []Row
}

// Contact is a person as stored.
type Contact struct {
	ID, UserID string
	Custom     map[string]any
}

// Row is something stored with a contact; Key is as an Entry's.
type Row struct {
	Contact, Key string
	At           int64 // Unix seconds at which it was called, of an event
}

func (s Stored) contact(id string) Contact {
	for _, c := range s.Contacts {
		if c.ID == id {
			return c
		}
	}
	return Contact{ID: id}
}

func withKey(rows []Row, key string) []Row {
	var out []Row
	for _, r := range rows {
		if r.Key == key {
			out = append(out, r)
		}
	}
	return out
}

// owns says whether what was called for who may be with the contact. A contact
// without a user id can be any visitor's.
func (l *Ledger) owns(who string, c Contact) bool {
	if who == "" {
		return true
	}
	for label, p := range l.People {
		if p.UserID == c.UserID && l.mayBe(who, label) {
			return true
		}
	}
	return false
}
