package site

import (
	"net/http"
	"strings"
)

// File is a file that browsers may keep for ever. Packed is the same as Plain,
// compressed with brotli.
type File struct {
	Kind          string // MIME type
	Plain, Packed []byte
}

func (f File) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.Kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	data := f.Plain
	if strings.Contains(r.Header.Get("Accept-Encoding"), "br") {
		h.Set("Content-Encoding", "br")
		data = f.Packed
	}
	_, _ = w.Write(data)
}
