// Package live tells listeners that a workspace's data changed. It says that, not
// what: a listener reads the data again, so that missing one of several changes
// in a row does no harm and a slow listener holds up nobody.
package live

import (
	"errors"
	"sync"
)

// ErrFull is returned when there are too many listeners, ErrClosed after Close.
var (
	ErrFull   = errors.New("too many listeners")
	ErrClosed = errors.New("the server is shutting down")
)

// Hub knows the listeners of every workspace.
type Hub struct {
	limit int

	mu        sync.Mutex
	closed    bool
	count     int
	sequence  map[string]uint64
	listeners map[string]map[*Listener]struct{}
}

// Listener waits for changes of one workspace.
type Listener struct {
	// Changes holds the number of the latest change. It is closed by Hub.Close.
	Changes <-chan uint64

	changes chan uint64
	hub     *Hub
	appID   string
}

// NewHub returns a hub for at most limit listeners.
func NewHub(limit int) *Hub {
	return &Hub{limit: limit, sequence: map[string]uint64{}, listeners: map[string]map[*Listener]struct{}{}}
}

// Listen adds a listener, which hears of the present state at once. Whoever adds
// it calls Stop.
func (h *Hub) Listen(appID string) (*Listener, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.closed:
		return nil, ErrClosed
	case h.count >= h.limit:
		return nil, ErrFull
	}
	c := make(chan uint64, 1)
	c <- h.sequence[appID]
	l := &Listener{Changes: c, changes: c, hub: h, appID: appID}
	if h.listeners[appID] == nil {
		h.listeners[appID] = map[*Listener]struct{}{}
	}
	h.listeners[appID][l] = struct{}{}
	h.count++
	return l, nil
}

// Stop removes the listener. It may be called more than once.
func (l *Listener) Stop() {
	l.hub.mu.Lock()
	defer l.hub.mu.Unlock()
	if _, there := l.hub.listeners[l.appID][l]; there {
		delete(l.hub.listeners[l.appID], l)
		l.hub.count--
	}
}

// Notify tells the listeners of a workspace. It never blocks.
func (h *Hub) Notify(appID string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return
	}
	h.sequence[appID]++
	for l := range h.listeners[appID] {
		select {
		case <-l.changes: // not heard yet: the newer number takes its place
		default:
		}
		l.changes <- h.sequence[appID]
	}
}

// Close ends all listening.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return
	}
	h.closed = true
	for _, listeners := range h.listeners {
		for l := range listeners {
			close(l.changes)
		}
	}
}
