package sdk

import (
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDebuggingSaysEachCommandEffectAndRequest(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	assert.Empty(t, f.debugs)
	f.invoke("debug", []any{true})
	f.invoke("update", []any{one("plan", "pro")})
	f.turn()
	f.answer(200, visitor)
	all := strings.Join(f.debugs, "\n")
	for _, want := range []string{"command update", "pro", "effect Send 1 ping {", "request https://origin.example/messenger/web/ping", "answer https://origin.example/messenger/web/ping 200"} {
		assert.Contains(t, all, want)
	}
	f.invoke("debug", []any{false})
	f.debugs = nil
	f.invoke("update", []any{one("plan", "free")})
	f.turn()
	assert.Empty(t, f.debugs)
}

func TestAPagesURLTurnsDebuggingOn(t *testing.T) {
	f := newFake(t)
	f.url = "https://example.com/?a=b&entryphone_debug=1"
	f.Client = newClient(f.host, Options{})
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	assert.NotEmpty(t, f.debugs)
}

func TestStatusSaysHowThingsStand(t *testing.T) {
	f := newFake(t)
	assert.Equal(t, Status{}, f.Status())
	f.live(visitor)
	for i := range 21 {
		f.Update(Settings{Attributes: map[string]any{"n": i}})
		f.turn()
	}
	f.answer(503, "")
	s := f.Status()
	assert.Equal(t, Status{Booted: true, Live: true, AppID: "abc12345", Pending: 21, Throttled: s.Throttled, LastError: "ping: status 503"}, s)
	assert.Equal(t, f.now.Add(30*time.Minute), s.Throttled.UTC())
	assert.Equal(t, wire.Object{{Key: "booted", Value: true}, {Key: "live", Value: true}, {Key: "app_id", Value: "abc12345"}, {Key: "pending", Value: 21},
		{Key: "throttled_until", Value: s.Throttled.Unix()}, {Key: "last_error", Value: "ping: status 503"}}, f.invoke("status", nil))
}
