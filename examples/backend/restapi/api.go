// Package restapi serves the part of the Intercom REST API 2.x that reads what
// was synced and answers people, in its published shapes, and /content, which is this backend's own.
// Every request carries the bearer token of one workspace and sees no other.
//
// It differs in two points: visitors are among the contacts (role "visitor"), and
// times are compared by the second.
package restapi

import (
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/entryphone/entryphone/examples/backend/conversations"
	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

// API serves REST.
type API struct {
	Workspaces *workspace.Set
	Store      *store.Store
	Talk       *conversations.Service
	Now        func() time.Time
	Log        *slog.Logger
	MaxBody    int64              // bytes of a request's body
	Changed    func(appID string) // told after every change
}

// action answers a request for a workspace with a value, or fails.
type action func(*http.Request, *workspace.Workspace) (any, error)

// Register adds the routes.
func (a *API) Register(mux *http.ServeMux) {
	mux.Handle("/contacts/search", a.serve(map[string]action{http.MethodPost: a.searchContacts}))
	mux.Handle("/contacts/{id}", a.serve(map[string]action{http.MethodGet: a.getContact}))
	mux.Handle("/events", a.serve(map[string]action{http.MethodGet: a.listEvents}))
	mux.Handle("/conversations", a.serve(map[string]action{http.MethodGet: a.listConversations}))
	mux.Handle("/conversations/search", a.serve(map[string]action{http.MethodPost: a.searchConversations}))
	mux.Handle("/conversations/{id}", a.serve(map[string]action{http.MethodGet: a.getConversation}))
	mux.Handle("/conversations/{id}/reply", a.serve(map[string]action{http.MethodPost: a.replyConversation}))
	mux.Handle("/conversations/{id}/parts", a.serve(map[string]action{http.MethodPost: a.manageConversation}))
	mux.Handle("/admins", a.serve(map[string]action{http.MethodGet: a.listAdmins}))
	mux.Handle("/me", a.serve(map[string]action{http.MethodGet: a.getMe}))
	mux.Handle("/content", a.serve(map[string]action{http.MethodGet: a.listContent, http.MethodPost: a.addContent}))
	mux.Handle("/content/{id}", a.serve(map[string]action{http.MethodDelete: a.removeContent}))
}

func (a *API) serve(actions map[string]action) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := uuid.NewString()
		w.Header().Set("X-Request-Id", id)
		value, err := a.handle(w, r, actions)
		if err != nil {
			a.fail(w, r, id, err)
			return
		}
		status := http.StatusOK
		if c, ok := value.(created); ok {
			status, value = http.StatusCreated, c.value
		}
		reply.JSON(w, status, value)
	})
}

// created is an action's value that answers 201.
type created struct{ value any }

func (a *API) handle(w http.ResponseWriter, r *http.Request, actions map[string]action) (any, error) {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	ws, ok := a.Workspaces.ByToken(token)
	if !ok {
		w.Header().Set("WWW-Authenticate", "Bearer")
		return nil, &failure{status: http.StatusUnauthorized, code: "token_unauthorized", message: "The access token is missing or wrong."}
	}
	middleware.SetApp(r.Context(), ws.AppID)
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	do, ok := actions[method]
	if !ok {
		w.Header().Set("Allow", strings.Join(slices.Sorted(maps.Keys(actions)), ", "))
		return nil, &failure{status: http.StatusMethodNotAllowed, code: "method_not_allowed", message: "This path does not take " + r.Method + "."}
	}
	r.Body = http.MaxBytesReader(w, r.Body, a.MaxBody)
	return do(r, ws)
}

// fail answers in the published shape of errors.
func (a *API) fail(w http.ResponseWriter, r *http.Request, requestID string, err error) {
	var f *failure
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &f):
	case errors.As(err, &tooLarge):
		f = &failure{status: http.StatusRequestEntityTooLarge, code: "body_too_large", message: "The body is too large."}
	case errors.Is(err, store.ErrNotFound):
		f = &failure{status: http.StatusNotFound, code: "not_found", message: "There is nothing with this id."}
	case errors.Is(err, store.ErrBusy):
		w.Header().Set("Retry-After", "1")
		f = &failure{status: http.StatusServiceUnavailable, code: "service_unavailable", message: "The server is busy: try again."}
	default:
		a.Log.Error("request failed", "path", r.URL.Path, "request_id", requestID, "error", err)
		f = &failure{status: http.StatusInternalServerError, code: "server_error", message: "The request could not be handled."}
	}
	reply.JSON(w, f.status, f.list(requestID))
}
