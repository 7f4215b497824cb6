package rig

import (
	"bufio"
	"context"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"time"
)

// Break is what becomes of a request on its way to the backend; the zero Break is
// nothing. Of what ends it the first counts: Drop, Raw, Status, Lose, Cut.
type Break struct {
	Delay      time.Duration // before anything else
	Drop       bool          // it never reaches the backend
	Raw        []byte        // bytes for the connection, which is closed behind them
	Status     int           // answered in the backend's place
	RetryAfter string        // the header of that name
	Header     http.Header   // further headers of that answer
	Body       []byte        // and its body
	Lose       bool          // the backend answers, but nobody hears it
	Cut        bool          // the answer ends in the middle
	Reset      bool          // what is hung up on is reset: the other side is not told an end
}

// BreakFor has requests to the backend asked what becomes of them; nil mends the
// line.
func (f *Front) BreakFor(breaker func(*Request) Break) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.breaker = breaker
}

// Forge has other bodies reach the backend than a request has: those returned, one
// after the other, of which the first is answered; none for a request that is
// answered in the backend's place as if all were well. ok false leaves it as it is.
func (f *Front) Forge(forge func(*Request) (bodies []string, ok bool)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.forge = forge
}

// forward lets a request, or what is forged of it, through to the backend.
func (f *Front) forward(w http.ResponseWriter, r *http.Request, record *Request) {
	f.mu.Lock()
	forge := f.forge
	record.Handled = true
	f.mu.Unlock()
	bodies, ok := []string{record.Body}, false
	if forge != nil {
		bodies, ok = forge(record)
	}
	switch {
	case !ok:
		f.proxy.ServeHTTP(w, r)
		return
	case len(bodies) == 0:
		_, _ = io.WriteString(w, "{}")
	}
	for i, body := range bodies {
		if i > 0 {
			w = httptest.NewRecorder()
		}
		again := r.Clone(r.Context())
		again.Body, again.ContentLength = io.NopCloser(strings.NewReader(body)), int64(len(body))
		f.proxy.ServeHTTP(w, again)
	}
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
func (f *Front) pass(w http.ResponseWriter, r *http.Request, record *Request, b Break) int {
	if b.Delay > 0 || b.Lose || b.Cut { // what is on its way arrives, whether or not its sender waits
		r = r.WithContext(context.WithoutCancel(r.Context()))
	}
	if b.Delay > 0 {
		<-time.After(b.Delay)
	}
	switch {
	case b.Drop:
		hangUp(w, b.Reset)
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
	case b.Lose, b.Cut:
		answer := httptest.NewRecorder()
		f.forward(answer, r, record)
		if b.Cut {
			sendHalf(w, answer)
		}
		hangUp(w, b.Reset)
		return 0
	}
	answer := &noted{ResponseWriter: w, status: http.StatusOK, took: f.took}
	f.forward(answer, r, record)
	return answer.status
}

func writeRaw(w http.ResponseWriter, raw []byte) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_, _ = conn.Write(raw)
		_ = conn.Close()
	}
}

// sendHalf sends an answer that promises more than it holds.
func sendHalf(w http.ResponseWriter, answer *httptest.ResponseRecorder) {
	body := answer.Body.Bytes()
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Length", strconv.Itoa(max(2, len(body))))
	w.WriteHeader(answer.Code)
	_, _ = w.Write(body[:len(body)/2])
	_ = http.NewResponseController(w).Flush()
}

func hangUp(w http.ResponseWriter, reset bool) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok && reset {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}

// noted remembers the status of an answer.
type noted struct {
	http.ResponseWriter
	status int
	took   func(net.Conn)
}

// Hijack is how a WebSocket takes over its connection.
func (n *noted) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, rw, err := http.NewResponseController(n.ResponseWriter).Hijack()
	if err == nil {
		n.took(conn)
	}
	return conn, rw, err
}

func (n *noted) WriteHeader(status int) {
	n.status = status
	n.ResponseWriter.WriteHeader(status)
}

func (n *noted) Unwrap() http.ResponseWriter { return n.ResponseWriter }
