package middleware

import (
	"net/http"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/reply"
)

// NoSniff tells browsers to believe the Content-Type of every answer.
func NoSniff(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}

// Methods lets only these methods through; HEAD goes with GET.
func Methods(next http.Handler, methods ...string) http.Handler {
	allowed := map[string]bool{}
	for _, m := range methods {
		allowed[m] = true
	}
	if allowed[http.MethodGet] && !allowed[http.MethodHead] {
		allowed[http.MethodHead] = true
		methods = append(methods, http.MethodHead)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !allowed[r.Method] {
			w.Header().Set("Allow", strings.Join(methods, ", "))
			reply.Error(w, http.StatusMethodNotAllowed, "method_not_allowed", "This path takes "+strings.Join(methods, ", ")+".")
			return
		}
		next.ServeHTTP(w, r)
	})
}
