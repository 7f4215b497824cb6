// Package play runs schedules: real tabs on a page with the loader, the real
// backend with its database, and between them a line that has the schedule's
// faults. It notes in a ledger what the pages called, and compares.
package play

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// Stage is the backend that schedules share. Each has a workspace of its own in
// it, a site of its own in front of it, and a browser profile of its own.
type Stage struct {
	subject Subject
	backend *rig.Backend // nil for another library than ours
	base    string       // of its collector then
	// Forge is for tests of the harness: see [rig.Front.Forge].
	Forge func(*rig.Request) (bodies []string, ok bool)
}

// NewStage starts a backend for schedules of these seeds, which ends with t.
func NewStage(t rig.T, seeds []uint64) *Stage {
	t.Helper()
	type workspace struct {
		AppID   string   `json:"app_id"`
		Name    string   `json:"name"`
		Token   string   `json:"token"`
		Origins []string `json:"origins"`
	}
	var all []workspace
	for _, seed := range seeds {
		all = append(all, workspace{appID(seed), "A schedule's", token(seed), []string{"http://localhost:*"}})
	}
	file, err := json.Marshal(map[string]any{"workspaces": all})
	if err != nil {
		t.Fatalf("writing workspaces: %v", err)
	}
	// All schedules are one client: its rate is no fault that was asked for.
	return &Stage{subject: Subject{Name: "Entryphone", Sent: ours}, backend: rig.NewBackendFor(t, file, "-rate", "100000", "-burst", "100000")}
}

func appID(seed uint64) string { return fmt.Sprintf("faults_%d", seed) }
func token(seed uint64) string { return fmt.Sprintf("token-of-the-schedule-%d", seed) }

// Result is what became of a schedule.
type Result struct {
	Schedule plan.Schedule
	Calls    int // made
	Unsure   int // of those, made or not: nobody can say
	Injected map[plan.Kind]int
	Verdict  ledger.Verdict
	// Err says that the schedule could not be played to its end, which is a fault of
	// the harness or of the machine.
	Err    error
	Events int // of the calls, those that are sure and are events
	Gone   int // of those, not received
	Twice  int // received under more than one id: nobody can tell
	Again  int // received more than once under one id, by which a backend can tell
	Took   time.Duration
	Log    []string // what happened, step by step
}

// Failed says whether the schedule did not end as it should.
func (r Result) Failed() bool { return r.Err != nil || len(r.Verdict) > 0 }

// Play runs a schedule.
func (s *Stage) Play(p plan.Schedule) (r Result) {
	began := time.Now()
	j := &rig.Job{Quiet: true}
	run := &run{stage: s, plan: p, t: j}
	defer func() {
		r = run.result()
		r.Took = time.Since(began)
	}()
	defer j.End(&run.err)
	run.prepare()
	for _, step := range p.Steps {
		run.step(step)
	}
	run.finish()
	return r
}
