package inbox

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

const (
	token      = "token-of-abc12345"
	otherToken = "token-of-other001"
	teams      = `{"workspaces": [
		{"app_id": "abc12345", "name": "Demo", "token": "token-of-abc12345", "admins": [{"id": "1", "name": "One"}, {"id": "2", "name": "Two"}]},
		{"app_id": "other001", "name": "Other", "token": "token-of-other001"}, {"app_id": "none0001", "name": "No token"}]}`
)

// desk is an inbox on a real database, with a person who can write.
type desk struct {
	*API
	t   *testing.T
	ctx context.Context
	url string
	ws  *workspace.Workspace
	ada *contacts.Contact
	now atomic.Int64 // Unix seconds
}

// noon is a Friday.
const noon = 1_800_014_400 // 15 January 2027, 12:00 UTC

func open(t *testing.T) *desk {
	d := &desk{t: t, ctx: context.Background()}
	d.now.Store(noon)
	now := func() time.Time { return time.Unix(d.now.Load(), 0) }
	db, err := store.Open(d.ctx, filepath.Join(t.TempDir(), "test.db"))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, db.Close()) })
	folder, err := uploads.Open(t.TempDir(), uploads.Limits{File: 1 << 20, Files: 1, Person: 1, Total: 3 << 20})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, folder.Close()) })
	hub := live.NewHub(8)
	d.API = &API{
		Workspaces: workspaces(t, teams), Store: db, Hub: hub, Key: []byte("0123456789abcdef0123456789abcdef"), Now: now,
		Service:   &conversations.Service{Store: db, Now: now, Bus: live.NewBus[conversations.Event](8, 64), Changed: hub.Notify},
		Log:       slog.New(slog.DiscardHandler),
		Uploads:   folder,
		MaxBody:   1 << 20,
		Heartbeat: time.Minute, Patience: time.Minute,
	}
	d.ws, _ = d.Workspaces.Get("abc12345")
	d.ada = d.person(contacts.Contact{ID: "ada", Name: "Ada", Email: "ada@example.com", Role: contacts.User})
	mux := http.NewServeMux()
	d.Register(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	t.Cleanup(hub.Close)
	t.Cleanup(d.Service.Bus.Close)
	d.url = server.URL
	return d
}

func workspaces(t *testing.T, file string) *workspace.Set {
	set, err := workspace.Parse([]byte(file))
	require.NoError(t, err)
	return set
}

func (d *desk) person(c contacts.Contact) *contacts.Contact {
	c.AppID, c.AnonymousID, c.SessionVersion = d.ws.AppID, c.ID, 1
	require.NoError(d.t, d.Store.Write(d.ctx, func(tx *store.Tx) error { return tx.PutContact(&c) }))
	return &c
}

// writes has a person begin a conversation.
func (d *desk) writes(who *contacts.Contact, blocks ...wire.Block) (id string) {
	require.NoError(d.t, d.Store.Write(d.ctx, func(tx *store.Tx) error {
		turn := &conversations.Turn{Tx: tx, Workspace: d.ws, Now: d.now.Load()}
		c, _, err := turn.Start(who, nil, conversations.Message{Blocks: blocks})
		id = c.ID
		tx.OnCommit(func() { d.Service.Publish(turn.Events...) })
		return err
	}))
	return id
}

func paragraph(text string) wire.Block { return wire.Block{Type: "paragraph", Text: text} }

func (d *desk) thread(id string) conversations.Thread {
	t, err := d.Service.Get(d.ctx, d.ws, id, conversations.Page{Limit: 100})
	require.NoError(d.t, err)
	return t
}

// operator is a browser in which somebody may have logged in.
type operator struct {
	d      *desk
	cookie *http.Cookie
}

func (d *desk) operator(token string) *operator {
	o := &operator{d: d}
	r := o.post("/inbox/login", "token", token, "zone", "UTC")
	require.Equal(d.t, http.StatusSeeOther, r.status, r.body)
	return o
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (o *operator) get(path string) answer { return o.do(http.MethodGet, path, nil) }

// post sends a form of names and values as a page without a script does.
func (o *operator) post(path string, form ...string) answer {
	return o.do(http.MethodPost, path, nil, form...)
}

// byHTMX is how a page with a script asks.
var byHTMX = map[string]string{"HX-Request": "true", "HX-Request-Type": "partial"}

func (o *operator) do(method, path string, headers map[string]string, form ...string) answer {
	values := url.Values{}
	for i := 0; i+1 < len(form); i += 2 {
		values.Add(form[i], form[i+1])
	}
	r := o.request(method, path, headers, strings.NewReader(values.Encode()))
	w, err := http.DefaultTransport.RoundTrip(r)
	require.NoError(o.d.t, err)
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	require.NoError(o.d.t, err)
	for _, c := range w.Cookies() {
		o.cookie = c
	}
	return answer{w.StatusCode, w.Header, string(body)}
}

func (o *operator) request(method, path string, headers map[string]string, body io.Reader) *http.Request {
	r, err := http.NewRequestWithContext(o.d.ctx, method, o.d.url+path, body)
	require.NoError(o.d.t, err)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", o.d.url)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	if o.cookie != nil && o.cookie.MaxAge >= 0 {
		r.AddCookie(o.cookie)
	}
	return r
}
