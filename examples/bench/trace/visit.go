package trace

import (
	"errors"
	"fmt"
)

// Visit is what a trace says of one visit of a page. Times are milliseconds; those
// at which something begins count from the start of the navigation.
type Visit struct {
	Ready float64 `json:"ready_ms"`
	// Tasks are those of the page's main thread after the one in which the browser
	// changed documents, in their order.
	Tasks []Task `json:"-"`
	// Run is the index of the task in which a Go program starts, -1 without one.
	Run int `json:"-"`
	// FromCache is true if the browser had the program compiled already.
	FromCache bool `json:"compiled_code_from_cache"`
}

// Task is what the main thread does in one go, while the page cannot answer.
type Task struct {
	Start    float64 `json:"start_ms"`
	Duration float64 `json:"ms"`
	CPU      float64 `json:"cpu_ms"` // without what other processes took of the processor
}

var (
	errNoNavigation = errors.New("the trace has no navigation to the page")
	errNoCommit     = errors.New("the trace does not say when the page's document came")
	errNoTask       = errors.New("the trace has no task in which the program starts")
	// ErrNoMark is returned of a trace that does not hold what was looked for.
	ErrNoMark   = errors.New("the trace lacks a mark of the page")
	errNotReady = errors.New("the trace ends before the page has started")
)

// Read finds the visit of the page with that URL.
func Read(events []Event, page string, ready Ready) (Visit, error) {
	navigation, err := navigationTo(events, page)
	if err != nil {
		return Visit{}, err
	}
	thread := after(navigation, events)
	visit := Visit{Run: -1}
	at, ok := first(thread, ready)
	if !ok {
		return visit, fmt.Errorf("%w: %s", errNotReady, page)
	}
	visit.Ready = (at.Start - navigation.Start) / 1000
	commit, ok := first(thread, named("CommitLoad"))
	if !ok {
		return visit, fmt.Errorf("%w: %s", errNoCommit, page)
	}
	visit.Tasks = behind(tasks(thread, navigation.Start), (commit.Start-navigation.Start)/1000)
	if run, ok := first(thread, named("bench:run")); ok {
		if visit.Run = indexAt(visit.Tasks, (run.Start-navigation.Start)/1000); visit.Run < 0 {
			return visit, fmt.Errorf("%w: %s", errNoTask, page)
		}
	}
	_, visit.FromCache = first(thread, named("v8.wasm.moduleCacheHit"))
	return visit, nil
}

// navigationTo finds where the page was asked for.
func navigationTo(events []Event, page string) (Event, error) {
	for _, e := range events {
		if e.Name != "navigationStart" {
			continue
		}
		d, err := e.details()
		if err != nil {
			return e, err
		}
		if d.Data.IsOutermost && d.Data.DocumentLoaderURL == page {
			return e, nil
		}
	}
	return Event{}, fmt.Errorf("%w: %s", errNoNavigation, page)
}
