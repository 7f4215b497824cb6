package main

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/sdk/wire/wiretest"
	"github.com/entryphone/entryphone/sdk/wire/wiretest/internal/memory"
)

// wiretestOn runs the program against a backend with these defects.
func wiretestOn(t *testing.T, defects []memory.Defect, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	s := httptest.NewServer(memory.New(defects...))
	defer s.Close()
	return program(append([]string{"-url", s.URL, "-app", memory.App}, args...)...)
}

func program(args ...string) (status int, stdout, stderr string) {
	var out, err strings.Builder
	status = run(context.Background(), args, &out, &err)
	return status, out.String(), err.String()
}

func TestAGoodBackendEndsWith0(t *testing.T) {
	status, out, _ := wiretestOn(t, nil)
	assert.Zero(t, status, out)
	assert.Contains(t, out, "pass  ping/shape (section 7)\n")
	assert.Contains(t, out, " 0 failed,")
}

func TestABadBackendEndsWith1(t *testing.T) {
	status, out, _ := wiretestOn(t, []memory.Defect{memory.ExpiryInMilliseconds})
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "FAIL  ping/session-expiry (section 7)\n")
	assert.Contains(t, out, " 1 failed,")
}

func TestEveryFlagArrives(t *testing.T) {
	status, out, _ := wiretestOn(t, nil, "-token", memory.Token, "-secure-app", memory.SecureApp, "-secret", memory.Secret,
		"-origin", memory.Origin, "-json")
	assert.Zero(t, status, out)
	var report wiretest.Report
	require.NoError(t, json.Unmarshal([]byte(out), &report))
	assert.Equal(t, memory.App, report.App)
	assert.Equal(t, len(report.Results)-1, report.Count(wiretest.Passed), "all but retry/retry-after")
}

func TestWhatCannotBeRunEndsWith2(t *testing.T) {
	tests := map[string]struct {
		args []string
		want string
	}{
		"nothing":            {nil, "is not http(s)://host"},
		"no app":             {[]string{"-url", "http://127.0.0.1:1"}, "the app id is missing"},
		"nobody there":       {[]string{"-url", "http://127.0.0.1:1", "-app", "a"}, "was not answered"},
		"an unknown flag":    {[]string{"-what"}, "-what"},
		"an argument":        {[]string{"-app", "a", "http://localhost"}, `unknown argument "http://localhost"`},
		"no time at all":     {[]string{"-timeout", "x"}, "invalid value"},
		"a secret of nobody": {[]string{"-url", "http://127.0.0.1:1", "-app", "a", "-secret", "s"}, "a secret needs the app id"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			status, out, err := program(tt.args...)
			assert.Equal(t, 2, status)
			assert.Contains(t, out+err, tt.want)
		})
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	status, _, err := program("-h")
	assert.Zero(t, status)
	assert.Contains(t, err, "-secure-app")
}
