// Command faults plays schedules of calls and faults against the bundle in a
// headless Chromium and the backend, and says what was lost, doubled, out of order,
// or stored with the wrong person. A schedule follows from its seed:
//
//	go run ./faults -n 1000          # as many, from -seed on
//	go run ./faults -one 17          # one of them, with all that happened in it
//	go run ./faults -n 0 -peers 50   # events alone, beside other libraries
//
// ENTRYPHONE_DIST is the folder that make dist fills, ENTRYPHONE_BACKEND the
// backend's binary; what is not set is built.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/plan"
	"github.com/entryphone/entryphone/examples/faults/play"
	"github.com/entryphone/entryphone/examples/faults/report"
)

func main() {
	c, err := parse(os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil:
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(2)
	}
	rig.With(func() int {
		if err := all(c, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, "faults:", err)
			return 1
		}
		return 0
	})
}

// config is what the command line says.
type config struct {
	n, together int
	peers       int
	seed        uint64
	one         int64
	events      bool
	logs        string
}

func parse(args []string) (config, error) {
	var c config
	f := flag.NewFlagSet("faults", flag.ContinueOnError)
	f.IntVar(&c.n, "n", 1000, "schedules to play")
	f.IntVar(&c.peers, "peers", 0, "schedules of events alone to play with ours and with other libraries")
	f.Uint64Var(&c.seed, "seed", 1, "the first one's seed; the others follow")
	f.Int64Var(&c.one, "one", -1, "play the schedule of this seed alone, and say all that happens")
	f.BoolVar(&c.events, "events", false, "let the schedules be of events alone")
	f.StringVar(&c.logs, "logs", "", "folder to write what happened in schedules that failed to")
	f.IntVar(&c.together, "together", 3, "schedules that are played at once")
	if err := f.Parse(args); err != nil {
		return c, err
	}
	if f.NArg() > 0 {
		return c, fmt.Errorf("unexpected argument %q", f.Arg(0))
	}
	if c.n < 0 || c.peers < 0 || c.together < 1 {
		return c, errors.New("-n and -peers must not be negative, and -together must be positive")
	}
	return c, nil
}

// seeds are those of the schedules to play.
func (c config) seeds() []uint64 {
	if c.one >= 0 {
		return []uint64{uint64(c.one)}
	}
	return c.first(c.n)
}

func (c config) first(n int) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		out[i] = c.seed + uint64(i)
	}
	return out
}

func (c config) schedule(seed uint64) plan.Schedule {
	if c.events {
		return plan.Events(seed)
	}
	return plan.Generate(seed)
}

// all plays ours, and then beside other libraries.
func all(c config, out io.Writer) error {
	var errs []error
	if c.n > 0 || c.one >= 0 {
		errs = append(errs, run(c, out))
	}
	if c.peers > 0 {
		errs = append(errs, beside(c, out))
	}
	return errors.Join(errs...)
}

// run plays, prints as it goes what fails and at the end the tables.
func run(c config, out io.Writer) (err error) {
	j := &rig.Job{}
	defer j.End(&err)
	seeds := c.seeds()
	stage := play.NewStage(j, seeds)
	var all []play.Result
	for r := range stage.PlayAll(seeds, c.schedule, c.together) {
		all = append(all, r)
		if r.Failed() {
			report.Failure(out, r)
		}
		if err := c.save(r); err != nil {
			return err
		}
		if c.one >= 0 {
			report.Log(out, r)
		}
	}
	report.Table(out, all)
	return report.Judge(all)
}

// save writes the log of a schedule that failed.
func (c config) save(r play.Result) error {
	if c.logs == "" || !r.Failed() {
		return nil
	}
	var text bytes.Buffer
	report.Failure(&text, r)
	report.Log(&text, r)
	if err := os.MkdirAll(c.logs, 0o755); err != nil {
		return err
	}
	kind := ""
	if r.Schedule.Events {
		kind = "events-"
	}
	return os.WriteFile(filepath.Join(c.logs, fmt.Sprintf("%s%d.log", kind, r.Schedule.Seed)), text.Bytes(), 0o644)
}
