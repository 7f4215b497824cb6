// Package site serves the page that starts one subject of the measurements, with
// its scripts, and its API, all on an origin of its own on this machine: subjects
// share no storage, and no request leaves.
//
// What passes to the API is counted, and can be waited for.
package site

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
)

// PagePath is where the page is. The demo's backend has a post for it, so that what
// a message costs to draw is part of what is measured.
const PagePath = "/pricing"

// BlankPath is a page of the same origin with nothing on it.
const BlankPath = "/blank"

// Content is what a site serves.
type Content struct {
	Path  string // of the page; "" is PagePath
	Body  string // the page's elements
	Exact bool   // the page's clock is exact to 5 µs
	Files map[string]File
	API   http.Handler // for all paths below /api/ and /messenger/; nil: 404
}

// Site is a server that runs.
type Site struct {
	Origin string
	Traffic

	content Content
	server  *httptest.Server
}

// Start serves the content until Stop.
func Start(c Content) *Site {
	if c.Path == "" {
		c.Path = PagePath
	}
	s := &Site{content: c}
	s.Reset()
	s.server = httptest.NewServer(s)
	s.Origin = s.server.URL
	return s
}

// Page is the page's URL.
func (s *Site) Page() string { return s.Origin + s.content.Path }

// Stop ends the server and its connections.
func (s *Site) Stop() {
	s.server.CloseClientConnections()
	s.server.Close()
}

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, isFile := s.content.Files[r.URL.Path]
	switch {
	case r.URL.Path == s.content.Path:
		s.page(w, s.content.Body)
	case r.URL.Path == BlankPath:
		s.page(w, "")
	case isFile:
		file.serve(w, r)
	case s.content.API != nil && isAPI(r.URL.Path):
		s.pass(w, r)
	default:
		http.NotFound(w, r)
	}
}

// pass hands a request on to the API. A connection in real time is no request: it
// stays open, and is none that anything waits for.
func (s *Site) pass(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Upgrade") != "" {
		s.content.API.ServeHTTP(w, r)
		return
	}
	s.count(w, r, s.content.API)
}

// page serves a document. What isolates it from other origins is what browsers ask
// for an exact clock.
func (s *Site) page(w http.ResponseWriter, body string) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	if s.content.Exact {
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
	}
	_, _ = io.WriteString(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>`+
		`<link rel="icon" href="data:,"></head><body><h1>A page</h1><p>With a few words on it.</p>`+body+`</body></html>`)
}

func isAPI(path string) bool {
	return strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/messenger/")
}
