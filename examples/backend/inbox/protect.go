package inbox

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/store"
)

// policy lets a page load from this server, talk to it, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// action answers a request of somebody who is logged in.
type action func(http.ResponseWriter, *http.Request, Operator) error

// protect is around every route. A form of another origin is refused, a page of
// another port of the same host included, which SameSite lets through.
func (a *API) protect(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.sorry(w, r, http.StatusForbidden, "This form was sent from another site.")
	}))
	checked := guard.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		r.Body = http.MaxBytesReader(w, r.Body, a.most(r))
		checked.ServeHTTP(w, r)
	})
}

// most is how many bytes a form may have: an answer can bring files.
func (a *API) most(r *http.Request) int64 {
	if strings.HasSuffix(r.URL.Path, "/reply") && strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return a.MaxBody + maxFiles*a.Uploads.Limits.File
	}
	return a.MaxBody
}

// guard lets only operators through.
func (a *API) guard(do action) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o, err := a.operator(r)
		if err != nil {
			a.askToLogIn(w, r)
			return
		}
		middleware.SetApp(r.Context(), o.Workspace.AppID)
		if err := do(w, r, o); err != nil {
			a.fail(w, r, err)
		}
	})
}

func (a *API) askToLogIn(w http.ResponseWriter, r *http.Request) {
	if partial(r) || r.Method != http.MethodGet {
		w.Header().Set("HX-Redirect", root+"/login")
		a.sorry(w, r, http.StatusUnauthorized, "Log in first.")
		return
	}
	http.Redirect(w, r, root+"/login", http.StatusSeeOther)
}

// problem is something that the operator can mend; it is said on the page.
type problem string

func (p problem) Error() string { return string(p) }

// fail says what went wrong, in words for the operator.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	var tooLarge *http.MaxBytesError
	var mendable problem
	switch {
	case errors.As(err, &mendable):
		a.sorry(w, r, http.StatusUnprocessableEntity, string(mendable))
	case errors.As(err, &tooLarge):
		a.sorry(w, r, http.StatusRequestEntityTooLarge, "That is too large.")
	case errors.Is(err, store.ErrNotFound):
		a.sorry(w, r, http.StatusNotFound, "There is no such conversation.")
	case errors.Is(err, store.ErrBusy), errors.Is(err, context.DeadlineExceeded):
		w.Header().Set("Retry-After", "1")
		a.sorry(w, r, http.StatusServiceUnavailable, "The server is busy: try again.")
	case errors.Is(err, context.Canceled): // nobody waits for the answer
	default:
		a.Log.Error("request failed", "path", r.URL.Path, "error", err)
		a.sorry(w, r, http.StatusInternalServerError, "That did not work. It is in the server's log.")
	}
}

func (a *API) notFound(w http.ResponseWriter, r *http.Request) {
	a.sorry(w, r, http.StatusNotFound, "There is nothing under this address.")
}

// sorry answers with a sentence: a page, or the line of a page that is kept for it.
func (a *API) sorry(w http.ResponseWriter, r *http.Request, status int, sentence string) {
	name := "sorry"
	if partial(r) {
		name = "sorry-part"
	}
	a.render(w, status, name, struct {
		page
		Sentence string
	}{a.page("Sorry"), sentence})
}

// partial says whether htmx asks, for a part of the page.
func partial(r *http.Request) bool {
	return r.Header.Get("HX-Request") == "true" && r.Header.Get("HX-Request-Type") != "full"
}
