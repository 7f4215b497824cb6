package wiretest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
	"unicode"
)

// Bounds of what a run asks of a backend.
const (
	maxRequests = 1200
	maxAnswer   = 4 << 20 // bytes of one answer
	maxTries    = 5       // of a request that is asked to come again
)

var errSpent = fmt.Errorf("the suite has made its %d requests", maxRequests)

// request is what goes over the network.
type request struct {
	method, path string
	header       map[string]string
	body         string
}

// answer is what came back.
type answer struct {
	request request
	status  int
	header  http.Header
	body    []byte
}

// String is the beginning of an answer, for what is said about it.
func (a answer) String() string {
	return fmt.Sprintf("%s %s answered %d %s", a.request.method, a.request.path, a.status, excerpt(string(a.body)))
}

// later says whether the backend asks to send the request again.
func (a answer) later() bool {
	return a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable
}

// excerpt is the beginning of what a backend said, fit for a terminal.
func excerpt(s string) string {
	const most = 160
	end := ""
	if len(s) > most {
		s, end = s[:most], "…"
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)) + end
}

// client sends requests, a bounded number of them, and obeys Retry-After. It is
// safe for use by many goroutines.
type client struct {
	base    string
	http    *http.Client
	timeout time.Duration
	pause   func(context.Context, time.Duration) error

	mu    sync.Mutex
	sent  int
	later []answer // the answers of 429 and 503
}

func newClient(c Config) *client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 16
	return &client{
		base: c.URL, timeout: c.RequestTimeout, pause: pause,
		// A client of the wire follows no redirect: it would become a GET.
		http: &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}
}

func (c *client) close() { c.http.CloseIdleConnections() }

// do sends the request, and again when the backend asks to come later.
func (c *client) do(ctx context.Context, r request) (answer, error) {
	for try := 1; ; try++ {
		a, err := c.once(ctx, r)
		if err != nil {
			return a, err
		}
		if !a.later() || try == maxTries {
			return a, nil
		}
		if err := c.wait(ctx, a, try); err != nil {
			return a, err
		}
	}
}

// wait waits as long as the answer asks, or else 1 s, doubling.
func (c *client) wait(ctx context.Context, a answer, try int) error {
	d, ok := retryAfter(a.header.Get("Retry-After"), time.Now())
	if !ok {
		d = time.Second << (try - 1)
	}
	if deadline, bounded := ctx.Deadline(); bounded && time.Until(deadline) < d {
		return fmt.Errorf("%v and asked to wait %v, which is longer than the suite has", a, d)
	}
	return c.pause(ctx, d)
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *client) once(ctx context.Context, r request) (answer, error) {
	if !c.claim() {
		return answer{}, errSpent
	}
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	sent, err := http.NewRequestWithContext(ctx, r.method, c.base+r.path, strings.NewReader(r.body))
	if err != nil {
		return answer{}, fmt.Errorf("building a request: %w", err)
	}
	for key, value := range r.header {
		sent.Header.Set(key, value)
	}
	got, err := c.http.Do(sent)
	if err != nil {
		return answer{}, c.unanswered(r, err)
	}
	defer got.Body.Close()
	body, err := io.ReadAll(io.LimitReader(got.Body, maxAnswer))
	if err != nil {
		return answer{}, c.unanswered(r, err)
	}
	a := answer{request: r, status: got.StatusCode, header: got.Header, body: body}
	if a.later() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.later = append(c.later, a)
	}
	return a, nil
}

func (c *client) unanswered(r request, err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s %s was not answered within %v", r.method, r.path, c.timeout)
	}
	return fmt.Errorf("%s %s was not answered: %w", r.method, r.path, err)
}

// claim takes one of the requests that a run may make.
func (c *client) claim() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sent == maxRequests {
		return false
	}
	c.sent++
	return true
}

func (c *client) requests() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.sent
}

// postponed returns the answers that asked to come later.
func (c *client) postponed() []answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.later
}
