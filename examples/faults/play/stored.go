package play

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/ledger"
)

// everything reads all that a workspace has, one row of JSON for each thing.
const everything = `
SELECT json_object('what', 'contact', 'id', id, 'user', user_id, 'custom', custom_attributes) FROM contacts WHERE app_id = ?1
UNION ALL
SELECT json_object('what', 'event', 'id', contact_id, 'key', name, 'metadata', metadata, 'at', created_at) FROM events WHERE app_id = ?1
UNION ALL
SELECT json_object('what', 'view', 'id', contact_id, 'key', url) FROM page_views WHERE contact_id IN (SELECT id FROM contacts WHERE app_id = ?1)
UNION ALL
SELECT json_object('what', 'dismissal', 'id', contact_id, 'key', title) FROM content_states JOIN posts ON posts.id = post
	WHERE dismissed_at IS NOT NULL AND app_id = ?1`

// stored reads what the backend has of this schedule; of another library's, what
// its collector was sent, each id once.
func (r *run) stored() ledger.Stored {
	var out ledger.Stored
	if r.stage.backend == nil {
		for key, ids := range r.sent() {
			for range ids {
				out.Events = append(out.Events, ledger.Row{Key: key})
			}
		}
		return out
	}
	for _, text := range rig.Query[string](r.stage.backend, everything, appID(r.plan.Seed)) {
		var row struct {
			What, ID, User, Key string
			Custom, Metadata    string
			At                  int64
		}
		if err := json.Unmarshal([]byte(text), &row); err != nil {
			r.t.Fatalf("reading %s: %v", text, err)
		}
		switch row.What {
		case "contact":
			c := ledger.Contact{ID: row.ID, UserID: row.User}
			if err := json.Unmarshal([]byte(row.Custom), &c.Custom); err != nil {
				r.t.Fatalf("reading %s: %v", row.Custom, err)
			}
			out.Contacts = append(out.Contacts, c)
		case "event":
			out.Events = append(out.Events, ledger.Row{Contact: row.ID, Key: EventKey(row.Key, row.Metadata), At: row.At})
		case "view":
			out.Views = append(out.Views, ledger.Row{Contact: row.ID, Key: strings.TrimPrefix(row.Key, r.front.Origin)})
		case "dismissal":
			out.Dismissals = append(out.Dismissals, ledger.Row{Contact: row.ID, Key: row.Key})
		}
	}
	return out
}

// EventKey is what makes an event unique: the number in its name, or else the one in
// its metadata, which is JSON; "" for an event that no schedule called.
func EventKey(name, metadata string) string {
	if rest, ok := strings.CutPrefix(name, "event"); !ok {
		return ""
	} else if number, ok := strings.CutPrefix(rest, "-"); ok {
		return number
	}
	var m struct{ N int }
	_ = json.Unmarshal([]byte(metadata), &m)
	return strconv.Itoa(m.N)
}
