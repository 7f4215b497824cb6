package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/subject"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

// measure does everything, in a folder that is gone afterwards.
func measure(ctx context.Context, c config) (r figures.Report, err error) {
	dir, err := os.MkdirTemp("", "entryphone-bench")
	if err != nil {
		return r, fmt.Errorf("making a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	backend, stopBackend, err := subject.StartBackend(ctx, c.backend, dir)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, stopBackend()) }()

	progress("building and compressing")
	subjects, err := prepare(ctx, c, backend, &r)
	if err != nil {
		return r, err
	}
	browser, stopBrowser, err := visit.Launch(ctx, filepath.Join(dir, "profile"))
	if err != nil {
		return r, err
	}
	defer stopBrowser()
	r.Runs = c.runs
	if r.Start, err = measureStart(browser, subjects, c); err != nil {
		return r, err
	}
	if r.Calls, err = measureCalls(browser, subjects); err != nil {
		return r, err
	}
	r.Events, err = measureEvents(ctx, browser, subjects)
	return r, err
}

// progress says on stderr what is being done: it takes minutes.
func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }
