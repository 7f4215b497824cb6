// Package inbox serves the operator's pages, where conversations are read and
// answered: server-rendered HTML that works without a script, and that htmx swaps in
// parts and keeps live. Whoever has a workspace's token logs in with it and sees that
// workspace alone; a signed cookie stands for the token from then on.
//
// What people write is data here too: templates escape it, pictures come from this
// server only, and the pages' Content-Security-Policy lets nothing else run or load.
package inbox

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// root is where the pages are.
const root = "/inbox"

// API serves the pages.
type API struct {
	Workspaces *workspace.Set
	Store      *store.Store
	Service    *conversations.Service
	Hub        *live.Hub
	Uploads    *uploads.Folder
	Key        []byte // signs operators' sessions; must stay the same over restarts
	Now        func() time.Time
	Log        *slog.Logger
	MaxBody    int64         // bytes of a form, without its files
	Heartbeat  time.Duration // between two signs of life on a stream
	Patience   time.Duration // how long one write to a stream may take
}

// Logins that one client may try: a token cannot be guessed, and is not to be.
const (
	loginsPerSecond = 0.2
	loginsAtOnce    = 10
)

// Register adds the routes.
func (a *API) Register(mux *http.ServeMux) {
	own := http.NewServeMux()
	own.HandleFunc("GET "+root+"/login", a.showLogin)
	own.Handle("POST "+root+"/login", middleware.Rate(loginsPerSecond, loginsAtOnce, a.Now, http.HandlerFunc(a.login)))
	own.HandleFunc("POST "+root+"/logout", a.logout)
	own.HandleFunc("GET "+assetPath+"{file...}", serveAsset)
	for pattern, do := range a.actions() {
		own.Handle(pattern, a.guard(do))
	}
	own.Handle("GET "+root+"/{$}", http.RedirectHandler(root, http.StatusMovedPermanently))
	own.HandleFunc("/", a.notFound)
	mux.Handle(root, a.protect(own))
	mux.Handle(root+"/", a.protect(own))
}

const conversationPath = root + "/conversations/{id}"

// actions are the routes for operators alone.
func (a *API) actions() map[string]action {
	return map[string]action{
		"GET " + root:                          a.showList,
		"GET " + root + "/list":                a.refreshList,
		"GET " + root + "/stream":              a.stream,
		"POST " + root + "/admin":              a.chooseAdmin,
		"GET " + conversationPath:              a.showConversation,
		"GET " + conversationPath + "/live":    a.refreshConversation,
		"GET " + conversationPath + "/older":   a.olderParts,
		"GET " + conversationPath + "/person":  a.showPerson,
		"POST " + conversationPath + "/reply":  a.reply,
		"POST " + conversationPath + "/close":  a.change(a.close),
		"POST " + conversationPath + "/open":   a.change(a.open),
		"POST " + conversationPath + "/snooze": a.change(a.snooze),
		"POST " + conversationPath + "/assign": a.change(a.assign),
		"POST " + conversationPath + "/read":   a.read,
		"POST " + conversationPath + "/typing": a.typing,
	}
}
