package memory

import (
	"sync"
	"time"
)

// overlap makes requests with one Idempotency-Key meet, for the defect of seeing a
// key only once the request that brought it is over.
type overlap struct {
	mu   sync.Mutex
	keys map[string]*meeting
}

type meeting struct {
	n      int           // requests that are there
	met    bool          // there were two
	second chan struct{} // closed then
}

// patience is how long the first waits for a second.
const patience = 100 * time.Millisecond

func (o *overlap) enter(key string) {
	o.mu.Lock()
	m := o.keys[key]
	if m == nil {
		m = &meeting{second: make(chan struct{})}
		o.keys[key] = m
	}
	m.n++
	if m.n == 2 && !m.met {
		m.met = true
		close(m.second)
	}
	o.mu.Unlock()
	select {
	case <-m.second:
	case <-time.After(patience):
	}
}

func (o *overlap) leave(key string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.keys[key].n--; o.keys[key].n == 0 {
		delete(o.keys, key)
	}
}

// alone says whether nobody else with that key is there.
func (o *overlap) alone(key string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	m := o.keys[key]
	return m == nil || m.n < 2
}
