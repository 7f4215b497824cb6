package server_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/examples/backend/workspace"
	"github.com/entryphone/entryphone/sdk/wire/wiretest"
)

// conformant starts a backend on the real clock whose workspaces allow one origin,
// and runs the whole suite against it.
func conformant(t *testing.T, change func(*server.Options)) wiretest.Report {
	b := start(t, func(o *server.Options) {
		set, err := workspace.Parse([]byte(strings.ReplaceAll(workspaces, "https://bank.example", site)))
		require.NoError(t, err)
		o.Workspaces, o.Now = set, time.Now
		change(o)
	})
	return wiretest.Run(context.Background(), wiretest.Config{
		URL: b.url, App: demo, Token: token, SecureApp: secure, Secret: secret, Origin: site,
	})
}

func TestTheContractIsKept(t *testing.T) {
	report := conformant(t, func(o *server.Options) { o.Limits.Burst = 1000 })
	assert.Empty(t, report.Error)
	assert.Greater(t, len(report.Results), 70)
	for _, r := range report.Results {
		want := wiretest.Passed
		if r.Name == "retry/retry-after" {
			want = wiretest.Skipped // nothing is asked to come again
		}
		assert.Equal(t, want, r.Status, "%s: %s", r.Name, r.Detail)
	}
}

func TestTheContractIsKeptWhereRequestsHaveToWait(t *testing.T) {
	report := conformant(t, func(o *server.Options) { o.Limits.PerSecond, o.Limits.Burst = 200, 50 })
	assert.Empty(t, report.Error)
	for _, r := range report.Results {
		assert.Equal(t, wiretest.Passed, r.Status, "%s: %s", r.Name, r.Detail)
	}
}
