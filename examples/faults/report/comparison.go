package report

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/entryphone/entryphone/examples/faults/play"
)

// Beside is what became of the same schedules with one library.
type Beside struct {
	play.Subject
	Results []play.Result
}

// Comparison prints what became of events, library by library. An event that came
// more than once under one id is no harm: a backend can tell, and ours does. Under
// several ids it is counted several times.
func Comparison(out io.Writer, all []Beside) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "events by\tschedules\tevents\tlost\tdoubled\tcame again under the same id\tnot played\t")
	for _, b := range all {
		var events, gone, twice, again, broken int
		for _, r := range b.Results {
			events, gone, twice, again = events+r.Events, gone+r.Gone, twice+r.Twice, again+r.Again
			if r.Err != nil {
				broken++
			}
		}
		fmt.Fprintf(w, "%s %s\t%d\t%d\t%d\t%d\t%d\t%d\t\n", b.Name, b.Version, len(b.Results), events, gone, twice, again, broken)
	}
	_ = w.Flush()
}
