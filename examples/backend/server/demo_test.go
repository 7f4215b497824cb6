package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/sdk/wire"
)

func (b *backend) panel(headers map[string]string, app string) (int, map[string]any) {
	status, _, body := b.do("GET", "/demo/contact?app_id="+app, headers, "")
	var out map[string]any
	require.NoError(b.t, json.Unmarshal([]byte(body), &out))
	return status, out
}

func (w *browser) cookie() map[string]string {
	return map[string]string{"Cookie": "other=1; intercom-session-" + w.app + "=" + w.session}
}

func TestThePanelShowsWhatIsKnown(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	w.ping(is("user_id", "7"), is("plan", "pro"), is("company", wire.Object{is("id", "acme"), is("name", "Acme")}))
	b.clock.advance(time.Second)
	w.url = site + "/pricing"
	a := w.ping()
	r := w.request(nil)
	r.Events = []wire.Event{{ID: "e", Name: "clicked", Metadata: wire.Object{is("n", 1.0)}}}
	w.send(wire.Events, r)
	w.send(wire.ContentPath("post", a.ClientMatches[0].ID, "clicked"), w.request(nil))

	status, view := b.panel(w.cookie(), demo)
	require.Equal(t, http.StatusOK, status)
	assert.Subset(t, view["contact"], map[string]any{
		"id": a.User.ID, "role": "user", "user_id": "7", "anonymous_id": "v", "custom_attributes": map[string]any{"plan": "pro"},
		"created_at": 1.8e9, "last_seen_at": 1.8e9 + 1, "active_company": "acme",
		"companies": []any{map[string]any{"id": "acme", "name": "Acme", "plan": "", "custom_attributes": map[string]any{}}},
	})
	assert.Equal(t, []any{
		map[string]any{"url": site + "/pricing", "title": "Title", "at": 1.8e9 + 1},
		map[string]any{"url": site + "/", "title": "Title", "at": 1.8e9},
	}, view["page_views"])
	assert.Equal(t, []any{map[string]any{"name": "clicked", "metadata": map[string]any{"n": 1.0}, "created_at": 1.8e9 + 1}}, view["events"])
	assert.Equal(t, []any{map[string]any{"id": a.ClientMatches[0].ID, "title": "Which plan fits?", "state": "clicked"}}, view["content"])
	assert.Equal(t, map[string]any{"page_views": 2.0, "events": 1.0, "content": 1.0, "visitors": 0.0, "leads": 0.0, "users": 1.0}, view["counts"])
}

func TestWithoutASessionThePanelShowsNobody(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	w.ping()
	forged := map[string]string{"Cookie": "intercom-session-" + demo + "=" + w.session + "x"}
	for _, headers := range []map[string]string{nil, forged} {
		status, view := b.panel(headers, demo)
		assert.Equal(t, http.StatusOK, status)
		assert.Nil(t, view["contact"])
		assert.Equal(t, []any{}, view["page_views"])
		assert.Equal(t, 1.0, view["counts"].(map[string]any)["visitors"])
	}
}

func TestThePanelIsForPagesOfThisServerAndDemosOnly(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	w.ping()
	for name, headers := range map[string]map[string]string{
		"another origin":   {"Origin": site},
		"says the browser": {"Sec-Fetch-Site": "cross-site"},
		"a sibling":        {"Sec-Fetch-Site": "same-site"},
	} {
		for key, value := range w.cookie() {
			headers[key] = value
		}
		for _, path := range []string{"/demo/contact", "/demo/stream"} {
			status, _, body := b.do("GET", path+"?app_id="+demo, headers, "")
			assert.Equal(t, http.StatusForbidden, status, name)
			assert.Equal(t, "origin_not_allowed", errorCode(body))
		}
	}
	for _, app := range []string{"", secure, "nobody00"} {
		status, _, body := b.do("GET", "/demo/contact?app_id="+app, map[string]string{"Sec-Fetch-Site": "same-origin"}, "")
		assert.Equal(t, http.StatusNotFound, status, app)
		assert.Equal(t, "app_not_found", errorCode(body))
	}
}

// stream opens the stream until the test ends and returns what it sends, line by
// line.
func stream(t *testing.T, url string) <-chan string {
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/demo/stream?app_id="+demo, nil)
	require.NoError(t, err)
	r, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, r.StatusCode)
	require.Equal(t, "text/event-stream", r.Header.Get("Content-Type"))
	lines := make(chan string)
	go func() {
		defer close(lines)
		defer r.Body.Close()
		for s := bufio.NewScanner(r.Body); s.Scan(); {
			select {
			case lines <- s.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines
}

// await reads lines until one is wanted; it says false when the stream ends first.
func await(t *testing.T, lines <-chan string, wanted string) bool {
	late := time.After(20 * time.Second)
	for {
		select {
		case line, open := <-lines:
			if !open || line == wanted {
				return open
			}
		case <-late:
			require.Fail(t, "nothing came", "wanted %q", wanted)
		}
	}
}

func TestTheStreamTellsOfChanges(t *testing.T) {
	b := start(t, func(o *server.Options) {
		o.Limits.Heartbeat = time.Millisecond
		o.Limits.Streams = 1
	})
	lines := stream(t, b.url)
	require.True(t, await(t, lines, "event: change"))
	require.True(t, await(t, lines, "data: 0"))
	require.True(t, await(t, lines, ":"), "a sign of life")
	b.secure("elsewhere").ping()
	b.browser("v").ping()
	require.True(t, await(t, lines, "data: 1"), "only of this workspace")
	b.rest("DELETE", "/content/1", "")
	require.True(t, await(t, lines, "data: 2"))

	status, h, _ := b.do("HEAD", "/demo/stream?app_id="+demo, nil, "")
	assert.Equal(t, http.StatusOK, status)
	assert.Equal(t, "text/event-stream", h.Get("Content-Type"))
	status, h, body := b.do("GET", "/demo/stream?app_id="+demo, nil, "")
	assert.Equal(t, http.StatusServiceUnavailable, status, "one more than may be open")
	assert.Equal(t, "no_stream", errorCode(body))
	assert.NotEmpty(t, h.Get("Retry-After"))
}

func serve(t *testing.T, change func(*server.Options)) (url string, stop context.CancelFunc, stopped <-chan error, b *backend) {
	b = start(t, change)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	done := make(chan error, 1)
	go func() { done <- b.Serve(ctx, l) }()
	return "http://" + l.Addr().String(), cancel, done, b
}

func TestAStreamOutlivesTheBoundsOfARequestAndEndsWithTheServer(t *testing.T) {
	url, stop, stopped, b := serve(t, func(o *server.Options) {
		o.Limits.Read, o.Limits.Write = 100*time.Millisecond, 100*time.Millisecond
		o.Limits.Heartbeat = 30 * time.Millisecond
	})
	lines := stream(t, url)
	for range 10 {
		require.True(t, await(t, lines, ":"))
	}
	b.browser("v").ping()
	require.True(t, await(t, lines, "data: 1"))
	stop()
	assert.False(t, await(t, lines, "no such line"), "the stream ends")
	assert.NoError(t, <-stopped)
	_, err := http.Get(url + "/healthz")
	assert.Error(t, err)
}

func TestASlowSenderIsCutOff(t *testing.T) {
	url, _, _, _ := serve(t, func(o *server.Options) {
		o.Limits.ReadHeader, o.Limits.Read = 50*time.Millisecond, 100*time.Millisecond
	})
	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	require.NoError(t, err)
	defer c.Close()
	_, err = c.Write([]byte("POST /messenger/web/ping HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\napp_id="))
	require.NoError(t, err)
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	defer r.Body.Close()
	assert.Equal(t, http.StatusRequestTimeout, r.StatusCode)
}

func TestALostListenerIsReported(t *testing.T) {
	b := start(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, l.Close())
	assert.ErrorContains(t, b.Serve(context.Background(), l), "serving")
}
