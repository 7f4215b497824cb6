package site

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func start(t *testing.T, c Content) *Site {
	s := Start(c)
	t.Cleanup(s.Stop)
	return s
}

func get(t *testing.T, s *Site, path, encoding string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.Origin+path, http.NoBody)
	require.NoError(t, err)
	r.Header.Set("Accept-Encoding", encoding)
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer, string(body)
}

func TestFilesAreServedInTheBrowsersEncodingAndKept(t *testing.T) {
	s := start(t, Content{Files: map[string]File{"/a.wasm": {"application/wasm", []byte("plain"), []byte("packed")}}})
	for encoding, want := range map[string][2]string{"gzip, br": {"br", "packed"}, "gzip": {"", "plain"}} {
		answer, body := get(t, s, "/a.wasm", encoding)
		assert.Equal(t, want, [2]string{answer.Header.Get("Content-Encoding"), body}, encoding)
		assert.Equal(t, "application/wasm", answer.Header.Get("Content-Type"))
		assert.Contains(t, answer.Header.Get("Cache-Control"), "immutable")
	}
}

func TestThePageHasTheSubjectsElementsAndTheBlankOneHasNot(t *testing.T) {
	s := start(t, Content{Body: "<b>subject</b>"})
	_, page := get(t, s, PagePath, "br")
	assert.Contains(t, page, "<b>subject</b>")
	_, blank := get(t, s, BlankPath, "br")
	assert.NotContains(t, blank, "subject")
	answer, _ := get(t, s, "/other", "br")
	assert.Equal(t, http.StatusNotFound, answer.StatusCode)
	answer, _ = get(t, s, "/api/none", "br")
	assert.Equal(t, http.StatusNotFound, answer.StatusCode, "there is no API")
}

func TestRequestsToTheAPIAreCountedWithTheirBytes(t *testing.T) {
	s := start(t, Content{API: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })})
	for _, path := range []string{"/api/e/", "/messenger/web/ping"} {
		answer, err := http.Post(s.Origin+path, "text/plain", strings.NewReader("12345"))
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
	}
	require.NoError(t, s.Quiet(t.Context(), time.Millisecond))
	assert.Equal(t, []Request{{"/api/e/", 5}, {"/messenger/web/ping", 5}}, s.Requests())
	s.Reset()
	assert.Empty(t, s.Requests())
}

func TestAConnectionInRealTimeIsNoRequestThatIsWaitedFor(t *testing.T) {
	held := make(chan struct{})
	defer close(held)
	s := start(t, Content{API: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		_ = http.NewResponseController(w).Flush()
		<-held
	})})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.Origin+"/messenger/rtm", http.NoBody)
	require.NoError(t, err)
	r.Header.Set("Connection", "Upgrade")
	r.Header.Set("Upgrade", "websocket")
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	s.Touch()
	require.NoError(t, s.Quiet(t.Context(), time.Millisecond))
	assert.Empty(t, s.Requests())
}

func TestQuietWaitsForTheFirstRequestAndForItsAnswer(t *testing.T) {
	arrived, answer := make(chan struct{}), make(chan struct{})
	s := start(t, Content{API: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		close(arrived)
		<-answer
	})})
	short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	assert.ErrorIs(t, s.Quiet(short, time.Millisecond), context.DeadlineExceeded, "nothing has happened")

	done := make(chan error)
	go func() { done <- s.Quiet(t.Context(), time.Millisecond) }()
	go func() { _, _ = http.Get(s.Origin + "/api/") }()
	<-arrived
	select {
	case <-done:
		t.Fatal("a request is open")
	case <-time.After(20 * time.Millisecond):
	}
	close(answer)
	assert.NoError(t, <-done)
}

func TestATouchIsSomethingThatHappened(t *testing.T) {
	s := start(t, Content{})
	s.Touch()
	assert.NoError(t, s.Quiet(t.Context(), time.Millisecond))
}
