package server_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire/wiretest"
)

// conformance runs the whole suite against a backend that takes burst requests at
// once. Time stands still there until a client is asked to come later, so that it
// is no matter how fast this machine is.
func conformance(t *testing.T, burst int) wiretest.Report {
	now := &clock{now: time.Now()}
	b := start(t, func(o *server.Options) {
		set, err := workspace.Parse([]byte(strings.ReplaceAll(workspaces, "https://bank.example", site)))
		require.NoError(t, err)
		o.Workspaces, o.Now = set, now.Now
		o.Limits.PerSecond, o.Limits.Burst = float64(burst), burst
	})
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.Handler().ServeHTTP(w, r)
		if w.Header().Get("Retry-After") != "" {
			now.advance(time.Second)
		}
	}))
	t.Cleanup(h.Close)
	report := wiretest.Run(context.Background(), wiretest.Config{
		URL: h.URL, App: demo, Token: token, SecureApp: secure, Secret: secret, Origin: site,
	})
	require.Empty(t, report.Error)
	require.Greater(t, len(report.Results), 70)
	return report
}

func TestTheContractIsKept(t *testing.T) {
	for _, r := range conformance(t, 1000).Results {
		want := wiretest.Passed
		if r.Name == "retry/retry-after" {
			want = wiretest.Skipped // nothing is asked to come later
		}
		assert.Equal(t, want, r.Status, "%s: %s", r.Name, r.Detail)
	}
}

func TestTheContractIsKeptWhereRequestsHaveToWait(t *testing.T) {
	for _, r := range conformance(t, 150).Results {
		assert.Equal(t, wiretest.Passed, r.Status, "%s: %s", r.Name, r.Detail)
	}
}
