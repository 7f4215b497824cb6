// Package ledger keeps what pages called, and compares it with what a backend
// stored. It says what is lost, doubled, out of order, or with the wrong person.
//
// Calls have a place in time, Seq. Where a page had the program running, a call has
// taken effect when it returns; before that it waits in the page's queue, and what
// other pages call meanwhile is neither before nor after it. An order is only
// asserted where there is one.
package ledger

import (
	"math"
	"slices"
)

// Kind is what a call is to leave behind.
type Kind string

// The kinds.
const (
	Event     Kind = "event"
	Attribute Kind = "attribute"
	View      Kind = "page view"
	Dismissal Kind = "content event"
)

// Never is the Settled of a call that no later call is known to come behind.
const Never = math.MaxInt

// Entry is one thing that is to be stored.
type Entry struct {
	Kind Kind
	Who  string // label of a Person; "" for nobody knows whom
	// Key is the event's number, the attribute's name, the page's URL, the post's
	// title. Events are unique by it.
	Key   string
	Value any    // of an attribute, unique among those of its name
	Doc   string // the document in which it was called
	Seq   int    // when
	// Settled is the Seq from which on calls elsewhere come behind it.
	Settled int
	// Unsure says that it may or may not have happened.
	Unsure bool
	// Replayed says that the page was left before the program ran, and that a later
	// page makes the call: of two views of one URL it can make one.
	Replayed bool
}

// Person is somebody for whom calls are made.
type Person struct {
	UserID string // "" for a visitor
	// Becomes has the labels of those whom a visitor may have turned into, with all
	// that is theirs, or may have been all along.
	Becomes []string
}

// Ledger is what was called in one schedule.
type Ledger struct {
	Entries []*Entry
	People  map[string]*Person
	// Visitors is how many visitors there may be at most.
	Visitors int
	// OneByOne says that there was one tab, whose pages followed each other: every
	// call comes behind those before it.
	OneByOne bool
}

// New returns an empty ledger.
func New() *Ledger { return &Ledger{People: map[string]*Person{}} }

// Add notes that something was called.
func (l *Ledger) Add(e *Entry) { l.Entries = append(l.Entries, e) }

// Remove takes back what turned out not to have been called.
func (l *Ledger) Remove(e *Entry) {
	for i, have := range l.Entries {
		if have == e {
			l.Entries = append(l.Entries[:i], l.Entries[i+1:]...)
			return
		}
	}
}

// Turns notes that a visitor may have become somebody.
func (l *Ledger) Turns(visitor, into string) {
	if p := l.People[visitor]; p != nil && p.UserID == "" && into != "" && visitor != into && !slices.Contains(p.Becomes, into) {
		p.Becomes = append(p.Becomes, into)
	}
}

// mayBe says whether what is of one may be stored as the other's: it is them, or a
// visitor who may have become them.
func (l *Ledger) mayBe(who, other string) bool {
	todo, seen := []string{who}, map[string]bool{}
	for len(todo) > 0 {
		label := todo[0]
		todo = todo[1:]
		if label == other {
			return true
		}
		if p := l.People[label]; p != nil && !seen[label] {
			seen[label] = true
			todo = append(todo, p.Becomes...)
		}
	}
	return false
}

// before says whether a is certain to come before b.
func (l *Ledger) before(a, b *Entry) bool {
	return a.Seq < b.Seq && (l.OneByOne || a.Doc == b.Doc || a.Settled <= b.Seq)
}

func (l *Ledger) of(kind Kind) []*Entry {
	var out []*Entry
	for _, e := range l.Entries {
		if e.Kind == kind {
			out = append(out, e)
		}
	}
	return out
}
