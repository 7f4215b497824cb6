package rig

import _ "embed"

//go:embed pulse.js
var pulse string

// Pulse is how a page does.
type Pulse struct {
	Ticks    int      `json:"ticks"`    // of a timer of the page's own
	Painted  int      `json:"painted"`  // frames
	Stood    float64  `json:"stood"`    // milliseconds for which the page stood still since the last time, at most
	Foreign  []string `json:"foreign"`  // elements in the messenger's frame that have no place there
	Harm     any      `json:"harm"`     // what scripts and handlers in markup of the tests set
	Polluted any      `json:"polluted"` // a property that every object has
	Booted   bool     `json:"booted"`   // Intercom.booted
	User     string   `json:"user"`     // user_id of Intercom('whoami')
	Visitor  string   `json:"visitor"`  // the type of Intercom('getVisitorId')
}

// WatchPulse has the pages that the tab opens from now on watch how they do.
func (p *Tab) WatchPulse() { p.Before(pulse) }

// Pulse returns how the page does, behind the next tick of its timer.
func (p *Tab) Pulse() Pulse {
	p.t.Helper()
	return Get[Pulse](p, `pulse()`)
}
