package server_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func (b *backend) build(files map[string]string) {
	for name, data := range files {
		require.NoError(b.t, os.WriteFile(filepath.Join(b.dist, name), []byte(data), 0o600))
	}
}

var bundle = map[string]string{
	"entryphone.js": "loader", "entryphone.js.br": "loader in br", "entryphone.js.gz": "loader in gzip",
	"entryphone-0123abcd.wasm": "wasm", "entryphone-0123abcd.wasm.br": "wasm in br", "entryphone-0123abcd.wasm.gz": "wasm in gzip",
	"entryphone.wasm": "wasm", "wasm_exec.js": "support", "entryphone.d.ts": "types", "manifest.json": "{}", ".secret": "x",
}

func TestTheBundleIsServed(t *testing.T) {
	b := start(t)
	b.build(bundle)
	const forever, shortly = "public, max-age=31536000, immutable", "public, max-age=60"
	tests := []struct{ path, accept, body, kind, cache, encoding string }{
		{"/widget/abc12345", "", "loader", "text/javascript; charset=utf-8", shortly, ""},
		{"/widget/secure01", "gzip, br", "loader in br", "text/javascript; charset=utf-8", shortly, "br"},
		{"/widget/abc12345", "gzip;q=1.0", "loader in gzip", "text/javascript; charset=utf-8", shortly, "gzip"},
		{"/widget/abc12345", "br;q=0, *", "loader in gzip", "text/javascript; charset=utf-8", shortly, "gzip"},
		{"/widget/abc12345", "identity, zstd", "loader", "text/javascript; charset=utf-8", shortly, ""},
		{"/widget/entryphone-0123abcd.wasm", "", "wasm", "application/wasm", forever, ""},
		{"/widget/entryphone-0123abcd.wasm", "br", "wasm in br", "application/wasm", forever, "br"},
		{"/dist/entryphone-0123abcd.wasm", "gzip", "wasm in gzip", "application/wasm", forever, "gzip"},
		{"/dist/entryphone.wasm", "br", "wasm", "application/wasm", shortly, ""},
		{"/dist/entryphone.js", "", "loader", "text/javascript; charset=utf-8", shortly, ""},
		{"/dist/wasm_exec.js", "br", "support", "text/javascript; charset=utf-8", shortly, ""},
		{"/dist/entryphone.d.ts", "", "types", "text/plain; charset=utf-8", shortly, ""},
		{"/dist/manifest.json", "", "{}", "application/json; charset=utf-8", shortly, ""},
	}
	for _, tt := range tests {
		t.Run(tt.path+" "+tt.accept, func(t *testing.T) {
			headers := map[string]string{"Accept-Encoding": tt.accept}
			status, h, body := b.do("GET", tt.path, headers, "")
			assert.Equal(t, http.StatusOK, status)
			assert.Equal(t, tt.body, body)
			assert.Equal(t, tt.kind, h.Get("Content-Type"))
			assert.Equal(t, tt.cache, h.Get("Cache-Control"))
			assert.Equal(t, tt.encoding, h.Get("Content-Encoding"))
			assert.Equal(t, "Accept-Encoding", h.Get("Vary"))
			assert.Equal(t, "*", h.Get("Access-Control-Allow-Origin"))

			status, head, body := b.do("HEAD", tt.path, headers, "")
			assert.Equal(t, http.StatusOK, status)
			assert.Empty(t, body)
			assert.Equal(t, h.Get("ETag"), head.Get("ETag"))
			headers["If-None-Match"] = h.Get("ETag")
			status, _, _ = b.do("GET", tt.path, headers, "")
			assert.Equal(t, http.StatusNotModified, status)
		})
	}
}

func TestEveryEncodingAndStateHasItsETag(t *testing.T) {
	b := start(t)
	b.build(bundle)
	tag := func(accept string) string {
		_, h, _ := b.do("GET", "/widget/abc12345", map[string]string{"Accept-Encoding": accept}, "")
		return h.Get("ETag")
	}
	plain := tag("")
	assert.NotEqual(t, plain, tag("br"))
	file := filepath.Join(b.dist, "entryphone.js")
	b.build(map[string]string{"entryphone.js": "LOADER"})
	require.NoError(t, os.Chtimes(file, time.Time{}, time.Unix(1, 0)))
	assert.NotEqual(t, plain, tag(""))
}

func TestFilesThatAreNotServed(t *testing.T) {
	b := start(t)
	b.build(bundle)
	require.NoError(t, os.Symlink("/etc/hostname", filepath.Join(b.dist, "escape.js")))
	require.NoError(t, os.Mkdir(filepath.Join(b.dist, "folder"), 0o700))
	for path, code := range map[string]string{
		"/widget/nobody00":                 "app_not_found",
		"/widget/entryphone.js":            "app_not_found",
		"/widget/entryphone-ffffffff.wasm": "file_not_found",
		"/dist/missing.js":                 "file_not_found",
		"/dist/.secret":                    "file_not_found",
		"/dist/..%2fgo.mod":                "file_not_found",
		"/dist/escape.js":                  "file_not_found",
		"/dist/folder":                     "file_not_found",
	} {
		status, h, body := b.do("GET", path, nil, "")
		assert.Equal(t, http.StatusNotFound, status, path)
		assert.Equal(t, code, errorCode(body), path)
		assert.Equal(t, "no-store", h.Get("Cache-Control"), path)
	}
	status, _, _ := b.do("POST", "/widget/abc12345", nil, "")
	assert.Equal(t, http.StatusMethodNotAllowed, status)
}

func TestABundleThatWasNotBuiltIsSaidSo(t *testing.T) {
	b := start(t)
	for _, path := range []string{"/widget/abc12345", "/widget/entryphone-0123abcd.wasm", "/dist/entryphone.wasm"} {
		status, _, body := b.do("GET", path, nil, "")
		assert.Equal(t, http.StatusServiceUnavailable, status)
		assert.Equal(t, "dist_missing", errorCode(body))
		assert.Contains(t, body, "make dist")
	}
	b.build(bundle)
	status, _, _ := b.do("GET", "/widget/abc12345", nil, "")
	assert.Equal(t, http.StatusOK, status, "no restart needed")
}

func TestTheAppAndItsRoutes(t *testing.T) {
	b := start(t)
	for _, path := range []string{"/", "/pricing", "/docs", "/dashboard", "/settings", "/late", "/docs/a/b?x=1"} {
		status, h, body := b.do("GET", path, nil, "")
		assert.Equal(t, http.StatusOK, status, path)
		assert.Equal(t, "<p>app</p>", body, path)
		assert.Equal(t, "text/html; charset=utf-8", h.Get("Content-Type"))
		policy := h.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'"} {
			assert.Contains(t, strings.Split(policy, "; "), part)
		}
	}
	status, h, body := b.do("GET", "/app/main.js", nil, "")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, "export {}", body)
	assert.Equal(t, "text/javascript; charset=utf-8", h.Get("Content-Type"))
	status, _, _ = b.do("GET", "/app/main.js", map[string]string{"If-None-Match": h.Get("ETag")}, "")
	assert.Equal(t, http.StatusNotModified, status)
	status, _, body = b.do("GET", "/app/missing.js", nil, "")
	assert.Equal(t, http.StatusNotFound, status)
	assert.Equal(t, "not_found", errorCode(body))
	status, _, _ = b.do("POST", "/pricing", nil, "")
	assert.Equal(t, http.StatusMethodNotAllowed, status)

	status, h, _ = b.do("GET", "/demo/images/welcome.svg", nil, "")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, "image/svg+xml", h.Get("Content-Type"))
	status, _, _ = b.do("GET", "/demo/images/missing.svg", nil, "")
	assert.Equal(t, http.StatusNotFound, status)
}

func TestTheAppInGoAndItsRoutes(t *testing.T) {
	b := start(t)
	for _, path := range []string{"/gospa/", "/gospa/account", "/gospa/boats/tern"} {
		status, h, body := b.do("GET", path, nil, "")
		assert.Equal(t, http.StatusOK, status, path)
		assert.Equal(t, "<p>Go app</p>", body, path)
		assert.Contains(t, h.Get("Content-Security-Policy"), "script-src 'self' 'wasm-unsafe-eval'")
	}
	status, h, body := b.do("GET", "/gospa/app.wasm", nil, "")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, "wasm", body)
	assert.Equal(t, "application/wasm", h.Get("Content-Type"))
	status, _, body = b.do("GET", "/gospa/missing.js", nil, "")
	assert.Equal(t, http.StatusNotFound, status)
	assert.Equal(t, "not_found", errorCode(body))
}
