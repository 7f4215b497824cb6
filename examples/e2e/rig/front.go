package rig

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/wiredoc"
)

// Front is a web site: the test's own pages and, for every other path, the backend.
// It records what passes and can break the line.
type Front struct {
	Origin string // http://localhost:port
	port   string

	t     T
	proxy http.Handler
	wire  func(path string) (name string, ok bool)

	mu       sync.Mutex
	files    map[string]string
	below    map[string]string // by what their paths begin with
	headers  http.Header
	breaker  func(*Request) Break
	edit     func(answer string) string
	forge    func(*Request) ([]string, bool)
	requests []*Request
	sockets  []net.Conn

	exchanges []*wiredoc.Exchange // all that passed on the wire
}

// NewFront opens a site in front of a backend until the test ends.
func NewFront(t T, b *Backend) *Front {
	t.Helper()
	f := newFront(t, b.Base)
	f.serve(httptest.NewServer(f), "http")
	return f
}

// NewFrontTo is NewFront for a backend of another kind; wire names the requests that
// are to count by their paths, and says which do.
func NewFrontTo(t T, base string, wire func(path string) (name string, ok bool)) *Front {
	t.Helper()
	f := newFront(t, base)
	f.wire = wire
	f.serve(httptest.NewServer(f), "http")
	return f
}

// NewSecureFront is NewFront with https.
func NewSecureFront(t T, b *Backend) *Front {
	t.Helper()
	f := newFront(t, b.Base)
	f.serve(httptest.NewTLSServer(f), "https")
	return f
}

func newFront(t T, base string) *Front {
	f := &Front{t: t, wire: onWire, files: map[string]string{}, below: map[string]string{}, headers: http.Header{}}
	target, err := url.Parse(base)
	require.NoError(t, err)
	f.proxy = &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		r.Out.Host = r.In.Host
	}, ModifyResponse: f.passAnswer, ErrorHandler: badGateway}
	return f
}

func badGateway(w http.ResponseWriter, _ *http.Request, _ error) {
	w.WriteHeader(http.StatusBadGateway)
}

func (f *Front) serve(server *httptest.Server, scheme string) {
	f.t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
		f.conform()
	})
	_, f.port, _ = strings.Cut(server.Listener.Addr().String(), ":")
	f.Origin = scheme + "://localhost:" + f.port
}

// On is the site's origin under another name of this machine, such as
// www.demo.localhost.
func (f *Front) On(host string) string {
	return strings.Replace(f.Origin, "localhost", host, 1)
}

// File serves content at a path; its kind follows from how the path ends, HTML if
// it says nothing.
func (f *Front) File(path, content string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.files[path] = content
}

// Pages serves the same page at every path that begins with prefix.
func (f *Front) Pages(prefix, content string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.below[prefix] = content
}

// own is the test's own file at a path.
func (f *Front) own(path string) (content string, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if content, ok = f.files[path]; ok {
		return content, true
	}
	for prefix, content := range f.below {
		if strings.HasPrefix(path, prefix) {
			return content, true
		}
	}
	return "", false
}

// Header adds a header to all of the test's own files.
func (f *Front) Header(name, value string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.headers.Set(name, value)
}

func (f *Front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if content, ok := f.own(r.URL.Path); ok {
		f.serveFile(w, r.URL.Path, content)
		return
	}
	record := f.record(r)
	if record.Name() != "" {
		r = f.exchange(r, record.Body)
	}
	f.mu.Lock()
	breaker := f.breaker
	f.mu.Unlock()
	var b Break
	if breaker != nil {
		b = breaker(record)
	}
	status := f.pass(w, r, record, b)
	f.mu.Lock()
	defer f.mu.Unlock()
	record.Status, record.Done, record.ended = status, true, time.Now()
}

func (f *Front) serveFile(w http.ResponseWriter, path, content string) {
	f.mu.Lock()
	for name, values := range f.headers {
		w.Header()[name] = values
	}
	f.mu.Unlock()
	kind := "text/html"
	if strings.HasSuffix(path, ".js") {
		kind = "text/javascript"
	}
	w.Header().Set("Content-Type", kind+"; charset=utf-8")
	_, _ = io.WriteString(w, content)
}
