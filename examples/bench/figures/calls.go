package figures

import (
	"fmt"
	"io"
)

// callGoal is what a call may cost who makes it, in microseconds.
const callGoal = 20

// Calls is what calls cost who makes them, until they return.
type Calls struct {
	Name   string  `json:"name"`
	Update Summary `json:"update_us"` // each in a turn of the event loop of its own
	Event  Summary `json:"event_us"`
	Burst  float64 `json:"burst_us"` // an event among several in one turn, on average
}

// Events is what delivering events takes.
type Events struct {
	Name     string `json:"name"`
	Events   int    `json:"events"`
	Requests int    `json:"requests"`
	Bytes    int    `json:"bytes"` // of the bodies, as they are sent
}

func (r Report) printCalls(w io.Writer) error {
	t := newTable(w, "Cost of a call to its caller, µs", "subject", "update", "event", "event, many in one turn")
	for _, c := range r.Calls {
		t.row(c.Name, c.Update.String(), c.Event.String(), fmt.Sprintf("%.1f", c.Burst))
	}
	if len(r.Calls) > 0 {
		ours := r.Calls[0]
		met := ours.Update.Median() <= callGoal && ours.Event.Median() <= callGoal
		t.printf("\n- Update and event at most %d µs: %s\n", callGoal, verdict(met))
	}
	return t.err
}

func (r Report) printEvents(w io.Writer) error {
	t := newTable(w, "Delivery of events made in one turn", "subject", "events", "requests", "bytes")
	for _, e := range r.Events {
		t.row(e.Name, fmt.Sprint(e.Events), fmt.Sprint(e.Requests), thousands(e.Bytes))
	}
	return t.err
}
