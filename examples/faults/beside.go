package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/entryphone/entryphone/examples/bench/peers"
	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/others"
	"github.com/entryphone/entryphone/examples/faults/plan"
	"github.com/entryphone/entryphone/examples/faults/play"
	"github.com/entryphone/entryphone/examples/faults/report"
)

// beside plays schedules of events alone with ours and with other libraries, the same
// ones with each, and prints what became of the events.
func beside(c config, out io.Writer) (err error) {
	subjects, err := others.All(context.Background())
	if errors.Is(err, peers.ErrUnavailable) {
		fmt.Fprintln(out, "no other libraries beside:", err)
		return nil
	}
	if err != nil {
		return err
	}
	j := &rig.Job{}
	defer j.End(&err)
	var rows []report.Beside // ours first
	seeds := c.first(c.peers)
	stages := []*play.Stage{play.NewStage(j, seeds)}
	for _, s := range subjects {
		stages = append(stages, play.NewPeerStage(j, s))
	}
	for _, stage := range stages {
		row := report.Beside{Subject: stage.Subject()}
		for r := range stage.PlayAll(seeds, plan.Events, c.together) {
			row.Results = append(row.Results, r)
			if r.Failed() && len(rows) == 0 {
				report.Failure(out, r)
				if err := c.save(r); err != nil {
					return err
				}
			}
		}
		rows = append(rows, row)
	}
	report.Comparison(out, rows)
	return report.Judge(rows[0].Results)
}
