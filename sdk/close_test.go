package sdk

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const withPost = `{"user":{"role":"visitor_role"},"anonymous_session":"s1","client_matches":[{"type":"post","id":"p1","title":"T","blocks":[{"type":"paragraph","text":"x"}]}]}`

func TestCloseLeavesThePage(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", TrackURLChanges: true}))
	f.turn()
	f.answer(200, withPost)
	f.answer(200, `{}`) // seen
	require.Len(t, f.cards, 1)
	require.NotNil(t, f.watching)
	f.Update(Settings{Name: "Ada"})
	f.Close()
	assert.Equal(t, []string{"ping Ada"}, f.sentLast(), "what is unsent is sent")
	assert.Empty(t, f.timers)
	assert.Empty(t, f.cards)
	assert.Nil(t, f.watching)
	assert.Equal(t, 1, f.released)
	assert.Contains(t, f.cookies, "intercom-id-abc12345", "the session stays for the next page")
	select {
	case <-f.Done():
	default:
		assert.Fail(t, "Done is not closed")
	}
	f.Close()
	assert.Equal(t, 1, f.released)
}

func TestAfterCloseNothingHappensAnyMore(t *testing.T) {
	for name, status := range map[string]int{"answered": 200, "to be tried again": 503, "refused": 403} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.Ready(func() { t.Error("ready") })
			require.NoError(t, f.Boot(Settings{AppID: "abc12345", TrackURLChanges: true}))
			f.turn()
			f.Close()
			cookies := len(f.cookies)
			f.answer(status, withPost)
			assert.Empty(t, f.cards)
			assert.Empty(t, f.timers)
			assert.Nil(t, f.watching)
			assert.Len(t, f.cookies, cookies)
			f.quiet()
		})
	}
}

func TestAfterCloseCallsOfThePageDoNothing(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Close()
	for _, method := range []string{"boot", "update", "shutdown", "reattach_activator", "getVisitorId", "whoami"} {
		f.invoke(method, []any{one("app_id", "abc12345")})
	}
	f.invoke("trackEvent", []any{"e"})
	f.invoke("ready", []any{func(...any) { t.Error("ready") }})
	f.getsOnline()
	f.comesBack()
	f.getsVisible()
	f.turn()
	assert.Len(t, f.posted, 1)
	assert.Empty(t, f.timers)
	assert.Contains(t, f.cookies, "intercom-id-abc12345", "a later instance may be at work with them")
}
