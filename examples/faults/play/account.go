package play

import (
	"fmt"

	"github.com/entryphone/entryphone/examples/faults/ledger"
)

// account is all that was called and all that is stored, to look into a failure.
func (r *run) account(s ledger.Stored) []string {
	var out []string
	for _, e := range r.ledger.Entries {
		out = append(out, fmt.Sprintf("called: %+v", *e))
	}
	for label, p := range r.ledger.People {
		out = append(out, fmt.Sprintf("person: %s %+v", label, *p))
	}
	for _, c := range s.Contacts {
		out = append(out, fmt.Sprintf("stored: %+v", c))
	}
	for name, rows := range map[string][]ledger.Row{"event": s.Events, "view": s.Views, "dismissal": s.Dismissals} {
		for _, row := range rows {
			out = append(out, fmt.Sprintf("stored: %s %+v", name, row))
		}
	}
	for _, q := range r.front.Requests() {
		out = append(out, "request: "+q.Summary())
	}
	for i, c := range r.consoles {
		for _, m := range c.All() {
			out = append(out, fmt.Sprintf("console %d: %s %s", i, m.Level, m.Text))
		}
	}
	return out
}
