package wiretest_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire/wiretest"
	"github.com/entryphone/entryphone/sdk/wire/wiretest/internal/memory"
)

// look runs the whole suite against a handler.
func look(t *testing.T, h http.Handler) wiretest.Report {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	report := wiretest.Run(context.Background(), wiretest.Config{
		URL: s.URL, App: memory.App, Token: memory.Token, SecureApp: memory.SecureApp, Secret: memory.Secret, Origin: memory.Origin,
		RequestTimeout: 10 * time.Second,
	})
	require.Empty(t, report.Error)
	return report
}

func failed(r wiretest.Report) map[string]string {
	out := map[string]string{}
	for _, result := range r.Results {
		if result.Status == wiretest.Failed {
			out[result.Name] = result.Detail
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
	t.Log(report.Requests, report.Duration)
}
func TestX(t *testing.T) {
	for _, d := range []memory.Defect{memory.IgnoresKeys, memory.KeyTwiceInParallel, memory.IgnoresEventIDs, memory.IDsAreObjects, memory.MatchesAreNull, memory.BlocksAreStrings, memory.ExpiryInMilliseconds, memory.PlainTextAnswers, memory.HTMLErrors, memory.ErrorsWithoutField, memory.MetricsAnswered, memory.VisitorStays, memory.MergesUsers, memory.MergesByEmail, memory.MergesByCookie, memory.EmailIsIdentity, memory.NumbersAreOthers, memory.SessionIgnored, memory.SessionIsID, memory.SessionUnsigned, memory.SessionOfAnyApp, memory.SessionForgedRefused, memory.AcceptsAnyHash, memory.HashOfEither, memory.AcceptsUnsigned, memory.TokenForAnyone, memory.ExpiryIgnored, memory.ExpiryUnsaid, memory.SessionProves, memory.EventsUnproven, memory.VisitorsNeedProof, memory.WildcardOrigin, memory.ReflectsOrigin, memory.ErrorsWithoutCORS, memory.FailsOnUnknownFields, memory.FailsOnBadJSON, memory.RefusesCustom, memory.NoLimit, memory.FailsOnManyKeys, memory.FailsOnNUL, memory.StoresOneEvent, memory.AttributesLost, memory.RetryAfterUnreadable, memory.FailsOnContent, memory.FailsOnEmptyEventList} {
		t.Run(string(d), func(t *testing.T) {
			t.Parallel()
			for k, v := range failed(look(t, memory.New(d))) {
				t.Log(k, v)
			}
		})
	}
}
