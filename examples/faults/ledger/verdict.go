package ledger

import "fmt"

// Wrong is what can be wrong with what is stored.
type Wrong string

// The wrongs.
const (
	Lost       Wrong = "lost"
	Doubled    Wrong = "doubled"
	Disordered Wrong = "out of order"
	Mixed      Wrong = "mixed"
)

// Wrongs are all of them, in the order of tables.
var Wrongs = []Wrong{Lost, Doubled, Disordered, Mixed}

// Finding is one thing that is wrong.
type Finding struct {
	Wrong Wrong
	Text  string
}

// Verdict is all that is wrong; none is what a schedule is to end with.
type Verdict []Finding

func (v *Verdict) add(w Wrong, format string, args ...any) {
	*v = append(*v, Finding{w, fmt.Sprintf(format, args...)})
}

// Count is how many findings say that.
func (v Verdict) Count(w Wrong) int {
	n := 0
	for _, f := range v {
		if f.Wrong == w {
			n++
		}
	}
	return n
}

// Compare says what is wrong with what is stored.
func (l *Ledger) Compare(s Stored) Verdict {
	var v Verdict
	l.events(s, &v)
	l.order(s, &v)
	l.views(s, &v)
	l.attributes(s, &v)
	l.dismissals(s, &v)
	l.contacts(s, &v)
	return v
}

// Events are the events alone, as if it did not matter whose they are.
func (l *Ledger) Events() *Ledger {
	out := New()
	for _, e := range l.of(Event) {
		event := *e
		event.Who = ""
		out.Add(&event)
	}
	return out
}
