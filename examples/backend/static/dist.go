// Package static serves files: the bundle as make dist left it, and the sites of
// the demo.
package static

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"sync"
	"time"

	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

const (
	// forever is for names that hold a hash of their content.
	forever = "public, max-age=31536000, immutable"
	// shortly is for names that stay when the content changes.
	shortly = "public, max-age=60"

	loader = "entryphone.js"
)

var (
	fileName   = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._-]*$`)
	hashedWASM = regexp.MustCompile(`^entryphone-[A-Za-z0-9]{6,}\.wasm$`)
)

// Dist serves the folder that make dist fills. The folder is looked at anew for
// every request: it may be built while the server runs.
type Dist struct {
	Dir        string
	Workspaces *workspace.Set

	mu   sync.Mutex
	tags map[string]tag
}

// tag is the ETag of one state of a file.
type tag struct {
	size     int64
	modified time.Time
	value    string
}

// Register adds the routes.
func (d *Dist) Register(mux *http.ServeMux) {
	mux.Handle("/widget/{name}", middleware.Methods(http.HandlerFunc(d.widget), http.MethodGet))
	mux.Handle("/dist/{name}", middleware.Methods(http.HandlerFunc(d.file), http.MethodGet))
}

// widget serves the loader under every app id, and the wasm beside it.
func (d *Dist) widget(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if hashedWASM.MatchString(name) {
		d.serve(w, r, name, forever)
		return
	}
	if _, ok := d.Workspaces.Get(name); !ok {
		reply.Error(w, http.StatusNotFound, "app_not_found", "There is no workspace with this app id.")
		return
	}
	middleware.SetApp(r.Context(), name)
	d.serve(w, r, loader, shortly)
}

func (d *Dist) file(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	cache := shortly
	if hashedWASM.MatchString(name) {
		cache = forever
	}
	d.serve(w, r, name, cache)
}

func (d *Dist) serve(w http.ResponseWriter, r *http.Request, name, cache string) {
	f, encoding, err := d.open(name, r.Header.Get("Accept-Encoding"))
	if err != nil {
		d.missing(w, name)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		d.missing(w, name)
		return
	}
	etag, err := d.etag(f, info)
	if err != nil {
		reply.Error(w, http.StatusInternalServerError, "internal_error", "The file could not be read.")
		return
	}
	h := w.Header()
	h.Set("Cache-Control", cache)
	h.Set("Content-Type", contentType(name))
	h.Set("ETag", etag)
	h.Add("Vary", "Accept-Encoding")
	// Sites of any origin load these files: the loader by a script element, the
	// wasm by fetch. There is nothing personal in them.
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	http.ServeContent(w, r, "", info.ModTime(), f)
}

// open returns the file in the best encoding that the client takes and dist has.
func (d *Dist) open(name, accept string) (f *os.File, encoding string, err error) {
	if !fileName.MatchString(name) {
		return nil, "", os.ErrNotExist
	}
	for _, e := range encodings(accept) {
		if f, err = os.OpenInRoot(d.Dir, name+e.suffix); err == nil {
			return f, e.name, nil
		}
	}
	f, err = os.OpenInRoot(d.Dir, name)
	return f, "", err
}

// missing says what to do where the bundle has not been built.
func (d *Dist) missing(w http.ResponseWriter, name string) {
	if _, err := os.Stat(d.Dir + "/" + loader); err != nil {
		reply.Error(w, http.StatusServiceUnavailable, "dist_missing",
			fmt.Sprintf("%s holds no %s: build the bundle with \"make dist\".", d.Dir, loader))
		return
	}
	reply.Error(w, http.StatusNotFound, "file_not_found", "dist holds no "+name+".")
}

// etag hashes a file once for each of its states.
func (d *Dist) etag(f *os.File, info os.FileInfo) (string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	t, known := d.tags[f.Name()]
	if known && t.size == info.Size() && t.modified.Equal(info.ModTime()) {
		return t.value, nil
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	t = tag{info.Size(), info.ModTime(), `"` + hex.EncodeToString(sum.Sum(nil)[:12]) + `"`}
	if d.tags == nil {
		d.tags = map[string]tag{}
	}
	d.tags[f.Name()] = t
	return t.value, nil
}
