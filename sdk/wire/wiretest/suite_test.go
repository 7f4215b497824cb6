package wiretest_test

import (
	"context"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire/wiretest"
	"github.com/entryphone/entryphone/sdk/wire/wiretest/internal/memory"
)

// serve returns the URL of a handler. Unlike httptest, it does not wait at the end
// for connections that linger after a refused body.
func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	t.Cleanup(func() {
		assert.NoError(t, s.Close())
		assert.ErrorIs(t, <-ended, http.ErrServerClosed)
	})
	return "http://" + l.Addr().String()
}

// everything is all that the suite can be told about a memory backend.
func everything(url string) wiretest.Config {
	return wiretest.Config{
		URL: url, App: memory.App, Token: memory.Token, SecureApp: memory.SecureApp, Secret: memory.Secret, Origin: memory.Origin,
	}
}

// look runs the whole suite against a handler.
func look(t *testing.T, h http.Handler) wiretest.Report {
	t.Helper()
	report := wiretest.Run(context.Background(), everything(serve(t, h)))
	require.Empty(t, report.Error)
	return report
}

// named returns the checks with that status.
func named(r wiretest.Report, status wiretest.Status) []string {
	out := []string{}
	for _, result := range r.Results {
		if result.Status == status {
			out = append(out, result.Name)
		}
	}
	return out
}

func TestABackendWithoutADefectPasses(t *testing.T) {
	t.Parallel()
	report := look(t, memory.New())
	for _, r := range report.Results {
		want := wiretest.Passed
		if r.Name == "retry/retry-after" {
			want = wiretest.Skipped // it never asks to come again
		}
		assert.Equal(t, want, r.Status, "%s: %s", r.Name, r.Detail)
	}
	assert.True(t, report.OK())
	assert.Less(t, report.Requests, 500)
}

func TestTheSameBackendCanBeLookedAtAgain(t *testing.T) {
	t.Parallel()
	c := everything(serve(t, memory.New()))
	for range 2 {
		assert.Empty(t, named(wiretest.Run(context.Background(), c), wiretest.Failed))
	}
}

func TestNamesAreStableAndOfTheContract(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range look(t, memory.New()).Results {
		assert.Regexp(t, `^[a-z]+/[a-z0-9-]+$`, r.Name)
		assert.Contains(t, []int{3, 4, 7}, r.Section, r.Name)
		assert.False(t, seen[r.Name], "%s is there twice", r.Name)
		seen[r.Name] = true
	}
}

func TestWhatCannotBeSeenIsNotPassed(t *testing.T) {
	t.Parallel()
	url := serve(t, memory.New())
	tests := map[string]struct {
		without func(*wiretest.Config)
		skipped string
		reason  string
	}{
		"a token":           {func(c *wiretest.Config) { c.Token = "" }, "events/stored", "it takes a bearer token"},
		"an origin":         {func(c *wiretest.Config) { c.Origin = "" }, "cors/allowed", "no allowed origin"},
		"a secret":          {func(c *wiretest.Config) { c.Secret = "" }, "identity/user-hash", "not its secret"},
		"a secure app":      {func(c *wiretest.Config) { c.SecureApp, c.Secret = "", "" }, "identity/missing", "no workspace with identity verification"},
		"a 429":             {func(*wiretest.Config) {}, "retry/retry-after", "never answered 429"},
		"all that is extra": {func(c *wiretest.Config) { *c = wiretest.Config{URL: c.URL, App: c.App} }, "cors/errors", "no allowed origin"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := everything(url)
			tt.without(&c)
			report := wiretest.Run(context.Background(), c)
			assert.Empty(t, named(report, wiretest.Failed))
			assert.Contains(t, named(report, wiretest.Skipped), tt.skipped)
			for _, r := range report.Results {
				if r.Name == tt.skipped {
					assert.Contains(t, r.Detail, tt.reason)
				}
			}
		})
	}
}
