package rig

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"
)

// Request is a request that came to a site for its backend.
type Request struct {
	Method, Path string
	Header       http.Header
	Form         url.Values // of the body
	Body         string
	Status       int  // of the answer, 0 when there was none
	Done         bool // the answer has been given
	Handled      bool // the backend had it

	wire         func(path string) (name string, ok bool) // nil for the messenger's
	began, ended time.Time
}

const wirePath = "/messenger/web/"

func onWire(path string) (name string, ok bool) { return strings.CutPrefix(path, wirePath) }

// Name is what is asked on the wire: ping, events, content/post/1/seen; "" for
// anything but the wire.
func (r *Request) Name() string {
	wire := r.wire
	if wire == nil {
		wire = onWire
	}
	name, ok := wire(r.Path)
	if !ok {
		return ""
	}
	return name
}

// UserData is the user_data of a request on the wire.
func (r *Request) UserData() map[string]any {
	var data map[string]any
	_ = json.Unmarshal([]byte(r.Form.Get("user_data")), &data)
	return data
}

// Summary is the request in a line: what it asked, under which key, and what it was
// answered.
func (r *Request) Summary() string {
	return fmt.Sprintf("%s %s %s %d user=%s events=%s view=%s of %s url=%s", r.began.Format("05.000"), r.Name(), r.Form.Get("Idempotency-Key"),
		r.Status, r.Form.Get("user_data"), r.Form.Get("event_list"), r.Form.Get("page_view"), r.Form.Get("s"), r.Form.Get("referer"))
}

func (f *Front) record(r *http.Request) *Request {
	body, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(body))
	form, _ := url.ParseQuery(string(body))
	record := &Request{Method: r.Method, Path: r.URL.Path, Header: r.Header.Clone(), Form: form, Body: string(body), wire: f.wire, began: time.Now()}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests = append(f.requests, record)
	return record
}

// Requests returns the requests on the wire whose name is among those given, or
// all of them, in their order.
func (f *Front) Requests(names ...string) []Request {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []Request
	for _, r := range f.requests {
		if name := r.Name(); name != "" && (len(names) == 0 || slices.Contains(names, name)) {
			out = append(out, *r)
		}
	}
	return out
}

// InFlight says how many requests on the wire are being handled, and when the last
// one came or went.
func (f *Front) InFlight() (n int, last time.Time) {
	for _, r := range f.Requests() {
		if !r.Done {
			n++
		}
		for _, at := range []time.Time{r.began, r.ended} {
			if at.After(last) {
				last = at
			}
		}
	}
	return n, last
}

// Pings returns the pings that have come.
func (f *Front) Pings() []Request { return f.Requests("ping") }

// Forget leaves out of account what has come so far.
func (f *Front) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests = nil
}

// UntilPings waits until so many pings have been answered.
func (f *Front) UntilPings(n int) []Request {
	f.t.Helper()
	var answered []Request
	Until(f.t, fmt.Sprintf("%d pings answered", n), func() bool {
		answered = nil
		for _, r := range f.Pings() {
			if r.Done {
				answered = append(answered, r)
			}
		}
		return len(answered) >= n
	}, func() string { return fmt.Sprintf("there were %d", len(answered)) })
	require.Equal(f.t, n, len(answered), "pings")
	return answered
}

// Traffic is all that has come, headers and bodies, as text in which to search;
// bodies are decoded.
func (f *Front) Traffic() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var b strings.Builder
	for _, r := range f.requests {
		fmt.Fprintln(&b, r.Method, r.Path, r.Header, r.Body)
		for name, values := range r.Form {
			fmt.Fprintln(&b, name, values)
		}
	}
	return b.String()
}
