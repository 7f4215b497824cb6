package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/site"
	"github.com/entryphone/entryphone/examples/bench/subject"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

const (
	eventCount = 100
	// delivered is how long there must have been no request for everything to have
	// been delivered: twice as long as any of the subjects waits for more to come.
	delivered = 10 * time.Second
)

// measureEvents has all subjects deliver at once: what they wait for is time, and no
// time is measured.
func measureEvents(ctx context.Context, b *visit.Browser, subjects []subject.Subject) ([]figures.Events, error) {
	progress("the delivery of events")
	var all sync.WaitGroup
	results, failures := make([]figures.Events, len(subjects)), make([]error, len(subjects))
	for i, s := range subjects {
		if s.Calls.Event != "" {
			all.Go(func() { results[i], failures[i] = eventsOf(ctx, b, s) })
		}
	}
	all.Wait()
	var out []figures.Events
	for _, r := range results {
		if r.Events > 0 {
			out = append(out, r)
		}
	}
	return out, errors.Join(failures...)
}

func eventsOf(ctx context.Context, b *visit.Browser, s subject.Subject) (figures.Events, error) {
	where := site.Start(s.Calling())
	defer where.Stop()
	page, closeTab, err := b.Open(visit.Plan{Site: where, New: true, Slowdown: 1, Stay: delivered})
	if err != nil {
		return figures.Events{}, fmt.Errorf("opening %s: %w", s.Name, err)
	}
	defer closeTab()
	where.Reset()
	made, err := visit.Evaluate[int](page, fmt.Sprintf("(event => { for (let i = 0; i < %d; i++) event(i); return %[1]d; })(%s)", eventCount, s.Calls.Event))
	if err != nil {
		return figures.Events{}, fmt.Errorf("calling %s: %w", s.Name, err)
	}
	waiting, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	if err := where.Quiet(waiting, delivered); err != nil {
		return figures.Events{}, fmt.Errorf("waiting for the events of %s: %w", s.Name, err)
	}
	return sum(s.Name, made, where.Requests()), nil
}

func sum(name string, events int, requests []site.Request) figures.Events {
	out := figures.Events{Name: name, Events: events, Requests: len(requests)}
	for _, r := range requests {
		out.Bytes += r.Bytes
	}
	return out
}
