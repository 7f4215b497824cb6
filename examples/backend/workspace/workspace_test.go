package workspace_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/workspace"
)

func TestOriginPatterns(t *testing.T) {
	tests := []struct {
		pattern, origin string
		want            bool
	}{
		{"https://shop.example", "https://shop.example", true},
		{"https://shop.example", "https://shop.example:443", true},
		{"https://shop.example", "https://SHOP.example", true},
		{"https://shop.example", "http://shop.example", false},
		{"https://shop.example", "https://shop.example:8443", false},
		{"https://shop.example", "https://www.shop.example", false},
		{"https://shop.example", "https://shop.example.evil.example", false},
		{"https://*.shop.example", "https://www.shop.example", true},
		{"https://*.shop.example", "https://a.b.shop.example", true},
		{"https://*.shop.example", "https://shop.example", false},
		{"https://*.shop.example", "https://evilshop.example", false},
		{"http://localhost:*", "http://localhost:8080", true},
		{"http://localhost:*", "http://localhost", true},
		{"http://localhost:*", "http://localhost.evil.example:8080", false},
		{"http://*.localhost:*", "http://app.demo.localhost:35555", true},
		{"http://*.localhost:*", "http://localhost:35555", false},
		{"http://[::1]:*", "http://[::1]:8080", true},
		{"http://localhost:*", "null", false},
		{"http://localhost:*", "", false},
		{"http://localhost:*", "http://localhost:8080/path", false},
		{"http://localhost:*", "http://user@localhost:8080", false},
	}
	for _, tt := range tests {
		t.Run(tt.pattern+" "+tt.origin, func(t *testing.T) {
			o, err := workspace.ParseOrigin(tt.pattern)
			require.NoError(t, err)
			assert.Equal(t, tt.want, o.Allows(tt.origin))
		})
	}
}

func TestOriginPatternsThatAreRefused(t *testing.T) {
	for _, pattern := range []string{"", "*", "shop.example", "https://", "https://a.*.example", "ftp://shop.example", "https://shop.example/"} {
		_, err := workspace.ParseOrigin(pattern)
		assert.Error(t, err, pattern)
	}
}

const file = `{"workspaces": [
 {"app_id": "first1", "token": "token-of-the-first", "origins": ["https://a.example"]},
 {"app_id": "second", "token": "token-of-the-second", "secret": "0123456789abcdef", "identity_verification": true},
 {"app_id": "third3"}]}`

func TestLookups(t *testing.T) {
	set, err := workspace.Parse([]byte(file))
	require.NoError(t, err)
	assert.Len(t, set.All(), 3)

	w, ok := set.Get("second")
	require.True(t, ok)
	assert.True(t, w.IdentityVerification)
	_, ok = set.Get("fourth")
	assert.False(t, ok)

	w, ok = set.ByToken("token-of-the-second")
	require.True(t, ok)
	assert.Equal(t, "second", w.AppID)
	for _, token := range []string{"", "token-of-the-third", "token-of-the-secon"} {
		_, ok = set.ByToken(token)
		assert.False(t, ok, token)
	}
	assert.True(t, set.AllowsOrigin("https://a.example"))
	assert.False(t, set.AllowsOrigin("https://b.example"))
}

func TestFilesThatAreRefused(t *testing.T) {
	tests := map[string]string{
		"not JSON":           `{`,
		"no workspace":       `{"workspaces": []}`,
		"a null workspace":   `{"workspaces": [null]}`,
		"a misspelt setting": `{"workspaces": [{"app_id": "first1", "identity_verificaton": true}]}`,
		"a file's name":      `{"workspaces": [{"app_id": "entryphone.js"}]}`,
		"no secret":          `{"workspaces": [{"app_id": "first1", "identity_verification": true}]}`,
		"a short secret":     `{"workspaces": [{"app_id": "first1", "secret": "short"}]}`,
		"a short token":      `{"workspaces": [{"app_id": "first1", "token": "short"}]}`,
		"one app id twice":   `{"workspaces": [{"app_id": "first1"}, {"app_id": "first1"}]}`,
		"one token twice":    `{"workspaces": [{"app_id": "first1", "token": "0123456789abcdef"}, {"app_id": "second", "token": "0123456789abcdef"}]}`,
		"a bad origin":       `{"workspaces": [{"app_id": "first1", "origins": ["*"]}]}`,
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := workspace.Parse([]byte(data))
			assert.Error(t, err)
		})
	}
}
