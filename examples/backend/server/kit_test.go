package server_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

const (
	demo   = "abc12345"
	secure = "secure01"
	token  = "token-of-abc12345"
	secret = "secret-of-secure01"
	site   = "https://shop.example"
)

const workspaces = `{"workspaces": [
	{"app_id": "abc12345", "name": "Demo", "demo": true, "token": "token-of-abc12345", "origins": ["https://shop.example"],
	 "launcher_settings": {"show_launcher": true, "alignment": "left", "color": "#123456"}},
	{"app_id": "secure01", "name": "Secure", "token": "token-of-secure01", "secret": "secret-of-secure01", "identity_verification": true,
	 "origins": ["https://bank.example"], "cookie_domain": "bank.example"}]}`

// backend is a server with a real database, a clock that the test sets and
// whatever it logs.
type backend struct {
	t    testing.TB
	url  string
	file string
	dist string
	*server.Server
	clock *clock
	log   *buffer
}

func start(t testing.TB, change ...func(*server.Options)) *backend {
	set, err := workspace.Parse([]byte(workspaces))
	require.NoError(t, err)
	b := &backend{t: t, dist: t.TempDir(), file: filepath.Join(t.TempDir(), "test.db"), clock: &clock{now: time.Unix(1_800_000_000, 0)}, log: &buffer{}}
	db, err := store.Open(context.Background(), b.file)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, db.Close()) })
	o := server.Options{
		Workspaces: set, Store: db, Uploads: t.TempDir(), Dist: b.dist, Now: b.clock.Now, Limits: server.DefaultLimits(), Log: slog.New(slog.NewJSONHandler(b.log, nil)),
		Site:  fstest.MapFS{"index.html": {Data: []byte("<p>app</p>")}, "app/main.js": {Data: []byte("export {}")}},
		GoApp: fstest.MapFS{"index.html": {Data: []byte("<p>Go app</p>")}, "app.wasm": {Data: []byte("wasm")}},
	}
	for _, c := range change {
		c(&o)
	}
	b.Server, err = server.New(context.Background(), o)
	require.NoError(t, err)
	h := httptest.NewServer(b.Handler())
	t.Cleanup(h.Close)
	b.url = h.URL
	return b
}

// count runs a query on the file itself, past the server.
func (b *backend) count(query string, args ...any) (n int) {
	db, err := sql.Open("sqlite", b.file)
	require.NoError(b.t, err)
	defer db.Close()
	require.NoError(b.t, db.QueryRow(query, args...).Scan(&n))
	return n
}

func (b *backend) do(method, path string, headers map[string]string, body string) (int, http.Header, string) {
	r, err := http.NewRequest(method, b.url+path, strings.NewReader(body))
	require.NoError(b.t, err)
	for key, value := range headers {
		r.Header.Set(key, value)
	}
	if r.Header.Get("Content-Type") == "" && method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(r)
	require.NoError(b.t, err)
	defer w.Body.Close()
	text, err := io.ReadAll(w.Body)
	require.NoError(b.t, err)
	return w.StatusCode, w.Header, string(text)
}

// browser is what a client keeps between its requests.
type browser struct {
	b            *backend
	app          string
	anonymous    string
	session      string
	load         string
	url          string
	keys         int
	lastResponse string
}

func (b *backend) browser(anonymous string) *browser {
	return &browser{b: b, app: demo, anonymous: anonymous, load: "load-" + anonymous, url: site + "/"}
}

func (w *browser) request(data wire.Object) wire.Request {
	w.keys++
	return wire.Request{
		AppID: w.app, PageLoadID: w.load, URL: w.url, PageTitle: "Title", Source: wire.SourceUpdate,
		IdempotencyKey: fmt.Sprintf("%s-%d", w.anonymous, w.keys),
		UserData:       data.Clone().With("anonymous_id", w.anonymous),
	}
}

func (w *browser) send(name string, r wire.Request) (int, string) {
	status, _, body := w.b.do(http.MethodPost, wire.Path(name), nil, wire.AddSession(r.Encode(), w.session))
	w.lastResponse = body
	return status, body
}

// ping sends a ping that has to succeed, and keeps what a client would keep.
func (w *browser) ping(members ...wire.Member) wire.PingAnswer {
	return w.deliver(w.request(members))
}

func (w *browser) deliver(r wire.Request) wire.PingAnswer {
	status, body := w.send(wire.Ping, r)
	require.Equal(w.b.t, http.StatusOK, status, body)
	answer, err := wire.ParsePing(body)
	require.NoError(w.b.t, err)
	w.session, w.anonymous = answer.Session, answer.User.AnonymousID
	return answer
}

func is(key string, value any) wire.Member { return wire.Member{Key: key, Value: value} }

func errorCode(body string) string {
	errors := wire.ParseErrors(body)
	if len(errors) == 0 {
		return ""
	}
	return errors[0].Code
}

func titles(a wire.PingAnswer) []string {
	out := []string{}
	for _, c := range a.ClientMatches {
		out = append(out, c.Title)
	}
	return out
}

// clock is a clock that stands still until it is moved.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// buffer is a bytes.Buffer for many goroutines.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
