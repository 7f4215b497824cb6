package static

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
)

// policy is as strict as the widget allows: nothing but this server, and the
// compilation of WebAssembly.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; base-uri 'self'; frame-ancestors 'self'"

// index is the page of a single-page app.
const index = "index.html"

// Site serves a folder that does not change while the server runs.
type Site struct{ files map[string]file }

type file struct {
	data []byte
	etag string
}

// NewSite reads all files.
func NewSite(files fs.FS) (*Site, error) {
	s := &Site{files: map[string]file{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		sum := sha256.Sum256(data)
		s.files[name] = file{data, `"` + hex.EncodeToString(sum[:12]) + `"`}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the site: %w", err)
	}
	return s, nil
}

// App serves the site as a single-page app: a path without an extension that is no
// file is one of the app's own routes.
func (s *Site) App() http.Handler {
	return middleware.Methods(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if _, ok := s.files[name]; !ok && path.Ext(name) == "" {
			name = index
		}
		s.serve(w, r, name)
	}), http.MethodGet)
}

// Files serves the files by their names below the prefix.
func (s *Site) Files(prefix string) http.Handler {
	return middleware.Methods(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.serve(w, r, strings.TrimPrefix(r.URL.Path, prefix))
	}), http.MethodGet)
}

func (s *Site) serve(w http.ResponseWriter, r *http.Request, name string) {
	f, ok := s.files[name]
	if !ok {
		reply.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Content-Type", contentType(name))
	h.Set("Cache-Control", "no-cache") // kept, but asked for with the ETag
	h.Set("ETag", f.etag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.data))
}
