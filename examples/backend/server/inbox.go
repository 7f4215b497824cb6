package server

import (
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/inbox"
)

// inbox adds the operator's pages.
func (s *Server) inbox(mux *http.ServeMux) {
	(&inbox.API{
		Workspaces: s.Workspaces, Store: s.Store, Service: s.talk, Hub: s.hub, Uploads: s.uploads, Key: s.inboxKey, Now: s.Now, Log: s.Log,
		MaxBody: s.Limits.Body, Heartbeat: s.Limits.Heartbeat, Patience: s.Limits.Write,
	}).Register(mux)
}
