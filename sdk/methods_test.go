package sdk

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBootPingsAtTheEndOfTheTurn(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42", Attributes: map[string]any{"plan": "pro"}}))
	assert.True(t, f.Booted())
	assert.Empty(t, f.posted)
	f.turn()
	require.Len(t, f.posted, 1)
	got := f.posted[0]
	assert.Equal(t, "https://origin.example/messenger/web/ping", got.url)
	assert.False(t, got.last)
	assert.Equal(t, "v1", got.BundleVersion)
	assert.Equal(t, "42", got.value("user_id"))
	assert.Equal(t, "pro", got.value("plan"))
	f.quiet()
}

func TestBootNeedsAWorkspace(t *testing.T) {
	f := newFake(t)
	assert.ErrorIs(t, f.Boot(Settings{UserID: "42"}), ErrNoAppID)
	assert.Len(t, f.complaints(), 1)
	f.live(visitor)
	assert.ErrorIs(t, f.Boot(Settings{UserID: "42"}), ErrNoAppID, "somebody else who is booted changes nothing")
	assert.Equal(t, wire.RoleVisitor, f.WhoAmI().Role)
}

func TestOptionsSayWhereRequestsGo(t *testing.T) {
	f := newFake(t)
	f.Client = newClient(f.host, Options{APIBase: "https://backend.example"})
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	assert.Equal(t, "https://backend.example/messenger/web/ping", f.posted[0].url)
	f.Shutdown()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", APIBase: "https://other.example"}))
	f.turn()
	assert.Equal(t, "https://other.example/messenger/web/ping", f.posted[1].url)
}

func TestUpdateSendsWhatChanged(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	f.Update(Settings{Name: "Ada"})
	f.turn()
	got := f.answer(200, `{}`)
	assert.Equal(t, "pro", got.value("plan"))
	assert.Equal(t, "Ada", got.value("name"))
	f.Update(Settings{})
	f.turn()
	assert.Empty(t, f.open(), "nothing new")
	f.Update(Settings{Force: true})
	f.turn()
	assert.Len(t, f.open(), 1)
}

func TestTrackEventNeedsAName(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	assert.ErrorIs(t, f.TrackEvent("", nil), ErrNoName)
	assert.Empty(t, f.open())
	require.NoError(t, f.TrackEvent("ordered", map[string]any{"sum": 5, "at": time.Unix(1700000000, 0)}))
	f.gathered()
	assert.Equal(t, wire.Object{{Key: "at", Value: 1700000000.0}, {Key: "sum", Value: 5.0}}, f.answer(200, `{}`).Events[0].Metadata)
}

func TestShutdownEndsTheSession(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	f.Shutdown()
	assert.False(t, f.Booted())
	assert.Equal(t, Person{}, f.WhoAmI())
	assert.Empty(t, f.VisitorID())
	assert.Equal(t, "pro", f.answer(200, visitor).value("plan"), "what was unsent is sent")
	assert.NotContains(t, f.cookies, "intercom-id-abc12345")
	assert.NotContains(t, f.cookies, "intercom-session-abc12345", "the late answer brings nothing back")
	assert.Contains(t, f.cookies, "intercom-device-id-abc12345")
}

func TestWhatThePageIsToldOfBeingBooted(t *testing.T) {
	f := newFake(t)
	var told []bool
	f.onBooted = func(on bool) { told = append(told, on) }
	f.live(visitor)
	f.Shutdown()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "1"}))
	f.turn()
	f.answer(403, `{}`)
	assert.Equal(t, []bool{true, false, true, false}, told)
}

func TestARefusedBootIsOneErrorAndNoRetry(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "1", UserHash: "wrong"}))
	require.NoError(t, f.TrackEvent("waits behind the ping", nil))
	f.turn()
	f.answer(403, `{"errors":[{"code":"unauthorized","message":"wrong"}]}`)
	got := f.complaints()
	require.Len(t, got, 1)
	assert.Contains(t, got[0], "403")
	assert.False(t, f.Booted())
	f.pass(24 * time.Hour)
	assert.Empty(t, f.open())
	assert.Empty(t, f.timers)
}

func TestSetAuthTokensIsNeverStoredOnThePerson(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.SetAuthTokens(map[string]string{"service": "secret"})
	require.NoError(t, f.TrackEvent("looked", nil))
	f.gathered()
	got := f.answer(200, `{}`)
	assert.Equal(t, "secret", got.AuthTokens.String("service"))
	assert.NotContains(t, string(wire.AppendJSON(nil, got.UserData)), "secret")
}
