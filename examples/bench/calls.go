package main

import (
	_ "embed" // the script that makes the calls
	"fmt"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/site"
	"github.com/entryphone/entryphone/examples/bench/subject"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

//go:embed calls.js
var callsScript string

// measureCalls measures on a page that has started, at the machine's own speed.
func measureCalls(b *visit.Browser, subjects []subject.Subject) ([]figures.Calls, error) {
	progress("the cost of calls")
	var out []figures.Calls
	for _, s := range subjects {
		if s.Calls.Update == "" {
			continue
		}
		c, err := callsOf(b, s)
		if err != nil {
			return nil, fmt.Errorf("calling %s: %w", s.Name, err)
		}
		out = append(out, c)
	}
	return out, nil
}

func callsOf(b *visit.Browser, s subject.Subject) (figures.Calls, error) {
	where := site.Start(s.Calling())
	defer where.Stop()
	page, closeTab, err := b.Open(visit.Plan{Site: where, New: true, Slowdown: 1})
	if err != nil {
		return figures.Calls{}, err
	}
	defer closeTab()
	got, err := visit.Evaluate[struct {
		Updates []float64 `json:"updates"`
		Events  []float64 `json:"events"`
		Burst   float64   `json:"burst"`
	}](page, fmt.Sprintf("(%s)(%s, %s)", callsScript, s.Calls.Update, s.Calls.Event))
	return figures.Calls{Name: s.Name, Update: got.Updates, Event: got.Events, Burst: got.Burst}, err
}
