package server_test

import (
	"encoding/json"
	"net/http"

	"github.com/stretchr/testify/require"
)

// rest asks the REST API and returns the status and the answer.
func (b *backend) rest(method, path, body string) (int, map[string]any) {
	status, _, text := b.do(method, path, map[string]string{"Authorization": "Bearer " + token, "Content-Type": "application/json"}, body)
	var out map[string]any
	require.NoError(b.t, json.Unmarshal([]byte(text), &out), text)
	return status, out
}

func (b *backend) contact(id string) map[string]any {
	status, c := b.rest(http.MethodGet, "/contacts/"+id, "")
	require.Equal(b.t, http.StatusOK, status)
	return c
}
