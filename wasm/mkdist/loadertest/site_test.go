package loadertest

import (
	_ "embed"
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
)

//go:embed testdata/probe.js
var probe string

// site is a web site of one page with the loader on it.
type site struct {
	script  string           // what the page does before the loader's tag
	body    string           // the page's elements; the loader's tag unless given
	headers http.Header      // of the page
	program http.HandlerFunc // how the program is served; serveProgram unless given
	extra   http.HandlerFunc // how /extra is served, for pages that refer to it

	URL       string
	downloads atomic.Int32 // requests for the program
}

const loaderPath = "/widget/abc12345"

const loaderTag = `<script src="` + loaderPath + `"></script>`

// start serves the site until the test ends. Every site has an origin, and
// with it a storage, of its own.
func (s *site) start(t *testing.T) {
	if s.program == nil {
		s.program = serveProgram
	}
	if s.body == "" {
		s.body = loaderTag
	}
	server := httptest.NewServer(s.routes())
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	s.URL = server.URL
}

func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.servePage)
	mux.HandleFunc("GET /probe.js", serveScript(probe))
	mux.HandleFunc("GET /page.js", serveScript(s.script))
	mux.HandleFunc("GET /elsewhere", serveText("text/html", `<!doctype html><title>Elsewhere</title>`))
	if s.extra != nil {
		mux.HandleFunc("GET /extra", s.extra)
	}
	for _, path := range []string{loaderPath, "/assets/entryphone.js", "/assets/chat.js"} {
		mux.HandleFunc("GET "+path, serveScript(string(loader)))
	}
	mux.HandleFunc("GET /{folder}/"+programName, func(w http.ResponseWriter, r *http.Request) {
		s.downloads.Add(1)
		s.program(w, r)
	})
	return mux
}

func (s *site) servePage(w http.ResponseWriter, _ *http.Request) {
	for name, values := range s.headers {
		w.Header()[name] = values
	}
	serveText("text/html", `<!doctype html><html><head><title>A page</title>
<script src="/probe.js"></script><script src="/page.js"></script></head><body>`+s.body+`</body></html>`)(w, nil)
}

func serveScript(script string) http.HandlerFunc { return serveText("text/javascript", script) }

func serveText(kind, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind+"; charset=utf-8")
		_, _ = io.WriteString(w, text)
	}
}

func serveProgram(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/wasm")
	_, _ = w.Write(program)
}

// held serves the program when release is called and tells of requests that
// the browser gave up.
func held(t *testing.T) (serve http.HandlerFunc, release func(), aborted <-chan struct{}) {
	open, gone := make(chan struct{}), make(chan struct{}, 10)
	t.Cleanup(func() { close(open) })
	serve = func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-open:
			serveProgram(w, r)
		case <-r.Context().Done():
			gone <- struct{}{}
		}
	}
	return serve, func() { open <- struct{}{} }, gone
}
