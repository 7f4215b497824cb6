package main

import (
	"fmt"
	"time"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/site"
	"github.com/entryphone/entryphone/examples/bench/subject"
	"github.com/entryphone/entryphone/examples/bench/trace"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

const (
	// warmVisits are those after which the caches hold what they will: scripts are
	// kept compiled from the second visit on.
	warmVisits = 2
	// warmStay is longer than the two seconds after which the browser keeps what it
	// compiled of a program.
	warmStay = 2500 * time.Millisecond
)

// slowdowns are how many times slower the processor is made.
var slowdowns = []float64{1, 4}

// starter measures how subjects start.
type starter struct {
	browser *visit.Browser
	traces  string
	sites   map[string]*site.Site // by the subject's key
}

// measureStart visits the subjects by turns, so that whatever else the machine does
// meets all of them.
func measureStart(b *visit.Browser, subjects []subject.Subject, c config) ([]figures.Start, error) {
	m := starter{browser: b, traces: c.traces, sites: map[string]*site.Site{}}
	for _, s := range subjects {
		m.sites[s.Key] = site.Start(s.Content)
		defer m.sites[s.Key].Stop()
	}
	progress("warming the caches")
	if err := m.warm(); err != nil {
		return nil, err
	}
	results := conditions(subjects)
	for run := range c.runs {
		progress("start: run %d of %d", run+1, c.runs)
		for i := range results {
			at := (i + run) % len(results)
			if err := m.visit(subjects[at%len(subjects)], &results[at], run); err != nil {
				return nil, err
			}
		}
	}
	return results, nil
}

// conditions are all that there are to measure, the subjects side by side.
func conditions(subjects []subject.Subject) []figures.Start {
	var out []figures.Start
	for _, slowdown := range slowdowns {
		for _, first := range []bool{true, false} {
			for _, s := range subjects {
				out = append(out, figures.Start{Subject: s.Key, Name: s.Name, Slowdown: slowdown, New: first})
			}
		}
	}
	return out
}

func (m starter) warm() error {
	for _, s := range m.sites {
		for range warmVisits {
			if _, err := m.browser.Visit(visit.Plan{Site: s, Slowdown: 1, Stay: warmStay}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m starter) visit(s subject.Subject, result *figures.Start, run int) error {
	where := m.sites[s.Key]
	got, err := m.browser.Visit(visit.Plan{Site: where, New: result.New, Slowdown: result.Slowdown})
	if err != nil {
		return err
	}
	if err := saveTrace(m.traces, fmt.Sprintf("%s-%gx-new=%t-%d.json", s.Key, result.Slowdown, result.New, run), got.Trace); err != nil {
		return err
	}
	events, err := trace.Parse(got.Trace)
	if err != nil {
		return err
	}
	v, err := trace.Read(events, where.Page(), s.Ready)
	if err != nil {
		return fmt.Errorf("%s: %w", s.Name, err)
	}
	if s.Program != (v.Run >= 0) {
		return fmt.Errorf("%s: the trace does not say when the program starts", s.Name)
	}
	result.Add(v, got.Memory)
	return nil
}
