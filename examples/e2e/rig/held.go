package rig

import _ "embed"

//go:embed held.js
var held string

// Held is what a page holds, once what nobody needs is gone.
type Held struct {
	Timers    int `json:"timers"`   // that wait
	Channels  int `json:"channels"` // that are open, of both kinds
	Values    int `json:"values"`   // of JavaScript that the Go program refers to; its functions are among them
	Memory    int `json:"memory"`   // bytes, of the Go program
	Nodes     int // of all documents
	Listeners int
	Documents int
	Frames    int
}

// CountHeld has what the pages hold counted that the tab opens from now on.
func (p *Tab) CountHeld() { p.Before(held) }

// Held counts. Values that the Go program needs no longer are among them until it
// collects its garbage.
func (p *Tab) Held() Held {
	p.t.Helper()
	p.CollectGarbage()
	h := Get[Held](p, `held()`)
	m := p.Metrics()
	h.Nodes, h.Listeners = int(m["Nodes"]), int(m["JSEventListeners"])
	h.Documents, h.Frames = int(m["Documents"]), int(m["Frames"])
	return h
}
