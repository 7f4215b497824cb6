// Command bench measures the bundle beside the smallest Go program of its kind and
// beside libraries that pages load for similar ends: the bytes, the start, the cost
// of calls, the delivery of events, and the messenger. It prints tables and, with
// -json, saves all figures.
//
// Everything is built, served and measured in one run on one machine, the subjects
// by turns, because only ratios of one run mean something. ENTRYPHONE_DIST is the
// folder that make dist fills, ENTRYPHONE_BACKEND the backend's binary.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// quickRuns show that everything works, and no more.
const quickRuns = 2

// config is what the command line and the environment say.
type config struct {
	runs          int
	talk          bool // nothing but the messenger
	json, traces  string
	dist, backend string
}

func parse(args []string) (config, error) {
	c := config{dist: os.Getenv("ENTRYPHONE_DIST"), backend: os.Getenv("ENTRYPHONE_BACKEND")}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.IntVar(&c.runs, "n", 7, "visits of each subject under each condition")
	quick := f.Bool("quick", false, "two visits only, to see that it works")
	f.BoolVar(&c.talk, "talk", false, "measure the messenger, and nothing else")
	f.StringVar(&c.json, "json", "", "file to save all figures to")
	f.StringVar(&c.traces, "traces", "", "folder to save the browser's traces to, which its developer tools open")
	if err := f.Parse(args); err != nil {
		return c, err
	}
	if *quick {
		c.runs = quickRuns
	}
	switch {
	case f.NArg() > 0:
		return c, fmt.Errorf("unexpected argument %q", f.Arg(0))
	case c.runs < 1:
		return c, errors.New("-n must be positive")
	case c.dist == "" || c.backend == "":
		return c, errors.New("ENTRYPHONE_DIST and ENTRYPHONE_BACKEND are not set: run make bench")
	}
	return c, nil
}

func run(ctx context.Context, args []string, out io.Writer) error {
	c, err := parse(args)
	if err != nil {
		return err
	}
	report, err := measure(ctx, c)
	if err != nil {
		return err
	}
	if c.json != "" {
		if err := report.Save(c.json); err != nil {
			return err
		}
	}
	return report.Print(out)
}
