// Package middleware holds what every request goes through: a log line, the
// recovery from a panic, bounds on rate and body, and the check of origins.
package middleware

import (
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/entryphone/entryphone/examples/backend/reply"
)

type entryKey struct{}

// entry is what handlers add to the log line of their request.
type entry struct{ appID string }

// SetApp notes in the log line which workspace the request was for.
func SetApp(ctx context.Context, appID string) {
	if e, ok := ctx.Value(entryKey{}).(*entry); ok {
		e.appID = appID
	}
}

// maxLoggedPath bounds what a request can write into the log.
const maxLoggedPath = 200

// Log writes one line for every request. It never holds data of persons: no query,
// no body, no headers, no addresses.
func Log(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		e := &entry{}
		c := &counter{ResponseWriter: w}
		defer func() {
			log.Info("request", "method", r.Method, "path", r.URL.Path[:min(len(r.URL.Path), maxLoggedPath)],
				"status", c.code(), "bytes", c.bytes, "duration", time.Since(start), "app_id", e.appID)
		}()
		next.ServeHTTP(c, r.WithContext(context.WithValue(r.Context(), entryKey{}, e)))
	})
}

// Recover answers 500 where a handler panics, and says in the log where.
func Recover(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v)
			}
			log.Error("panic", "path", r.URL.Path, "value", v, "stack", string(debug.Stack()))
			reply.Error(w, http.StatusInternalServerError, "internal_error", "The request could not be handled.")
		}()
		next.ServeHTTP(w, r)
	})
}

// counter counts what is written.
type counter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (c *counter) WriteHeader(status int) {
	if c.status == 0 && status >= 200 {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *counter) Write(data []byte) (int, error) {
	n, err := c.ResponseWriter.Write(data)
	c.bytes += int64(n)
	return n, err
}

func (c *counter) code() int {
	if c.status == 0 {
		return http.StatusOK
	}
	return c.status
}

// Unwrap lets http.ResponseController reach the connection.
func (c *counter) Unwrap() http.ResponseWriter { return c.ResponseWriter }
