package sdk

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const user = `{"user":{"id":"c1","role":"user_role"},"anonymous_session":"s1"}`

// twoTabs are two pages of a browser, both booted as user 42 and answered.
func twoTabs(t *testing.T) (a, b *fake) {
	a = newFake(t)
	require.NoError(t, a.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	a.turn()
	a.answer(200, user)
	b = a.sibling()
	require.NoError(t, b.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	b.turn()
	b.answer(200, user)
	return a, b
}

func TestALogoutInOneTabIsOneInAll(t *testing.T) {
	a, b := twoTabs(t)
	b.Update(Settings{Name: "Ada"})
	a.Shutdown()
	assert.False(t, b.Booted())
	assert.Empty(t, b.shown())
	assert.Equal(t, "Ada", b.open()[0].value("name"), "what was said before is the person's")
	b.answer(200, user)
	b.Update(Settings{Name: "Grace"})
	require.NoError(t, b.TrackEvent("e", nil))
	b.gathered()
	assert.Empty(t, b.open())
	assert.NotContains(t, b.cookies, "intercom-session-abc12345", "nor did the answer bring a session back")
	assert.Len(t, b.complaints(), 2)
}

func TestAnotherPersonInOneTabEndsTheSessionInAll(t *testing.T) {
	a, b := twoTabs(t)
	require.NoError(t, a.Boot(Settings{AppID: "abc12345", UserID: "43"}))
	assert.False(t, b.Booted())
	assert.Equal(t, "43", a.WhoAmI().UserID)
}

func TestALoginInOneTabIsKnownInTheOther(t *testing.T) {
	a := newFake(t)
	a.live(visitor)
	b := a.sibling()
	b.live(visitor)
	a.Update(Settings{UserID: "42", Email: "ada@example.com"})
	a.turn()
	assert.Equal(t, "42", b.WhoAmI().UserID)
	a.answer(200, `{"user":{"id":"c1","role":"user_role"},"anonymous_session":"s2"}`)
	require.NoError(t, b.TrackEvent("e", nil))
	b.gathered()
	p := b.answer(200, `{}`)
	assert.Equal(t, "42", p.value("user_id"))
	assert.Equal(t, "s2", p.Session, "the session that was renewed")
}

func TestWhatOneTabSaidIsNotSaidAgainByTheOther(t *testing.T) {
	a, b := twoTabs(t)
	a.Update(Settings{Name: "Ada"})
	a.turn()
	a.answer(200, user)
	b.Update(Settings{Name: "Ada"})
	b.turn()
	assert.Empty(t, b.open(), "nothing new, on the same URL")
}

func TestUnreadIsTheSameInAllTabs(t *testing.T) {
	a, b := twoTabs(t)
	var counts []int
	b.OnUnreadCountChange(func(n int) { counts = append(counts, n) })
	a.Update(Settings{Force: true})
	a.turn()
	a.answer(200, `{"user":{"role":"user_role"},"unread_conversation_ids":["1","2"]}`)
	assert.Equal(t, []int{0, 2}, counts)
}

func TestOneTabSendsAtATimeAndInOrder(t *testing.T) {
	a, b := twoTabs(t)
	a.Update(Settings{Attributes: map[string]any{"n": 1}})
	a.turn()
	b.now = a.now.Add(1e6)
	b.Update(Settings{Attributes: map[string]any{"n": 2}})
	b.turn()
	require.Len(t, a.open(), 1)
	assert.Empty(t, b.open(), "the lock is a's")
	a.answer(503, "")
	require.Empty(t, b.open(), "what came first waits for its next try")
	a.pass(1e9)
	b.pass(1e9)
	posts := append(a.open(), b.open()...)
	require.Len(t, posts, 1)
	assert.Equal(t, 1.0, posts[0].value("n"))
}

func TestATabHearsWhatBecameOfItsRequestInAnother(t *testing.T) {
	a, b := twoTabs(t)
	a.Update(Settings{Force: true})
	a.turn()
	a.answer(503, "")
	b.Update(Settings{Name: "Ada"})
	b.turn()
	b.pass(1e9) // b is the first to try again
	require.Len(t, b.open(), 1)
	b.answer(200, `{"user":{"role":"user_role"},"client_matches":[{"type":"post","id":"p9"}]}`)
	a.turn()
	assert.Equal(t, []string{"p9"}, a.shown(), "the content was for its page")
	assert.Empty(t, b.shown())
}

func TestStrangersAreNotListenedTo(t *testing.T) {
	a, _ := twoTabs(t)
	for _, said := range []string{"", "x", "5", `{"type":"end"}`, `{"type":"end","app":"abc12345","id":"other"}`,
		`{"type":"taken"}`, `{"type":"taken","app":"abc12345","key":"intercom.out.abc12345.x"}`, `{"type":"nonsense","app":"abc12345"}`} {
		a.heard(said)
	}
	assert.True(t, a.Booted())
	a.quiet()
}

func TestWhatAPageLeavesBehindAnotherTabSends(t *testing.T) {
	a, b := twoTabs(t)
	a.Update(Settings{Name: "Ada"})
	a.turn()
	a.answer(503, "")
	for range 40 {
		require.NoError(t, a.TrackEvent("e", map[string]any{"x": string(make([]byte, 2000))}))
	}
	a.leaves()
	b.pass(1e9)
	require.NotEmpty(t, b.open())
	assert.Equal(t, "Ada", b.open()[0].value("name"))
}

func TestAClosedClientHoldsNoLock(t *testing.T) {
	a, _ := twoTabs(t)
	held := len(a.locks.held)
	a.Update(Settings{Name: "Ada"})
	a.Close()
	assert.Len(t, a.locks.held, held-1, "its name")
	assert.Nil(t, a.heard)
}
