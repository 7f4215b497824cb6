package rig

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/stretchr/testify/require"
)

// REST asks the backend's REST API with the demo workspace's token, as an operator's
// program does; body is JSON, "" for none. It returns the answer's JSON.
func (b *Backend) REST(method, path, body string) map[string]any {
	b.t.Helper()
	return b.RESTAs(b.token, method, path, body)
}

// RESTAs is REST with the token of another workspace.
func (b *Backend) RESTAs(token, method, path, body string) map[string]any {
	b.t.Helper()
	r, err := http.NewRequest(method, b.Base+path, strings.NewReader(body))
	require.NoError(b.t, err)
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	require.NoError(b.t, err)
	defer answer.Body.Close()
	var out map[string]any
	require.NoError(b.t, json.NewDecoder(answer.Body).Decode(&out))
	require.Less(b.t, answer.StatusCode, 300, "%s %s: %v", method, path, out)
	return out
}
