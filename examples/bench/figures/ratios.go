package figures

import (
	"fmt"
	"io"

	"github.com/entryphone/entryphone/examples/bench/subject"
)

const (
	longestGoal = 1.15 // times the base program started in the same way
	afterGoal   = 50.0 // ms at goalSlowdown
	// goalSlowdown is how slow the processor is for which the goals are set.
	goalSlowdown = 4
)

func (r Report) printRatios(w io.Writer) error {
	t := newTable(w, "Start: how many times the other's", "the bundle beside", "condition", "to first ping", "longest task",
		"least longest task", "most processor time of a task", "Go's start task")
	for _, ours := range r.Start {
		if ours.Subject != subject.EntryphoneKey {
			continue
		}
		for _, other := range r.Start {
			if other.Subject != ours.Subject && other.condition() == ours.condition() {
				t.row(other.Name, ours.condition(), ratio(ours.Ready.Median(), other.Ready.Median()),
					ratio(ours.Longest.Median(), other.Longest.Median()), ratio(ours.Longest.Min(), other.Longest.Min()),
					ratio(ours.MostCPU.Median(), other.MostCPU.Median()), ratio(ours.Run.Median(), other.Run.Median()))
			}
		}
	}
	t.printf("\n")
	for _, ours := range r.Start {
		if ours.Subject == subject.EntryphoneKey && ours.Slowdown == goalSlowdown {
			t.printf("%s", r.startGoals(ours))
		}
	}
	return t.err
}

// startGoals says of one condition whether its goals are met.
func (r Report) startGoals(ours Start) string {
	out := fmt.Sprintf("- %s: everything after the start in tasks under %g ms: %s (longest %s)\n",
		ours.condition(), afterGoal, verdict(ours.After.Median() < afterGoal), ours.After)
	for _, bare := range r.Start {
		if bare.Subject == subject.BareKey && bare.condition() == ours.condition() {
			times := ours.Longest.Median() / bare.Longest.Median()
			out += fmt.Sprintf("- %s: longest task at most %.2f × that of %s: %s (%.3f)\n",
				ours.condition(), longestGoal, bare.Name, verdict(times <= longestGoal), times)
		}
	}
	return out
}
