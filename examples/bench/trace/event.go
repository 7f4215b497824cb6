// Package trace reads the traces that Chromium writes: when what was waited for
// happened, and how long the page's main thread was busy, task by task.
package trace

import (
	"encoding/json"
	"fmt"
)

// Event is one event of a trace, in the published trace event format. Times are
// microseconds of one clock for all processes.
type Event struct {
	Name     string          `json:"name"`
	Phase    string          `json:"ph"`
	PID      int             `json:"pid"`
	TID      int             `json:"tid"`
	Start    float64         `json:"ts"`
	Duration float64         `json:"dur"`
	CPU      float64         `json:"tdur"` // of the duration, what the thread was given of a processor
	Args     json.RawMessage `json:"args"`
}

// Parse reads events as the browser sends them.
func Parse(raw []json.RawMessage) ([]Event, error) {
	events := make([]Event, len(raw))
	for i, data := range raw {
		if err := json.Unmarshal(data, &events[i]); err != nil {
			return nil, fmt.Errorf("reading event %d of the trace: %w", i, err)
		}
	}
	return events, nil
}

// details is what the events that are looked into say. Others have arguments of
// other shapes.
type details struct {
	Data struct {
		URL               string `json:"url"`
		DocumentLoaderURL string `json:"documentLoaderURL"`
		IsOutermost       bool   `json:"isOutermostMainFrame"`
	} `json:"data"`
}

func (e Event) details() (details, error) {
	var d details
	if err := json.Unmarshal(e.Args, &d); err != nil {
		return d, fmt.Errorf("reading what %s says: %w", e.Name, err)
	}
	return d, nil
}

// sameThread is true of events of one thread.
func sameThread(a, b Event) bool { return a.PID == b.PID && a.TID == b.TID }
