package site

import (
	"context"
	"io"
	"net/http"
	"sync"
	"time"
)

// Traffic is what has passed to a site's API since the last Reset.
type Traffic struct {
	mu       sync.Mutex
	requests []Request
	open     int // requests that are not answered yet
	active   bool
	last     time.Time     // when something happened
	changed  chan struct{} // closed when something happens
}

// Request is one request to the API.
type Request struct {
	Path  string
	Bytes int // of the body, as it was sent
}

// Reset forgets what has passed.
func (t *Traffic) Reset() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.requests, t.active = nil, false
	t.note()
}

// Touch counts as something that happened: what has no API says in this way that it
// has started.
func (t *Traffic) Touch() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.active = true
	t.note()
}

// note has whoever waits look again. Its caller holds the lock.
func (t *Traffic) note() {
	t.last = time.Now()
	if t.changed != nil {
		close(t.changed)
	}
	t.changed = make(chan struct{})
}

// Requests are those that have passed, in their order.
func (t *Traffic) Requests() []Request {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]Request(nil), t.requests...)
}

// Quiet waits until something has happened and then nothing for a while.
func (t *Traffic) Quiet(ctx context.Context, while time.Duration) error {
	for {
		t.mu.Lock()
		changed, left := t.changed, time.Until(t.last.Add(while))
		waiting := !t.active || t.open > 0
		t.mu.Unlock()
		if waiting {
			left = time.Hour
		}
		if left <= 0 {
			return nil
		}
		timer := time.NewTimer(left)
		select {
		case <-changed:
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		}
		timer.Stop()
	}
}

// count passes a request on, as one that is open until it is answered.
func (t *Traffic) count(w http.ResponseWriter, r *http.Request, to http.Handler) {
	body := &counted{ReadCloser: r.Body}
	r.Body = body
	t.begin()
	to.ServeHTTP(w, r)
	_, _ = io.Copy(io.Discard, body)
	t.end(Request{Path: r.URL.Path, Bytes: body.bytes})
}

func (t *Traffic) begin() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.open++
	t.active = true
	t.note()
}

func (t *Traffic) end(r Request) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.open--
	t.requests = append(t.requests, r)
	t.note()
}

// counted is a body that knows how much of it was read.
type counted struct {
	io.ReadCloser
	bytes int
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.bytes += n
	return n, err
}
