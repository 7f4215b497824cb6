package wiretest

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// transport answers in place of a network.
type transport func(*http.Request) (*http.Response, error)

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) { return t(r) }

func says(status int, header ...string) *http.Response {
	h := http.Header{}
	for i := 0; i < len(header); i += 2 {
		h.Set(header[i], header[i+1])
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader("{}"))}
}

// patient returns a client whose pauses are noted instead of waited for.
func patient(t transport) (*client, *[]time.Duration) {
	var waited []time.Duration
	c := newClient(Config{URL: "http://backend.invalid", RequestTimeout: time.Minute})
	c.http.Transport = t
	c.pause = func(_ context.Context, d time.Duration) error {
		waited = append(waited, d)
		return nil
	}
	return c, &waited
}

func TestWhatComesLaterIsWaitedFor(t *testing.T) {
	answers := []*http.Response{says(429, "Retry-After", "7"), says(503), says(503, "Retry-After", "soon"), says(200)}
	c, waited := patient(func(*http.Request) (*http.Response, error) {
		next := answers[0]
		answers = answers[1:]
		return next, nil
	})
	a, err := c.do(context.Background(), request{method: http.MethodPost, path: "/"})
	require.NoError(t, err)
	assert.Equal(t, 200, a.status)
	assert.Equal(t, []time.Duration{7 * time.Second, 2 * time.Second, 4 * time.Second}, *waited)
	assert.Len(t, c.postponed(), 3)
	assert.Equal(t, 4, c.requests())
}

func TestABackendThatIsAlwaysBusyIsGivenUp(t *testing.T) {
	c, waited := patient(func(*http.Request) (*http.Response, error) { return says(503), nil })
	a, err := c.do(context.Background(), request{method: http.MethodPost, path: "/"})
	require.NoError(t, err)
	assert.Equal(t, 503, a.status)
	assert.Len(t, *waited, maxTries-1)
}

func TestAWaitBeyondTheSuiteIsNotBegun(t *testing.T) {
	c, waited := patient(func(*http.Request) (*http.Response, error) { return says(429, "Retry-After", "3600"), nil })
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	_, err := c.do(ctx, request{method: http.MethodPost, path: "/messenger/web/ping"})
	assert.ErrorContains(t, err, "asked to wait 1h0m0s, which is longer than the suite has")
	assert.Empty(t, *waited)
}

func TestRequestsAreBoundedInNumber(t *testing.T) {
	var served atomic.Int64
	c, _ := patient(func(*http.Request) (*http.Response, error) {
		served.Add(1)
		return says(200), nil
	})
	for range maxRequests {
		_, err := c.once(context.Background(), request{method: http.MethodPost, path: "/"})
		require.NoError(t, err)
	}
	_, err := c.once(context.Background(), request{method: http.MethodPost, path: "/"})
	assert.ErrorIs(t, err, errSpent)
	assert.EqualValues(t, maxRequests, served.Load())
}

func TestARequestIsBoundedInTime(t *testing.T) {
	c, _ := patient(func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	})
	c.timeout = time.Millisecond
	_, err := c.once(context.Background(), request{method: http.MethodPost, path: "/messenger/web/ping"})
	assert.EqualError(t, err, "POST /messenger/web/ping was not answered within 1ms")
}

func TestRedirectsAreAnswers(t *testing.T) {
	c, _ := patient(func(*http.Request) (*http.Response, error) {
		return says(302, "Location", "http://elsewhere.invalid/"), nil
	})
	a, err := c.once(context.Background(), request{method: http.MethodPost, path: "/"})
	require.NoError(t, err)
	assert.Equal(t, 302, a.status)
}

func TestRetryAfterIsReadAsServersMayWriteIt(t *testing.T) {
	now := time.Date(1994, 11, 6, 8, 49, 30, 0, time.UTC)
	tests := []struct {
		header string
		want   time.Duration
		ok     bool
	}{
		{"0", 0, true},
		{"120", 2 * time.Minute, true},
		{" 5 ", 5 * time.Second, true},
		{"Sun, 06 Nov 1994 08:49:37 GMT", 7 * time.Second, true},
		{"Sun, 06 Nov 1994 08:49:00 GMT", 0, true},
		{"Sunday, 06-Nov-94 08:49:37 GMT", 0, false},
		{"1994-11-06T08:49:37Z", 0, false},
		{"1.5", 0, false},
		{"-1", 0, false},
		{"+1", 0, false},
		{"99999999999999999999", 0, false},
		{"soon", 0, false},
		{"", 0, false},
	}
	for _, tt := range tests {
		got, ok := retryAfter(tt.header, now)
		assert.Equal(t, tt.ok, ok, tt.header)
		assert.Equal(t, tt.want, got, tt.header)
	}
}

func TestAnExcerptIsFitForATerminal(t *testing.T) {
	assert.Equal(t, `{"a": "b"}`, excerpt("{\"a\":\n\"b\"}\n"))
	assert.Equal(t, "x [31mred", excerpt("x\x1b[31mred\x00"))
	assert.Equal(t, strings.Repeat("x", 160)+"…", excerpt(strings.Repeat("x", 161)))
	assert.NotContains(t, fmt.Sprint(answer{body: []byte("\x1b]0;title\x07")}), "\x1b")
}
