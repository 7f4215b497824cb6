package uploads

import (
	"errors"
	"log/slog"
	"mime"
	"net/http"
	"os"
	"time"

	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/store"
)

// Server serves the files of a folder.
type Server struct {
	Folder *Folder
	Store  *store.Store
	Log    *slog.Logger
}

// Register adds the route.
func (s *Server) Register(mux *http.ServeMux) {
	mux.Handle(Prefix+"{id}/{name}", middleware.Methods(http.HandlerFunc(s.serve), http.MethodGet))
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	var u store.Upload
	err := s.Store.Read(r.Context(), func(tx *store.Tx) (err error) { u, err = tx.Upload(r.PathValue("id")); return err })
	if err == nil && u.Name != r.PathValue("name") {
		err = store.ErrNotFound
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	file, err := s.Folder.root.Open(u.ID)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer file.Close()
	describe(w.Header(), u)
	http.ServeContent(w, r, "", time.Unix(u.CreatedAt, 0), file)
}

// describe says what a file is so that it is harmless whatever it holds: pictures are
// shown, anything else is downloaded, and what is opened all the same runs nothing.
func describe(h http.Header, u store.Upload) {
	disposition := "attachment"
	if IsImage(u.ContentType) {
		disposition = "inline"
	}
	contentType := u.ContentType
	if accepted[contentType] == text {
		contentType += "; charset=utf-8"
	}
	h.Set("Content-Type", contentType)
	h.Set("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": u.Name}))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin") // the pages that show it are of other origins
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "private, max-age=31536000, immutable")
}

func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		reply.NotFound(w, r)
		return
	}
	s.Log.Error("request failed", "path", r.URL.Path, "error", err)
	reply.Error(w, http.StatusInternalServerError, "internal_error", "The file could not be read.")
}
