package session

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// maxEarly bounds the events that wait for a first boot.
const maxEarly = 100

// What one request takes: more events, or more bytes of JSON, become another one.
const (
	maxBatch      = 50
	maxBatchBytes = 48 << 10
)

// batch is the events of one turn on one URL.
type batch struct {
	page   Page
	events []wire.Event
	bytes  int
}

// Track sends an event at the end of the turn. Before the first boot it waits for
// it.
func (m *Machine) Track(now time.Time, name string, metadata wire.Object, page Page) []Effect {
	e := wire.Event{Name: name, CreatedAt: now.Unix(), ID: page.Call}
	if e.ID == "" {
		e.ID = m.cfg.NewID()
	}
	if at := max(page.At, page.Made); at > 0 {
		e.CreatedAt = at / 1000
	}
	var left []wire.FieldError
	e.Metadata, left = wire.TrimMetadata(metadata)
	for _, f := range left {
		m.warn("trackEvent: metadata " + f.Field + " " + f.Err.Error() + ": it is left out")
	}
	switch {
	case m.p != nil && m.p.held == nil:
		m.gather(now, e, page)
	case m.p == nil && m.ended:
		m.warn("trackEvent: nobody is booted: call boot first")
	case len(m.events) < maxEarly:
		m.events = append(m.events, e)
	default:
		m.warn("trackEvent: too many events before boot: " + name + " is dropped")
	}
	return m.take()
}

// gather puts an event with those of the turn.
func (m *Machine) gather(now time.Time, e wire.Event, page Page) {
	p := m.p
	m.moved(now, page)
	size := len(wire.AppendJSON(nil, e.Metadata)) + len(e.Name) + 100 // id, time and names of the fields
	if b := p.tracked; b != nil && (len(b.events) == maxBatch || b.bytes+size > maxBatchBytes) {
		m.flush(now)
	}
	if p.tracked == nil {
		p.tracked = &batch{page: page}
	}
	p.tracked.events = append(p.tracked.events, e)
	p.tracked.bytes += size
}

// moved sends what was gathered on another URL.
func (m *Machine) moved(now time.Time, page Page) {
	p := m.p
	if p.due != nil && p.due.page.URL != page.URL || p.tracked != nil && p.tracked.page.URL != page.URL {
		m.flush(now)
	}
}

// sendWaiting sends the events that waited for somebody to be known, once
// somebody is.
func (m *Machine) sendWaiting(now time.Time, page Page) {
	if m.p.held != nil {
		return
	}
	for _, e := range m.events {
		m.gather(now, e, page)
	}
	m.events = nil
}
