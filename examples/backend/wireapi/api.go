// Package wireapi is the messenger's HTTP interface, POST /messenger/web/<name>
// (section 7 of the contract): it reads forms, checks where they come from, and
// turns what the service says into answers and statuses.
package wireapi

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/entryphone/entryphone/examples/backend/identity"
	"github.com/entryphone/entryphone/examples/backend/messenger"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// API serves the wire.
type API struct {
	Workspaces *workspace.Set
	Service    *messenger.Service
	Log        *slog.Logger
	MaxBody    int64 // bytes of a request's body
	// UploadTime is how long the body of an upload may take to arrive.
	UploadTime time.Duration
}

// action answers one kind of request.
type action func(http.ResponseWriter, *http.Request, messenger.Call) error

// Handler serves everything below /messenger/web/.
func (a *API) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle(wire.Path(wire.Ping), a.accept(a.ping))
	mux.Handle(wire.Path(wire.Events), a.accept(a.events))
	mux.Handle(wire.Path(wire.Metrics), a.accept(a.metrics))
	mux.Handle(wire.Path("content/{type}/{id}/{event}"), a.accept(a.content))
	a.talk(mux)
	mux.HandleFunc("/", reply.NotFound)
	return mux
}

func (a *API) ping(w http.ResponseWriter, r *http.Request, call messenger.Call) error {
	answer, err := a.Service.Ping(r.Context(), call)
	if err == nil {
		reply.JSON(w, http.StatusOK, answer)
	}
	return err
}

func (a *API) events(w http.ResponseWriter, r *http.Request, call messenger.Call) error {
	err := a.Service.Events(r.Context(), call)
	if err == nil {
		reply.JSON(w, http.StatusOK, struct{}{})
	}
	return err
}

// metrics takes note of nothing but the request itself, which is in the log.
func (a *API) metrics(w http.ResponseWriter, _ *http.Request, _ messenger.Call) error {
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (a *API) content(w http.ResponseWriter, r *http.Request, call messenger.Call) error {
	event := r.PathValue("event")
	if !store.KnowsContentEvent(event) {
		reply.NotFound(w, r)
		return nil
	}
	err := a.Service.Content(r.Context(), call, r.PathValue("type"), r.PathValue("id"), event)
	if err == nil {
		reply.JSON(w, http.StatusOK, struct{}{})
	}
	return err
}

// refusal is the body of a ping whose person could not be verified: errors, and
// the flag that clients look at.
type refusal struct {
	wire.ErrorAnswer
	JWTExpired bool `json:"jwt_expired"`
}

// fail answers with what went wrong.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	var field *wire.FieldError
	switch {
	case errors.As(err, &field):
		badField(w, field)
	case errors.Is(err, identity.ErrExpired):
		refuse(w, "jwt_expired", "The intercom_user_jwt has expired.", true)
	case errors.Is(err, identity.ErrRefused):
		refuse(w, "identity_verification_failed", "The user_hash or intercom_user_jwt is missing or wrong.", false)
	case errors.Is(err, messenger.ErrNoContent):
		reply.Error(w, http.StatusNotFound, "content_not_found", "There is no such content.")
	case errors.Is(err, messenger.ErrNoConversation):
		reply.Error(w, http.StatusNotFound, "conversation_not_found", "There is no such conversation.")
	case refusedFile(w, err):
	case errors.Is(err, store.ErrBusy), errors.Is(err, context.DeadlineExceeded):
		a.Log.Warn("the database is busy", "path", r.URL.Path, "error", err)
		w.Header().Set("Retry-After", "1")
		reply.Error(w, http.StatusServiceUnavailable, "busy", "The server is busy: try again.")
	default:
		a.Log.Error("request failed", "path", r.URL.Path, "error", err)
		reply.Error(w, http.StatusInternalServerError, "internal_error", "The request could not be handled.")
	}
}

func refuse(w http.ResponseWriter, code, message string, expired bool) {
	reply.JSON(w, http.StatusForbidden, refusal{
		ErrorAnswer: wire.ErrorAnswer{Errors: []wire.Error{{Code: code, Message: message}}}, JWTExpired: expired,
	})
}
