package demoapi

import (
	"fmt"
	"net/http"
	"time"

	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// stream sends an event "change" with a growing number whenever the workspace's
// data changes, and one at the beginning, so that whoever reconnects reads again.
func (a *API) stream(w http.ResponseWriter, r *http.Request, ws *workspace.Workspace) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	listener, err := a.Hub.Listen(ws.AppID)
	if err != nil {
		w.Header().Set("Retry-After", "5")
		reply.Error(w, http.StatusServiceUnavailable, "no_stream", "There is no stream now: "+err.Error()+".")
		return
	}
	defer listener.Stop()
	s := &sender{w: w, control: http.NewResponseController(w), patience: a.Patience}
	s.send("retry: 1000\n\n")
	beat := time.NewTicker(a.Heartbeat)
	defer beat.Stop()
	for s.err == nil {
		select {
		case n, open := <-listener.Changes:
			if !open {
				return // the server is shutting down
			}
			s.send(fmt.Sprintf("event: change\ndata: %d\n\n", n))
		case <-beat.C:
			s.send(":\n\n")
		case <-r.Context().Done():
			return
		}
	}
}

// sender writes to a stream, which outlives the server's bounds on a request: it
// has its own for each write. It stops at the first failure.
type sender struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
	err      error
}

func (s *sender) send(text string) {
	for _, step := range []func() error{
		func() error { return s.control.SetReadDeadline(time.Time{}) },
		func() error { return s.control.SetWriteDeadline(time.Now().Add(s.patience)) },
		func() error { _, err := s.w.Write([]byte(text)); return err },
		s.control.Flush,
	} {
		if s.err = step(); s.err != nil {
			return
		}
	}
}
