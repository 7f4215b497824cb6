package wiretest_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire/wiretest"
	"github.com/entryphone/entryphone/sdk/wire/wiretest/internal/memory"
)

var sample = wiretest.Report{
	URL: "http://localhost:8080", App: "abc12345", Requests: 7, Duration: 1500 * time.Millisecond,
	Results: []wiretest.Result{
		{Name: "ping/json", Section: 7, Status: wiretest.Passed},
		{Name: "ping/shape", Section: 7, Status: wiretest.Failed, Detail: "it is wrong:\nuser.id is missing"},
		{Name: "cors/allowed", Section: 7, Status: wiretest.Skipped, Detail: "no allowed origin was given"},
	},
}

func TestAReportForPeople(t *testing.T) {
	var b strings.Builder
	require.NoError(t, sample.Text(&b))
	assert.Equal(t, `pass  ping/json (section 7)
FAIL  ping/shape (section 7)
      it is wrong:
      user.id is missing
skip  cors/allowed (section 7)
      not looked at: no allowed origin was given
1 passed, 1 failed, 1 not looked at; 7 requests in 1.5s
`, b.String())

	b.Reset()
	require.NoError(t, wiretest.Report{Error: "no answer"}.Text(&b))
	assert.Equal(t, "nothing was looked at: no answer\n", b.String())
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestAReportThatCannotBeWritten(t *testing.T) {
	assert.EqualError(t, sample.Text(full{}), "writing the report: the disk is full")
}

func TestAReportForPrograms(t *testing.T) {
	data, err := json.Marshal(sample)
	require.NoError(t, err)
	assert.JSONEq(t, `{"url":"http://localhost:8080","app":"abc12345","requests":7,"duration_ns":1500000000,"results":[
		{"name":"ping/json","section":7,"status":"passed"},
		{"name":"ping/shape","section":7,"status":"failed","detail":"it is wrong:\nuser.id is missing"},
		{"name":"cors/allowed","section":7,"status":"skipped","detail":"no allowed origin was given"}]}`, string(data))
}

func TestOKIsARunWithoutAFailure(t *testing.T) {
	assert.False(t, sample.OK())
	assert.True(t, wiretest.Report{Results: sample.Results[:1]}.OK())
	assert.False(t, wiretest.Report{Error: "no answer"}.OK())
}

func TestConfigurationsThatCannotBeRun(t *testing.T) {
	tests := map[string]struct {
		config wiretest.Config
		want   string
	}{
		"no URL":                  {wiretest.Config{App: "a"}, "is not http(s)://host"},
		"a path":                  {wiretest.Config{URL: "/here", App: "a"}, "is not http(s)://host"},
		"another scheme":          {wiretest.Config{URL: "ftp://localhost", App: "a"}, "is not http(s)://host"},
		"a query":                 {wiretest.Config{URL: "http://localhost?a=b", App: "a"}, "is not http(s)://host"},
		"no URL at all":           {wiretest.Config{URL: "http://\x00", App: "a"}, "reading the URL"},
		"no app id":               {wiretest.Config{URL: "http://localhost"}, "the app id is missing"},
		"a secret of nothing":     {wiretest.Config{URL: "http://localhost", App: "a", Secret: "s"}, "a secret needs the app id"},
		"one app for both":        {wiretest.Config{URL: "http://localhost", App: "a", SecureApp: "a"}, "must be another one"},
		"an origin with a path":   {wiretest.Config{URL: "http://localhost", App: "a", Origin: "http://localhost/"}, "is not scheme://host"},
		"an origin without any":   {wiretest.Config{URL: "http://localhost", App: "a", Origin: "localhost"}, "is not scheme://host"},
		"an origin of both kinds": {wiretest.Config{URL: "http://localhost", App: "a", Origin: "http://x", BadOrigin: "http://x"}, "both allowed and not"},
		"a backend that is not":   {wiretest.Config{URL: "http://127.0.0.1:1", App: "a"}, "was not answered"},
		"an answer that is never": {wiretest.Config{URL: "http://127.0.0.1:1", App: "a", Timeout: 1}, "was not answered"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			report := wiretest.Run(context.Background(), tt.config)
			assert.Contains(t, report.Error, tt.want)
			assert.Empty(t, report.Results)
			assert.False(t, report.OK())
		})
	}
}

func TestARunThatIsCutShortIsNotAGoodOne(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	backend, left := memory.New(), 20
	url := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if left--; left == 0 {
			cancel() // requests come one at a time until something is sent in parallel
		}
		backend.ServeHTTP(w, r)
	}))
	report := wiretest.Run(ctx, everything(url))
	assert.False(t, report.OK())
	assert.NotEmpty(t, named(report, wiretest.Passed))
	assert.LessOrEqual(t, report.Requests, 21)
	last := report.Results[len(report.Results)-1]
	assert.Equal(t, wiretest.Result{Name: "retry/retry-after", Section: 7, Status: wiretest.Skipped, Detail: "the suite's time is over"}, last)
}
