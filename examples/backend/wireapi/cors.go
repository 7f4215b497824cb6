package wireapi

import (
	"net/http"

	"github.com/entryphone/entryphone/examples/backend/middleware"
	"github.com/entryphone/entryphone/examples/backend/reply"
)

// CORS lets the pages of the workspaces read answers, refusals by what comes
// before the form is read included; whether a page may talk to the very workspace
// that it names is seen once it has named it. Preflights are answered here: they
// have no body, so that any workspace's pages pass.
func (a *API) CORS(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		w.Header().Add("Vary", "Origin")
		listed := origin != "" && a.Workspaces.AllowsOrigin(origin)
		if listed {
			middleware.Share(w.Header(), origin)
		}
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			preflight(w, listed || middleware.SameOrigin(r))
			return
		}
		next.ServeHTTP(w, r)
	})
}

func preflight(w http.ResponseWriter, allowed bool) {
	if !allowed {
		reply.Error(w, http.StatusForbidden, "origin_not_allowed", "No workspace lists this page's origin.")
		return
	}
	w.Header().Set("Access-Control-Allow-Methods", "POST")
	w.Header().Set("Access-Control-Allow-Headers", "Content-Type")
	w.Header().Set("Access-Control-Max-Age", "600")
	w.WriteHeader(http.StatusNoContent)
}
