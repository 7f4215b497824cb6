// Package realtime is the WebSocket on which a person hears at once of what happens in
// their conversations (package wire, realtime). Who says hello is found out as for any
// request. Nobody waits for a socket: one that does not keep up is closed, and its
// client asks for what it missed.
package realtime

import (
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/coder/websocket"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/messenger"
	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// API serves the sockets.
type API struct {
	Workspaces *workspace.Set
	Service    *messenger.Service
	Talk       *conversations.Service
	Log        *slog.Logger
	Limits     Limits

	open atomic.Int64
}

// Limits bound what sockets can ask for.
type Limits struct {
	Sockets int           // open at a time
	Hello   time.Duration // for the first frame to arrive
	Silence time.Duration // between two frames of a client
	Write   time.Duration // for one frame to leave
}

// Register adds the route.
func (a *API) Register(mux *http.ServeMux) {
	mux.Handle(messenger.RealtimePath, middleware.Methods(http.HandlerFunc(a.serve), http.MethodGet))
}

func (a *API) serve(w http.ResponseWriter, r *http.Request) {
	if !middleware.SameOrigin(r) && !a.Workspaces.AllowsOrigin(r.Header.Get("Origin")) {
		reply.Error(w, http.StatusForbidden, "origin_not_allowed", "No workspace lists this page's origin.")
		return
	}
	defer a.open.Add(-1)
	if a.open.Add(1) > int64(a.Limits.Sockets) {
		w.Header().Set("Retry-After", "5")
		reply.Error(w, http.StatusServiceUnavailable, "no_socket", "There are too many connections: try again.")
		return
	}
	// The origin was looked at above, by the workspaces' own patterns.
	socket, err := websocket.Accept(w, r, &websocket.AcceptOptions{InsecureSkipVerify: true})
	if err != nil {
		return // answered
	}
	socket.SetReadLimit(maxFrame)
	newConnection(a, socket, r).run(r.Context())
}
