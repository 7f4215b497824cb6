package report

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
	"github.com/entryphone/entryphone/examples/faults/play"
)

func results() []play.Result {
	schedule := func(seed uint64, kinds ...plan.Kind) plan.Schedule { return plan.Schedule{Seed: seed, Kinds: kinds} }
	return []play.Result{
		{Schedule: schedule(9, plan.Offline, plan.Crashed), Calls: 10, Unsure: 2, Injected: map[plan.Kind]int{plan.Offline: 3},
			Verdict: ledger.Verdict{{Wrong: ledger.Lost, Text: "event 1"}, {Wrong: ledger.Lost, Text: "event 2"}, {Wrong: ledger.Mixed, Text: "x"}}},
		{Schedule: schedule(7, plan.Offline), Calls: 5, Injected: map[plan.Kind]int{plan.Offline: 1}},
		{Schedule: schedule(8), Calls: 1},
		{Schedule: schedule(5), Err: errors.New("no browser")},
	}
}

// line is a line of the table without its spaces.
func line(t *testing.T, table, name string) []string {
	for _, l := range strings.Split(table, "\n") {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(l), name+" "); ok {
			return strings.Fields(rest)
		}
	}
	t.Fatalf("no line %q in\n%s", name, table)
	return nil
}

func TestTheTableSumsUpByKind(t *testing.T) {
	var out strings.Builder
	Table(&out, results())
	assert.Equal(t, strings.Fields("2 0 1 0 0 0 0 1"), line(t, out.String(), "no fault"))
	assert.Equal(t, strings.Fields("2 4 15 2 0 0 1 1"), line(t, out.String(), "offline"))
	assert.Equal(t, strings.Fields("1 0 10 2 0 0 1 1"), line(t, out.String(), "tab crashed"))
	assert.Equal(t, strings.Fields("4 4 16 2 0 0 1 2"), line(t, out.String(), "all"))
	assert.Contains(t, out.String(), "2 may or may not have happened")
}

func TestSeedsThatFailedAreNamedInOrder(t *testing.T) {
	assert.EqualError(t, Judge(results()), "2 of 4 schedules failed, of the seeds [5 9]")
	assert.NoError(t, Judge(results()[1:3]))
}

func TestAFailureSaysWhatIsWrongAndHowToPlayItAgain(t *testing.T) {
	var out strings.Builder
	Failure(&out, results()[0])
	Failure(&out, results()[3])
	Failure(&out, play.Result{Schedule: plan.Schedule{Seed: 3, Events: true}})
	for _, want := range []string{"-one 9", "offline; tab crashed", "-events -one 3", "lost: event 2", "mixed: x", "-one 5", "no browser"} {
		assert.Contains(t, out.String(), want)
	}
}
