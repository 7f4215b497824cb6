// Package server puts the backend together and runs it.
package server

import (
	"context"
	"crypto/rand"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/entryphone/entryphone/examples/backend/content"
	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/demoapi"
	"github.com/entryphone/entryphone/examples/backend/live"
	"github.com/entryphone/entryphone/examples/backend/messenger"
	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/realtime"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/restapi"
	"github.com/entryphone/entryphone/examples/backend/sessions"
	"github.com/entryphone/entryphone/examples/backend/static"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/uploads"
	"github.com/entryphone/entryphone/examples/backend/wireapi"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/examples/gospa"
)

// Options of a server. All but Site and GoApp are needed.
type Options struct {
	Workspaces *workspace.Set
	Store      *store.Store
	Uploads    string // the folder of the files that people send
	Dist       string // the folder that make dist fills
	Site       fs.FS  // the single-page app at /
	GoApp      fs.FS  // the one in Go, at gospa.Base
	Now        func() time.Time
	Log        *slog.Logger
	Limits     Limits
}

// Server is a backend, ready to serve.
type Server struct {
	Options
	hub     *live.Hub
	bus     *live.Bus[conversations.Event]
	talk    *conversations.Service
	uploads *uploads.Folder
	service *messenger.Service
	keeper  *sessions.Keeper
	handler http.Handler

	inboxKey []byte
}

// New prepares a server: the key of its sessions, the demo's posts, the routes.
func New(ctx context.Context, o Options) (*Server, error) {
	key, err := secretKey(ctx, o.Store, "session_key")
	if err != nil {
		return nil, err
	}
	s := &Server{Options: o, hub: live.NewHub(o.Limits.Streams), keeper: sessions.NewKeeper(key, o.Now)}
	if s.uploads, err = uploads.Open(o.Uploads, o.Limits.Uploads); err != nil {
		return nil, err
	}
	s.bus = live.NewBus[conversations.Event](o.Limits.PerPerson, o.Limits.Behind)
	s.talk = &conversations.Service{Store: o.Store, Now: o.Now, Bus: s.bus, Changed: s.hub.Notify}
	s.service = &messenger.Service{
		Store: o.Store, Sessions: s.keeper, Now: o.Now, Patience: o.Limits.Store, Changed: s.hub.Notify, Talk: s.talk, Uploads: s.uploads,
	}
	if s.inboxKey, err = secretKey(ctx, o.Store, "inbox_key"); err != nil {
		return nil, err
	}
	for _, ws := range o.Workspaces.All() {
		if err := s.seed(ctx, ws); err != nil {
			return nil, fmt.Errorf("adding the posts of %s: %w", ws.AppID, err)
		}
	}
	if s.handler, err = s.routes(); err != nil {
		return nil, err
	}
	return s, nil
}

// secretKey returns the key of that name, made at its first use.
func secretKey(ctx context.Context, db *store.Store, name string) ([]byte, error) {
	fresh := make([]byte, 32)
	rand.Read(fresh) // never fails
	key, err := db.Key(ctx, name, fresh)
	if err != nil {
		return nil, fmt.Errorf("reading the %s: %w", name, err)
	}
	return key, nil
}

// Handler serves everything.
func (s *Server) Handler() http.Handler { return s.handler }

// seed gives a demo workspace its posts, once: those that were removed stay away.
func (s *Server) seed(ctx context.Context, ws *workspace.Workspace) error {
	if !ws.Demo {
		return nil
	}
	posts, err := content.Demo()
	if err != nil {
		return err
	}
	return s.Store.Once(ctx, "seeded:"+ws.AppID, func(tx *store.Tx) error {
		for _, p := range posts {
			p.CreatedAt = s.Now().Unix()
			if _, err := tx.AddPost(ws.AppID, p); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Server) routes() (http.Handler, error) {
	mux := http.NewServeMux()
	api := &wireapi.API{Workspaces: s.Workspaces, Service: s.service, Log: s.Log, MaxBody: s.Limits.Body, UploadTime: s.Limits.Upload}
	mux.Handle("/messenger/web/", api.CORS(s.limited(api.Handler())))
	rest := http.NewServeMux()
	(&restapi.API{
		Workspaces: s.Workspaces, Store: s.Store, Talk: s.talk, Now: s.Now, Log: s.Log, MaxBody: s.Limits.Body, Changed: s.hub.Notify,
	}).Register(rest)
	limitedREST := s.limited(rest)
	for _, path := range restPaths {
		mux.Handle(path, limitedREST)
	}
	(&demoapi.API{
		Workspaces: s.Workspaces, Store: s.Store, Sessions: s.keeper, Hub: s.hub, Log: s.Log,
		Heartbeat: s.Limits.Heartbeat, Patience: s.Limits.Write,
	}).Register(mux)
	(&realtime.API{Workspaces: s.Workspaces, Service: s.service, Talk: s.talk, Log: s.Log, Limits: s.Limits.Realtime}).Register(mux)
	(&uploads.Server{Folder: s.uploads, Store: s.Store, Log: s.Log}).Register(mux)
	s.inbox(mux)
	(&static.Dist{Dir: s.Dist, Workspaces: s.Workspaces}).Register(mux)
	mux.Handle("/healthz", middleware.Methods(http.HandlerFunc(s.health), http.MethodGet))
	if err := s.sites(mux); err != nil {
		return nil, err
	}
	return middleware.Log(s.Log, middleware.Recover(s.Log, middleware.NoSniff(mux))), nil
}

// restPaths are what the REST API answers. /contacts/search is one of /contacts/{id}.
var restPaths = []string{
	"/contacts/{id}", "/events", "/content", "/content/{id}", "/admins", "/me",
	"/conversations", "/conversations/{id}", "/conversations/{id}/reply", "/conversations/{id}/parts",
}

func (s *Server) sites(mux *http.ServeMux) error {
	images, err := static.NewSite(content.Images())
	if err != nil {
		return err
	}
	mux.Handle("/demo/images/", images.Files("/demo/images/"))
	for base, files := range map[string]fs.FS{"/": s.Site, gospa.Base: s.GoApp} {
		if files == nil {
			mux.HandleFunc(base, reply.NotFound)
			continue
		}
		app, err := static.NewSite(files)
		if err != nil {
			return err
		}
		mux.Handle(base, http.StripPrefix(strings.TrimSuffix(base, "/"), app.App()))
	}
	return nil
}

func (s *Server) limited(next http.Handler) http.Handler {
	return middleware.Rate(s.Limits.PerSecond, s.Limits.Burst, s.Now, next)
}

// health says whether the database answers.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	err := s.Store.Read(ctx, func(tx *store.Tx) error { _, err := tx.Posts(""); return err })
	if err != nil {
		s.Log.Error("health", "error", err)
		reply.Error(w, http.StatusServiceUnavailable, "unhealthy", "The database does not answer.")
		return
	}
	reply.JSON(w, http.StatusOK, map[string]string{"status": "ok"})
}
