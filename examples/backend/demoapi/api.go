// Package demoapi shows a browser what the backend knows of its person, so that a
// visitor of the demo sees the sync happen. It exists for workspaces marked as
// demo only, and answers pages of this server only: the session cookie is all
// that it takes to ask.
package demoapi

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/sessions"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// API serves the panel.
type API struct {
	Workspaces *workspace.Set
	Store      *store.Store
	Sessions   *sessions.Keeper
	Hub        *live.Hub
	Log        *slog.Logger
	Heartbeat  time.Duration // between two signs of life on a stream
	Patience   time.Duration // how long one write to a stream may take
}

// Register adds the routes.
func (a *API) Register(mux *http.ServeMux) {
	mux.Handle("/demo/contact", a.serve(a.contact))
	mux.Handle("/demo/stream", a.serve(a.stream))
}

func (a *API) serve(do func(http.ResponseWriter, *http.Request, *workspace.Workspace)) http.Handler {
	return middleware.Methods(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !middleware.SameOrigin(r) {
			reply.Error(w, http.StatusForbidden, "origin_not_allowed", "Only pages of this server can ask.")
			return
		}
		ws, ok := a.Workspaces.Get(r.URL.Query().Get("app_id"))
		if !ok || !ws.Demo {
			reply.FieldError(w, http.StatusNotFound, "app_not_found", "There is no demo workspace with this app_id.", "app_id")
			return
		}
		middleware.SetApp(r.Context(), ws.AppID)
		do(w, r, ws)
	}), http.MethodGet)
}
