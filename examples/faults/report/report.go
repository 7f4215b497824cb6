// Package report says what became of schedules.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/entryphone/entryphone/examples/faults/ledger"
	"github.com/entryphone/entryphone/examples/faults/plan"
	"github.com/entryphone/entryphone/examples/faults/play"
)

// Failure says what is wrong with a schedule, and how to play it again.
func Failure(out io.Writer, r play.Result) {
	only := ""
	if r.Schedule.Events {
		only = "-events "
	}
	fmt.Fprintf(out, "seed %d (%s) failed; again: go run ./faults %s-one %d\n", r.Schedule.Seed, kinds(r.Schedule), only, r.Schedule.Seed)
	if r.Err != nil {
		fmt.Fprintf(out, "  not played to its end: %v\n", r.Err)
	}
	for _, f := range r.Verdict {
		fmt.Fprintf(out, "  %s: %s\n", f.Wrong, f.Text)
	}
}

func kinds(p plan.Schedule) string {
	if len(p.Kinds) == 0 {
		return "no fault"
	}
	var names []string
	for _, k := range p.Kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, "; ")
}

// Log says all that happened in a schedule.
func Log(out io.Writer, r play.Result) {
	for _, line := range r.Log {
		fmt.Fprintln(out, line)
	}
}

// row sums up some schedules.
type row struct {
	schedules, failed, injected, calls int
	wrong                              map[ledger.Wrong]int
}

func (s *row) add(r play.Result, injected int) {
	s.schedules++
	s.calls += r.Calls
	s.injected += injected
	if r.Failed() {
		s.failed++
	}
	for _, w := range ledger.Wrongs {
		s.wrong[w] += r.Verdict.Count(w)
	}
}

// sum sums up the results that fit.
func sum(all []play.Result, fits func(play.Result) bool, injected func(play.Result) int) row {
	s := row{wrong: map[ledger.Wrong]int{}}
	for _, r := range all {
		if fits(r) {
			s.add(r, injected(r))
		}
	}
	return s
}

// Table prints figures by kind of fault. A schedule with several kinds counts in
// the row of each; the last row has every schedule once.
func Table(out io.Writer, all []play.Result) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "schedules with\tschedules\toccurred\tcalls\tlost\tdoubled\tout of order\tmixed\tfailed\t")
	print := func(name string, s row) {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t", name, s.schedules, s.injected, s.calls)
		for _, wrong := range ledger.Wrongs {
			fmt.Fprintf(w, "%d\t", s.wrong[wrong])
		}
		fmt.Fprintf(w, "%d\t\n", s.failed)
	}
	none := func(play.Result) int { return 0 }
	print("no fault", sum(all, func(r play.Result) bool { return len(r.Schedule.Kinds) == 0 }, none))
	for _, k := range plan.Kinds {
		print(string(k), sum(all, func(r play.Result) bool { return slices.Contains(r.Schedule.Kinds, k) },
			func(r play.Result) int { return r.Injected[k] }))
	}
	total := sum(all, func(play.Result) bool { return true }, func(r play.Result) (n int) {
		for _, k := range r.Injected {
			n += k
		}
		return n
	})
	print("all", total)
	_ = w.Flush()
	unsure := 0
	for _, r := range all {
		unsure += r.Unsure
	}
	fmt.Fprintf(out, "Of what the calls were to leave behind, %d may or may not have happened: the tab crashed before the program ran, or no script came.\n", unsure)
}

// Occurred is how often a kind of fault occurred in all schedules.
func Occurred(all []play.Result, k plan.Kind) (n int) {
	for _, r := range all {
		n += r.Injected[k]
	}
	return n
}

// Judge is an error that names the seeds that failed.
func Judge(all []play.Result) error {
	var seeds []uint64
	for _, r := range all {
		if r.Failed() {
			seeds = append(seeds, r.Schedule.Seed)
		}
	}
	if len(seeds) == 0 {
		return nil
	}
	slices.Sort(seeds)
	return fmt.Errorf("%d of %d schedules failed, of the seeds %v", len(seeds), len(all), seeds)
}
