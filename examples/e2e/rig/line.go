package rig

import (
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
)

// Break is what becomes of a request on its way to the backend: a status other
// than 0, or Raw, is answered in the backend's place.
type Break struct {
	Status     int
	RetryAfter string      // the header of that name
	Header     http.Header // further headers of that answer
	Body       []byte      // and its body
	Raw        []byte      // bytes for the connection, which is closed behind them
	Lose       bool        // the backend answers, but nobody hears it
}

// BreakFor has requests to the backend asked what becomes of them; nil mends the
// line.
func (f *Front) BreakFor(breaker func(*Request) Break) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.breaker = breaker
}

// EditPings has the answers to pings changed on their way to the page, as a backend
// with a fault or of a later version would give them.
func (f *Front) EditPings(edit func(answer string) string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.edit = edit
}

func (f *Front) passAnswer(r *http.Response) error {
	if err := f.noteAnswer(r); err != nil {
		return err
	}
	return f.editAnswer(r)
}

func (f *Front) editAnswer(r *http.Response) error {
	f.mu.Lock()
	edit := f.edit
	f.mu.Unlock()
	if edit == nil || r.Request.URL.Path != wirePath+"ping" {
		return nil
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	edited := edit(string(body))
	r.Body = io.NopCloser(strings.NewReader(edited))
	r.ContentLength = int64(len(edited))
	r.Header.Set("Content-Length", strconv.Itoa(len(edited)))
	return nil
}

// pass lets a request through to the backend unless the line is broken, and
// returns the status of the answer, 0 when there was none.
func (f *Front) pass(w http.ResponseWriter, r *http.Request, b Break) int {
	switch {
	case b.Lose:
		f.proxy.ServeHTTP(httptest.NewRecorder(), r)
		hangUp(w)
		return 0
	case b.Raw != nil:
		writeRaw(w, b.Raw)
		return b.Status
	case b.Status != 0:
		w.Header().Set("Retry-After", b.RetryAfter)
		maps.Copy(w.Header(), b.Header)
		w.WriteHeader(b.Status)
		_, _ = w.Write(b.Body)
		return b.Status
	}
	answer := &noted{ResponseWriter: w, status: http.StatusOK}
	f.proxy.ServeHTTP(answer, r)
	return answer.status
}

func hangUp(w http.ResponseWriter) { writeRaw(w, nil) }

func writeRaw(w http.ResponseWriter, raw []byte) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_, _ = conn.Write(raw)
		_ = conn.Close()
	}
}

// noted remembers the status of an answer.
type noted struct {
	http.ResponseWriter
	status int
}

func (n *noted) WriteHeader(status int) {
	n.status = status
	n.ResponseWriter.WriteHeader(status)
}

func (n *noted) Unwrap() http.ResponseWriter { return n.ResponseWriter }
