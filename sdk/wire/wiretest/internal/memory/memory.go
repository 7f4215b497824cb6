// Package memory is a backend for the tests of the suite. It keeps everything in
// memory and every promise that the suite looks at, or all but those that its
// defects break. It shares no code with package wire, so that the suite is tried
// against an encoding that is not our own.
package memory

import (
	"net/http"
	"strings"
	"sync"
)

// What a [Backend] is set up with: two workspaces, the second of which enforces
// identity verification, and the one origin that both allow.
const (
	App       = "abc12345"
	Token     = "token-of-abc12345"
	SecureApp = "secure01"
	Secret    = "secret-of-secure01"
	Origin    = "https://shop.example"
)

// maxBody is how many bytes a body may have.
const maxBody = 1 << 20

// Backend serves the wire and the REST subset. It takes one request at a time.
type Backend struct {
	defects map[Defect]bool

	mu      sync.Mutex
	apps    map[string]*workspace
	refused bool // the one 429 of a defect was sent
	overlap overlap
}

// workspace is what is kept for one app id.
type workspace struct {
	id       string
	contacts map[string]*contact
	merged   map[string]string // from contact to contact
	keys     map[string]bool   // Idempotency-Keys
	events   map[string]bool   // ids of events
	talks    []*talk           // the one in which something was said last is the last
	made     map[string]string // client_assigned_uuids and keys, to the id of the part that came of them
}

// New returns a backend with these defects.
func New(defects ...Defect) *Backend {
	b := &Backend{defects: map[Defect]bool{}, apps: map[string]*workspace{}, overlap: overlap{keys: map[string]*meeting{}}}
	for _, d := range defects {
		b.defects[d] = true
	}
	for _, id := range []string{App, SecureApp} {
		b.apps[id] = &workspace{
			id: id, contacts: map[string]*contact{}, merged: map[string]string{}, keys: map[string]bool{}, events: map[string]bool{},
			made: map[string]string{},
		}
	}
	return b
}

// ServeHTTP implements http.Handler.
func (b *Backend) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, wire := strings.CutPrefix(r.URL.Path, "/messenger/web/")
	if !wire {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.rest(w, r)
		return
	}
	b.share(w.Header(), r.Header.Get("Origin"))
	if err := b.serve(w, r, name); err != nil {
		if b.defects[ErrorsWithoutCORS] {
			w.Header().Del("Access-Control-Allow-Origin")
		}
		b.refuse(w, err)
	}
}

func (b *Backend) serve(w http.ResponseWriter, r *http.Request, name string) error {
	if b.busy(w) {
		return &failure{status: http.StatusTooManyRequests, code: "rate_limited"}
	}
	c, err := b.read(w, r)
	if err != nil {
		return err
	}
	if once := b.together(c, name); once != "" {
		b.overlap.enter(once)
		defer b.overlap.leave(once)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.act(w, c, name)
}

// together is what a defect has requests in parallel meet by, or "".
func (b *Backend) together(c *call, name string) string {
	uuid := c.form.Get("client_assigned_uuid")
	switch {
	case b.defects[KeyTwiceInParallel] && (name == "events" || name == "messages" && uuid == ""):
		return c.key
	case b.defects[UUIDTwiceInParallel] && name == "messages":
		return uuid
	}
	return ""
}

func (b *Backend) act(w http.ResponseWriter, c *call, name string) error {
	kind, rest, _ := strings.Cut(name, "/")
	switch {
	case name == "ping":
		return b.ping(w, c)
	case name == "events":
		return b.track(w, c)
	case name == "metrics" && b.defects[MetricsAnswered]:
		b.write(w, http.StatusOK, object{})
		return nil
	case name == "metrics":
		w.WriteHeader(http.StatusNoContent)
		return nil
	case kind == "content":
		return b.content(w, c, rest)
	case name == "email":
		return b.email(w, c)
	}
	if answer, known := questions[name]; known {
		return b.answerTalk(w, c, answer)
	}
	if id, what, _ := strings.Cut(rest, "/"); kind == "conversations" && did[what] != nil {
		return b.answerTalk(w, c, func(b *Backend, c *call, who *contact) (any, error) { return did[what](b, c, who, id) })
	}
	if b.defects[AnyRequest] {
		b.write(w, http.StatusOK, object{})
		return nil
	}
	return &failure{status: http.StatusNotFound, code: "not_found"}
}
