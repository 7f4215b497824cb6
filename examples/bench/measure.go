package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/subject"
	"github.com/entryphone/entryphone/examples/bench/talk"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

// measure does everything, in a folder that is gone afterwards.
func measure(ctx context.Context, c config) (r figures.Report, err error) {
	dir, err := os.MkdirTemp("", "entryphone-bench")
	if err != nil {
		return r, fmt.Errorf("making a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	history, err := talk.Write(ctx, filepath.Join(dir, subject.Database))
	if err != nil {
		return r, err
	}
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
	if !c.talk {
		if err := measureOthers(ctx, browser, subjects, c, &r); err != nil {
			return r, err
		}
	}
	r.Talk, err = measureTalk(&talk.Bench{
		Browser: browser, Subject: subjects[0], Backend: backend, History: history, Runs: min(c.runs, talkRuns),
		Save: func(name string, trace []json.RawMessage) error { return saveTrace(c.traces, name, trace) },
	})
	return r, err
}

// measureOthers measures all but the messenger.
func measureOthers(ctx context.Context, browser *visit.Browser, subjects []subject.Subject, c config, r *figures.Report) (err error) {
	if r.Start, err = measureStart(browser, subjects, c); err != nil {
		return err
	}
	if r.Calls, err = measureCalls(browser, subjects); err != nil {
		return err
	}
	r.Events, err = measureEvents(ctx, browser, subjects)
	return err
}

// progress says on stderr what is being done: it takes minutes.
func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }
