package wireapi

import (
	"errors"
	"mime"
	"net/http"
	"os"

	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire"
)

// maxKey is the longest Idempotency-Key that is taken; the contract's has 16
// digits.
const maxKey = 128

// readForm reads the body, or answers why it cannot.
func (a *API) readForm(w http.ResponseWriter, r *http.Request) bool {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		reply.Error(w, http.StatusUnsupportedMediaType, "unsupported_media_type", "Send application/x-www-form-urlencoded.")
		return false
	}
	r.Body = http.MaxBytesReader(w, r.Body, a.MaxBody)
	err := r.ParseForm()
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		reply.Error(w, http.StatusRequestEntityTooLarge, "body_too_large", "The body is too large.")
	case errors.Is(err, os.ErrDeadlineExceeded):
		reply.Error(w, http.StatusRequestTimeout, "timeout", "The body took too long to arrive.")
	case err != nil:
		reply.Error(w, http.StatusBadRequest, "malformed_form", "The body is not a form.")
	default:
		return true
	}
	return false
}

// workspace finds the workspace of a form and checks that the page may talk to it.
func (a *API) workspace(w http.ResponseWriter, r *http.Request) (*workspace.Workspace, bool) {
	ws, ok := a.Workspaces.Get(r.PostForm.Get("app_id"))
	if !ok {
		reply.FieldError(w, http.StatusNotFound, "app_not_found", "There is no workspace with this app_id.", "app_id")
		return nil, false
	}
	middleware.SetApp(r.Context(), ws.AppID)
	if middleware.SameOrigin(r) || ws.AllowsOrigin(r.Header.Get("Origin")) {
		return ws, true
	}
	middleware.Unshare(w.Header())
	reply.Error(w, http.StatusForbidden, "origin_not_allowed", "The workspace does not list this page's origin.")
	return nil, false
}

func badField(w http.ResponseWriter, err *wire.FieldError) {
	reply.FieldError(w, http.StatusBadRequest, "invalid_field", "The field "+err.Field+" cannot be used: "+err.Err.Error()+".", err.Field)
}
