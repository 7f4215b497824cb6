package server_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

func form(pairs ...string) string {
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return values.Encode()
}

func TestRequestsThatAreRefused(t *testing.T) {
	b := start(t)
	ping := wire.Path(wire.Ping)
	tests := []struct {
		name, method, path, kind, body string
		status                         int
		code, field                    string
	}{
		{"unknown name", "POST", "/messenger/web/nothing", "", form("app_id", demo), 404, "not_found", ""},
		{"no name", "POST", "/messenger/web/", "", form("app_id", demo), 404, "not_found", ""},
		{"wrong method", "GET", ping, "", "", 405, "method_not_allowed", ""},
		{"JSON", "POST", ping, "application/json", `{"app_id":"abc12345"}`, 415, "unsupported_media_type", ""},
		{"no app id", "POST", ping, "", "", 404, "app_not_found", "app_id"},
		{"unknown app id", "POST", ping, "", form("app_id", "nobody00"), 404, "app_not_found", "app_id"},
		{"app id in the query only", "POST", ping + "?app_id=" + demo, "", "", 404, "app_not_found", "app_id"},
		{"no form", "POST", ping, "", "%zz", 400, "malformed_form", ""},
		{"user_data that is no JSON", "POST", ping, "", form("app_id", demo, "user_data", "{"), 400, "invalid_field", "user_data"},
		{"user_data that is a list", "POST", ping, "", form("app_id", demo, "user_data", "[]"), 400, "invalid_field", "user_data"},
		{"event_list that is no JSON", "POST", wire.Path(wire.Events), "", form("app_id", demo, "event_list", "x"), 400, "invalid_field", "event_list"},
		{"a user id that is too long", "POST", ping, "", form("app_id", demo, "user_data", `{"user_id":"`+strings.Repeat("x", 1025)+`"}`), 400, "invalid_field", "user_data.user_id"},
		{"a long key", "POST", ping, "", form("app_id", demo, "Idempotency-Key", strings.Repeat("x", 129)), 400, "invalid_field", "Idempotency-Key"},
		{"a large body", "POST", ping, "", form("app_id", demo, "x", strings.Repeat("x", 1<<20)), 413, "body_too_large", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			headers := map[string]string{}
			if tt.kind != "" {
				headers["Content-Type"] = tt.kind
			}
			status, header, body := b.do(tt.method, tt.path, headers, tt.body)
			assert.Equal(t, tt.status, status, body)
			assert.Equal(t, "application/json; charset=utf-8", header.Get("Content-Type"))
			assert.Equal(t, "nosniff", header.Get("X-Content-Type-Options"))
			errors := wire.ParseErrors(body)
			if assert.Len(t, errors, 1) {
				assert.Equal(t, tt.code, errors[0].Code)
				assert.Equal(t, tt.field, errors[0].Field)
				assert.NotEmpty(t, errors[0].Message)
			}
			if tt.status == 405 {
				assert.Equal(t, "POST", header.Get("Allow"))
			}
		})
	}
	assert.Zero(t, b.count(`SELECT count(*) FROM contacts`))
}

func TestWhatIsUnknownIsIgnored(t *testing.T) {
	b := start(t)
	status, _, body := b.do("POST", wire.Path(wire.Ping), map[string]string{"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"},
		form("app_id", demo, "v", "99", "from_the_future", "x", "user_data", `{"anonymous_id":"v"}`))
	assert.Equal(t, 200, status, body)
}

func TestOrigins(t *testing.T) {
	b := start(t)
	body := form("app_id", demo, "user_data", `{"anonymous_id":"v"}`)
	own := strings.TrimPrefix(b.url, "http://")
	tests := []struct {
		name    string
		headers map[string]string
		status  int
		shared  string
	}{
		{"no browser", nil, 200, ""},
		{"listed", map[string]string{"Origin": site}, 200, site},
		{"listed, says the browser", map[string]string{"Origin": site, "Sec-Fetch-Site": "cross-site"}, 200, site},
		{"own", map[string]string{"Origin": "http://" + own}, 200, ""},
		{"own behind a proxy that ends TLS", map[string]string{"Origin": "https://" + own, "Sec-Fetch-Site": "same-origin"}, 200, ""},
		{"not listed", map[string]string{"Origin": "https://evil.example"}, 403, ""},
		{"not listed, no Origin", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403, ""},
		{"a sibling that is not listed", map[string]string{"Origin": "http://x." + own, "Sec-Fetch-Site": "same-site"}, 403, ""},
		{"of a sandbox", map[string]string{"Origin": "null"}, 403, ""},
		{"of another workspace", map[string]string{"Origin": "https://bank.example"}, 403, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := b.count(`SELECT count(*) FROM contacts`)
			status, header, text := b.do("POST", wire.Path(wire.Ping), tt.headers, body)
			assert.Equal(t, tt.status, status, text)
			assert.Contains(t, header.Values("Vary"), "Origin")
			assert.Equal(t, tt.shared, header.Get("Access-Control-Allow-Origin"))
			if tt.shared != "" {
				assert.Equal(t, "true", header.Get("Access-Control-Allow-Credentials"))
			}
			if status == 403 {
				assert.Equal(t, "origin_not_allowed", errorCode(text))
				assert.Empty(t, header.Get("Access-Control-Allow-Credentials"))
				assert.Equal(t, before, b.count(`SELECT count(*) FROM contacts`))
			}
		})
	}
}

func TestRefusalsCanBeReadByPagesThatAreListed(t *testing.T) {
	b := start(t)
	status, header, _ := b.do("POST", wire.Path(wire.Ping), map[string]string{"Origin": site}, form("app_id", "nobody00"))
	assert.Equal(t, 404, status)
	assert.Equal(t, site, header.Get("Access-Control-Allow-Origin"))
}

func TestPreflights(t *testing.T) {
	b := start(t)
	ask := map[string]string{"Origin": site, "Access-Control-Request-Method": "POST"}
	status, header, _ := b.do("OPTIONS", wire.Path(wire.Ping), ask, "")
	assert.Equal(t, 204, status)
	assert.Equal(t, site, header.Get("Access-Control-Allow-Origin"))
	assert.Equal(t, "POST", header.Get("Access-Control-Allow-Methods"))
	ask["Origin"] = "https://evil.example"
	status, header, _ = b.do("OPTIONS", wire.Path(wire.Ping), ask, "")
	assert.Equal(t, 403, status)
	assert.Empty(t, header.Get("Access-Control-Allow-Origin"))
}

func TestRatesAreBoundedPerClient(t *testing.T) {
	b := start(t, func(o *server.Options) { o.Limits.PerSecond, o.Limits.Burst = 0.5, 3 })
	ping := func() (int, http.Header, string) {
		return b.do("POST", wire.Path(wire.Metrics), map[string]string{"Origin": site}, form("app_id", demo))
	}
	for range 3 {
		status, _, _ := ping()
		assert.Equal(t, 204, status)
	}
	status, header, body := ping()
	assert.Equal(t, 429, status)
	assert.Equal(t, "2", header.Get("Retry-After"))
	assert.Equal(t, "rate_limited", errorCode(body))
	assert.Equal(t, "Retry-After", header.Get("Access-Control-Expose-Headers"), "a page has to be able to obey")
	b.clock.advance(2 * time.Second)
	status, _, _ = ping()
	assert.Equal(t, 204, status)
	status, _, _ = ping()
	assert.Equal(t, 429, status, "asking too early costs no place")

	status, _, _ = b.do("GET", "/events", nil, "")
	assert.Equal(t, 401, status, "REST has its own count")
}

func TestABusyDatabaseAsksToTryAgain(t *testing.T) {
	b := start(t, func(o *server.Options) { o.Limits.Store = 2 * time.Second })
	w := b.browser("v")
	body := w.request(nil)
	require.NoError(t, b.Store.Write(context.Background(), func(*store.Tx) error {
		status, header, text := b.do("POST", wire.Path(wire.Ping), nil, body.Encode())
		assert.Equal(t, 503, status)
		assert.Equal(t, "1", header.Get("Retry-After"))
		assert.Equal(t, "busy", errorCode(text))
		return nil
	}))
	assert.Equal(t, wire.RoleVisitor, w.deliver(body).User.Role, "the second try is served")
}

func TestWhatBrokeIsSaidInTheLogOnly(t *testing.T) {
	b := start(t)
	b.count(`ALTER TABLE anonymous_ids RENAME TO elsewhere; SELECT 1`)
	w := b.browser("v")
	status, body := w.send(wire.Ping, w.request(nil))
	assert.Equal(t, 500, status)
	assert.Equal(t, "internal_error", errorCode(body))
	assert.NotContains(t, body, "anonymous_ids")
	assert.Contains(t, b.log.String(), "anonymous_ids")
}

func TestHealth(t *testing.T) {
	b := start(t)
	status, _, body := b.do("GET", "/healthz", nil, "")
	assert.Equal(t, 200, status)
	assert.JSONEq(t, `{"status":"ok"}`, body)
}
