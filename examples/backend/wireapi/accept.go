package wireapi

import (
	"net/http"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/messenger"
	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/sdk/wire"
)

// accept checks a request, and hands it on when all is well.
func (a *API) accept(do action) http.Handler {
	return middleware.Methods(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if a.readForm(w, r) {
			a.act(w, r, do)
		}
	}), http.MethodPost)
}

// act does what a form asks for that was read.
func (a *API) act(w http.ResponseWriter, r *http.Request, do action) {
	ws, ok := a.workspace(w, r)
	if !ok {
		return
	}
	request, err := wire.ParseRequest(r.PostForm.Get)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	if len(request.IdempotencyKey) > maxKey {
		reply.FieldError(w, http.StatusBadRequest, "invalid_field", "Idempotency-Key is too long.", wire.KeyField)
		return
	}
	call := messenger.Call{Workspace: ws, Request: request, Backend: Backend(r), Language: r.Header.Get("Accept-Language")}
	if err := do(w, r, call); err != nil {
		a.fail(w, r, err)
	}
}

// Backend is the URL under which the client reached this server. A proxy that ends TLS
// says so; who claims it without one only gets addresses that do not work.
func Backend(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return strings.ToLower(scheme + "://" + r.Host)
}
