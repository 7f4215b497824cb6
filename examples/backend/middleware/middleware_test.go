package middleware_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/backend/middleware"
)

func TestAPanicIsAnsweredAndLogged(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	h := middleware.Log(logger, middleware.Recover(logger, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("broken") })))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/x", nil))
	assert.Equal(t, http.StatusInternalServerError, w.Code)
	assert.Contains(t, w.Body.String(), `"code":"internal_error"`)
	assert.Contains(t, log.String(), "broken")
	assert.Contains(t, log.String(), "middleware_test.go")
	assert.Contains(t, log.String(), "status=500")
}

func TestAnAbortedAnswerStaysAborted(t *testing.T) {
	logger := slog.New(slog.DiscardHandler)
	h := middleware.Recover(logger, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	assert.PanicsWithValue(t, http.ErrAbortHandler, func() { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/x", nil)) })
}

func TestALogLine(t *testing.T) {
	var log bytes.Buffer
	h := middleware.Log(slog.New(slog.NewTextHandler(&log, nil)), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		middleware.SetApp(r.Context(), "abc12345")
		_, _ = w.Write([]byte("hello"))
	}))
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/"+strings.Repeat("x", 500)+"?email=ada@example.com", nil))
	for _, part := range []string{"method=GET", "status=200", "bytes=5", "duration=", "app_id=abc12345"} {
		assert.Contains(t, log.String(), part)
	}
	assert.NotContains(t, log.String(), "ada@example.com")
	assert.Less(t, log.Len(), 400)
}

func TestWhoCountsAsOneClient(t *testing.T) {
	now := time.Unix(0, 0)
	tests := []struct {
		first, second string
		same          bool
	}{
		{"192.0.2.1:1", "192.0.2.1:2", true},
		{"192.0.2.1:1", "192.0.2.2:1", false},
		{"192.0.2.1:1", "[::ffff:192.0.2.1]:1", true},
		{"[2001:db8::1]:1", "[2001:db8::2]:1", true},
		{"[2001:db8::1]:1", "[2001:db8:0:1::1]:1", false},
		{"@", "pipe", true},
	}
	for _, tt := range tests {
		t.Run(tt.first+" "+tt.second, func(t *testing.T) {
			h := middleware.Rate(1, 1, func() time.Time { return now }, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
			code := func(remote string) int {
				r := httptest.NewRequest("GET", "/", nil)
				r.RemoteAddr = remote
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				return w.Code
			}
			assert.Equal(t, http.StatusOK, code(tt.first))
			assert.Equal(t, tt.same, code(tt.second) == http.StatusTooManyRequests)
		})
	}
}

func TestMethods(t *testing.T) {
	h := middleware.Methods(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}), "GET")
	for method, want := range map[string]int{"GET": 200, "HEAD": 200, "POST": 405, "DELETE": 405} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(method, "/", nil))
		assert.Equal(t, want, w.Code, method)
		if want == 405 {
			assert.Equal(t, "GET, HEAD", w.Header().Get("Allow"))
		}
	}
}
