package wiredoc_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/examples/wiredoc"
	"github.com/entryphone/entryphone/sdk/wire"
)

const site = "https://shop.example"

const workspaces = `{"workspaces": [
	{"app_id": "abc12345", "name": "Demo", "demo": true, "origins": ["https://shop.example"], "cookie_domain": "shop.example",
	 "launcher_settings": {"show_launcher": true, "alignment": "left", "color": "#123456", "theme_mode": "dark"}},
	{"app_id": "secure01", "name": "Secure", "secret": "secret-of-secure01", "identity_verification": true, "origins": ["https://shop.example"]}]}`

// backend is the reference backend, with limits that a test may change.
func backend(t *testing.T, change func(*server.Limits)) (*store.Store, http.Handler) {
	t.Helper()
	set, err := workspace.Parse([]byte(workspaces))
	require.NoError(t, err)
	db, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "test.db"))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, db.Close()) })
	limits := server.DefaultLimits()
	change(&limits)
	s, err := server.New(context.Background(), server.Options{
		Workspaces: set, Store: db, Uploads: t.TempDir(), Dist: t.TempDir(), Now: time.Now, Limits: limits, Log: slog.New(slog.DiscardHandler),
	})
	require.NoError(t, err)
	return db, s.Handler()
}

// ask sends a request from a page of another origin, and returns it with its answer.
func ask(h http.Handler, name, body string) wiredoc.Exchange { return carry(h, post(name, body, nil)) }

// askWithFile is ask for an upload.
func askWithFile(t *testing.T, h http.Handler, form, data string) wiredoc.Exchange {
	kind, body := withFile(t, form, data)
	e := post(wire.Uploads, body, nil)
	e.Header.Set("Content-Type", kind)
	return carry(h, e)
}

// conversation begins one.
func conversation(t *testing.T, h http.Handler, pairs ...string) wire.Conversation {
	e := ask(h, wire.Messages, message(append(pairs, "Idempotency-Key", "00000000000000c1", "client_assigned_uuid", "the-first-of-them-all")...))
	c, err := wire.ParseConversation(e.Answer.Body)
	require.NoError(t, err, e.Answer.Body)
	require.NotEmpty(t, c.Parts)
	return c
}

func carry(h http.Handler, e wiredoc.Exchange) wiredoc.Exchange {
	r := httptest.NewRequest(e.Method, e.Path, strings.NewReader(e.Body))
	r.Header = e.Header.Clone()
	r.Header.Set("Origin", site)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	text, _ := io.ReadAll(w.Body)
	e.Answer = &wiredoc.Answer{Status: w.Code, Header: w.Header(), Body: string(text)}
	return e
}

func asItIs(*server.Limits) {}

const event = `{"data":[{"event_name":"ordered","metadata":{"n":1},"created_at":1,"id":"886313e1-3b8a-4372-9b90-0c9aee199e5d"}]}`

func TestTheBackendAnswersAsTheDocumentSays(t *testing.T) {
	_, h := backend(t, asItIs)
	prices := []string{"referer", "https://shop.example/pricing"}
	ping := func(pairs ...string) string { return kept(append(pairs, "source", "apiBoot")...) }
	d := load(t)
	began := conversation(t, h)
	nobody := kept("app_id", "secure01", "user_data", `{"anonymous_id":"a","user_id":"7"}`)
	tests := []struct {
		name, kind, body string
		status           int
	}{
		{"home", wire.Open, kept("Idempotency-Key", "0000000000000010"), 200},
		{"home again", wire.Home, kept("Idempotency-Key", "0000000000000011"), 200},
		{"a list", wire.Conversations, kept("Idempotency-Key", "0000000000000012", "page", "1"), 200},
		{"one conversation", wire.ConversationPath(began.ID), kept("Idempotency-Key", "0000000000000013"), 200},
		{"earlier parts", wire.ConversationPath(began.ID), kept("Idempotency-Key", "0000000000000014", "before", began.Parts[0].ID), 200},
		{"a message", wire.Messages, message("Idempotency-Key", "0000000000000015"), 200},
		{"a reply", wire.ReplyPath(began.ID), message("Idempotency-Key", "0000000000000016", "client_assigned_uuid", "another-one-of-them"), 200},
		{"all read", wire.ReadPath(began.ID), kept("Idempotency-Key", "0000000000000017"), 200},
		{"a rating", wire.RatePath(began.ID), kept("Idempotency-Key", "0000000000000018", "rating", "5"), 200},
		{"an address", wire.Email, kept("Idempotency-Key", "0000000000000019", "email", "ada@example.com"), 200},
		{"a message that names a file of somebody else", wire.Messages,
			message("Idempotency-Key", "000000000000001a", "client_assigned_uuid", "a-third-one-of-them", "blocks", `[{"type":"image","url":"/x"}]`), 400},
		{"an address that is none", wire.Email, kept("Idempotency-Key", "000000000000001b", "email", "ada"), 400},
		{"a list without proof", wire.Conversations, nobody, 403},
		{"a conversation that is not there", wire.ConversationPath("unknown"), kept("Idempotency-Key", "000000000000001c"), 404},

		{"a visitor", wire.Ping, ping(prices...), 200},
		{"the same, again", wire.Ping, ping(prices...), 200},
		{"a user", wire.Ping, ping("Idempotency-Key", "0000000000000001", "user_data", `{"anonymous_id":"a","user_id":"7","plan":"pro"}`), 200},
		{"an event", wire.Events, kept("Idempotency-Key", "0000000000000002", "event_list", event), 200},
		{"a post that is seen", "content/post/1/seen", kept("Idempotency-Key", "0000000000000003"), 200},
		{"metrics", wire.Metrics, kept("Idempotency-Key", "0000000000000004", "metrics", `{"dropped_full":2,"from_the_future":1}`), 204},
		{"a user id that is too long", wire.Ping, ping("user_data", `{"anonymous_id":"a","user_id":"`+strings.Repeat("x", 1025)+`"}`), 400},
		{"an identity without proof", wire.Ping, ping("app_id", "secure01", "user_data", `{"anonymous_id":"a","user_id":"7"}`), 403},
		{"an event without proof", wire.Events, kept("app_id", "secure01", "user_data", `{"anonymous_id":"a","user_id":"7"}`, "event_list", event), 403},
		{"another workspace", wire.Ping, ping("app_id", "nobody00"), 404},
		{"content that is not there", "content/post/99/seen", kept("Idempotency-Key", "0000000000000005"), 404},
		{"content of another kind", "content/tour/1/completed", kept("Idempotency-Key", "0000000000000006"), 404},
		{"a large body", wire.Ping, ping("page_title", strings.Repeat("x", 1<<20)), 413},
	}
	answered := map[string]bool{}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := ask(h, tt.kind, tt.body)
			assert.NoError(t, d.Check(e))
			assert.Equal(t, tt.status, e.Answer.Status, e.Answer.Body)
			assert.Equal(t, site, e.Answer.Header.Get("Access-Control-Allow-Origin"))
			answered[d.Kind(e.Path)] = answered[d.Kind(e.Path)] || tt.status < 300
		})
	}
	upload := askWithFile(t, h, kept("Idempotency-Key", "000000000000001d"), "data")
	assert.NoError(t, d.Check(upload))
	answered[wire.Uploads] = upload.Answer.Status == http.StatusOK
	refused := askWithFile(t, h, kept("Idempotency-Key", "000000000000001e"), "<html>")
	assert.NoError(t, d.Check(refused))
	assert.Equal(t, http.StatusUnsupportedMediaType, refused.Answer.Status)
	for _, kind := range d.Kinds() {
		assert.True(t, answered[kind], "%s is never answered", kind)
	}
}

func TestTheBackendSaysWhenToComeBack(t *testing.T) {
	db, h := backend(t, func(l *server.Limits) {
		l.Store = 100 * time.Millisecond
		l.PerSecond, l.Burst = 0.001, 1
	})
	d := load(t)
	ping := kept("source", "apiBoot")
	var busy wiredoc.Exchange
	require.NoError(t, db.Write(context.Background(), func(*store.Tx) error {
		busy = ask(h, wire.Ping, ping)
		return nil
	}))
	for status, e := range map[int]wiredoc.Exchange{http.StatusServiceUnavailable: busy, http.StatusTooManyRequests: ask(h, wire.Ping, ping)} {
		assert.NoError(t, d.Check(e))
		assert.Equal(t, status, e.Answer.Status)
		assert.NotEmpty(t, e.Answer.Header.Get("Retry-After"))
	}
}
