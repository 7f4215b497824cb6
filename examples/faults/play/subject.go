package play

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/ledger"
)

// Subject is a library that sends a page's events.
type Subject struct {
	Name, Version string
	// Script is another library than ours, with what makes of window.Intercom's boot
	// and trackEvent its own calls.
	Script []byte
	// API answers as its service does where it has nothing to say, and Receives names
	// the paths of it that take events.
	API      http.Handler
	Receives func(path string) (name string, ok bool)
	// Sent reads the events in a request.
	Sent func(*rig.Request) []Sent
}

// Sent is an event as it was sent.
type Sent struct {
	Key string // see [EventKey]
	ID  string // by which a backend can tell that it has it
}

// NewPeerStage is [NewStage] for another library.
func NewPeerStage(t rig.T, s Subject) *Stage {
	t.Helper()
	api := httptest.NewServer(s.API)
	t.Cleanup(api.Close)
	return &Stage{subject: s, base: api.URL}
}

// Subject is the library that the stage is for.
func (s *Stage) Subject() Subject { return s.subject }

// front is a site for a schedule.
func (s *Stage) front(t rig.T) *rig.Front {
	if s.backend != nil {
		return rig.NewFront(t, s.backend)
	}
	return rig.NewFrontTo(t, s.base, s.subject.Receives)
}

// compare says what is wrong: of another library, with the events alone.
func (r *run) compare(s ledger.Stored) ledger.Verdict {
	if r.stage.backend == nil {
		return r.ledger.Events().Compare(s)
	}
	return r.ledger.Compare(s)
}

// sent is how often the backend had which event under which id.
func (r *run) sent() map[string]map[string]int {
	out := map[string]map[string]int{}
	for _, q := range r.front.Requests() {
		if !q.Handled {
			continue
		}
		for _, s := range r.stage.subject.Sent(&q) {
			if out[s.Key] == nil {
				out[s.Key] = map[string]int{}
			}
			out[s.Key][s.ID]++
		}
	}
	return out
}

// tally counts what became of the events.
func (out *Result) tally(r *run) {
	sent := r.sent()
	for _, e := range r.ledger.Entries {
		if e.Kind != ledger.Event || e.Unsure {
			continue
		}
		out.Events++
		ids := sent[e.Key]
		if len(ids) == 0 {
			out.Gone++
			continue
		}
		out.Twice += len(ids) - 1
		for _, n := range ids {
			out.Again += n - 1
		}
	}
}

// ours reads the events of a request as section 7 of the contract has them.
func ours(q *rig.Request) []Sent {
	var list struct {
		Data []struct {
			ID       string
			Name     string `json:"event_name"`
			Metadata json.RawMessage
		}
	}
	_ = json.Unmarshal([]byte(q.Form.Get("event_list")), &list)
	var out []Sent
	for _, e := range list.Data {
		out = append(out, Sent{EventKey(e.Name, string(e.Metadata)), e.ID})
	}
	return out
}
