package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/plan"
	"github.com/entryphone/entryphone/examples/faults/play"
	"github.com/entryphone/entryphone/examples/faults/report"
)

func TestMain(m *testing.M) { rig.With(m.Run) }

// The short run: every kind of fault, in half a minute. make faults is the long one.
func TestNothingIsLostDoubledDisorderedOrMixed(t *testing.T) {
	c := config{n: 30, seed: 1, together: 3, one: -1}
	j := &rig.Job{Quiet: true} // without the backend's log
	var err error
	defer func() { require.NoError(t, err) }()
	defer j.End(&err)
	stage := play.NewStage(j, c.seeds())
	var all []play.Result
	var said strings.Builder
	for r := range stage.PlayAll(c.seeds(), plan.Generate, c.together) {
		all = append(all, r)
		if r.Failed() {
			report.Failure(&said, r)
		}
	}
	report.Table(&said, all)
	t.Log("\n" + said.String())
	for _, k := range plan.Kinds {
		assert.True(t, k == plan.Tabs || report.Occurred(all, k) > 0, "%s: is a fault that did not occur", k)
	}
	require.NoError(t, report.Judge(all))
}

func TestFlags(t *testing.T) {
	c, err := parse([]string{"-n", "3", "-seed", "10"})
	require.NoError(t, err)
	assert.Equal(t, []uint64{10, 11, 12}, c.seeds())
	c, err = parse([]string{"-one", "0"})
	require.NoError(t, err)
	assert.Equal(t, []uint64{0}, c.seeds())
	assert.Equal(t, plan.Generate(0), c.schedule(0))
	c, err = parse([]string{"-events"})
	require.NoError(t, err)
	assert.Equal(t, plan.Events(0), c.schedule(0))
	for _, wrong := range []string{"-n=-1", "-peers=-1", "-together=0", "more"} {
		_, err = parse([]string{wrong})
		assert.Error(t, err, wrong)
	}
}

func TestAFailureIsSavedWhereItIsAskedFor(t *testing.T) {
	c := config{logs: t.TempDir() + "/logs"}
	require.NoError(t, c.save(play.Result{Schedule: plan.Schedule{Seed: 4}, Err: rig.ErrCrashed, Log: []string{"what happened"}}))
	saved, err := os.ReadFile(c.logs + "/4.log")
	require.NoError(t, err)
	assert.Contains(t, string(saved), "-one 4")
	assert.Contains(t, string(saved), "what happened")
}
