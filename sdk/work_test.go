package sdk

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// ring lets the first timer fire, however far away.
func (f *fake) ring() {
	f.t.Helper()
	first := f.next(f.now.Add(time.Hour))
	require.NotNil(f.t, first, "no timer is set")
	first.f()
}

// slow is a page in which everything takes long, with calls that wait.
func slow(t *testing.T) *fake {
	f := newFake(t)
	f.drift = slice
	f.callFrom(nil, "boot", []any{wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "user_id", Value: "42"}, {Key: "plan", Value: "free"}}})
	f.callFrom(nil, "update", []any{one("plan", "pro")})
	f.callFrom(nil, "trackEvent", []any{"ordered"})
	return f
}

func TestWorkIsDoneInTurnsOfItsOwn(t *testing.T) {
	f := slow(t)
	turns := 0
	for ; len(f.posted) == 0; turns++ {
		require.Less(t, turns, 100)
		f.ring()
	}
	assert.Greater(t, turns, 10)
	assert.Equal(t, "pro", f.answer(200, visitor).value("plan"))
	for len(f.open()) == 0 {
		f.ring()
	}
	assert.Equal(t, "ordered", f.answer(200, `{}`).Events[0].Name)
}

func TestWhoAsksFindsEverythingDone(t *testing.T) {
	f := slow(t)
	f.ring()
	assert.Empty(t, f.cookies, "there is more to do than fits")
	assert.Equal(t, "42", f.WhoAmI().UserID)
	assert.NotEmpty(t, f.cookies)
	f.Shutdown()
	assert.Empty(t, f.WhoAmI())
	assert.Equal(t, "pro", f.answer(200, visitor).value("plan"))
}

func TestWhoLeavesSendsEverything(t *testing.T) {
	f := slow(t)
	f.ring()
	f.leaves()
	assert.Equal(t, []string{"ping ", "event ordered"}, f.sentLast())
}

func TestUpdatesOfTwoTurnsAreTwoHoweverSlowThePageIs(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.drift = slice
	f.Update(Settings{Attributes: map[string]any{"n": 1}})
	f.ring()
	f.Update(Settings{Attributes: map[string]any{"n": 2}})
	f.ring()
	f.Update(Settings{Attributes: map[string]any{"n": 3}})
	f.drift = 0
	f.turn()
	for want := range 3 {
		assert.Equal(t, float64(want+1), f.answer(200, visitor).value("n"))
	}
	assert.Empty(t, f.open())
}

func TestCallsKeepTheirOrderWhereverTheyWait(t *testing.T) {
	f := slow(t)
	for range 3 {
		f.ring()
	}
	f.Update(Settings{Attributes: map[string]any{"plan": "later"}})
	f.ring()
	f.Update(Settings{Attributes: map[string]any{"plan": "last"}})
	assert.True(t, f.Booted())
	f.drift = 0
	f.turn()
	last := ""
	for len(f.open()) > 0 {
		if plan, _ := f.answer(200, visitor).value("plan").(string); plan != "" {
			last = plan
		}
		f.turn()
	}
	assert.Equal(t, "last", last)
}

func TestABootGoesByWhatTheBrowserKeepsWhenItsTurnComes(t *testing.T) {
	f := newFake(t)
	f.live(`{"user":{"role":"user_role","anonymous_id":"of-ada"},"anonymous_session":"of-ada"}`)
	f.onRead = f.Shutdown // by a hook of the page's, while the boot looks what there is
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	assert.NotEqual(t, "of-ada", f.VisitorID())
	last := f.posted[len(f.posted)-1]
	assert.Equal(t, "apiBoot", last.Source)
	assert.Empty(t, last.Session)
	assert.NotEqual(t, "of-ada", last.value("anonymous_id"))
}

func TestAFaultCostsNoMoreThanItsOwnCall(t *testing.T) {
	for name, during := range map[string]func(f *fake){
		"an answer": func(f *fake) {
			f.Update(Settings{Name: "Ada"})
			f.turn()
			f.onRead = func() { panic("broken") }
			f.answer(200, visitor)
		},
		"a boot": func(f *fake) {
			f.onRead = func() { panic("broken") }
			_ = f.Boot(Settings{AppID: "abc12345"})
		},
		"a call that waited": func(f *fake) {
			f.callFrom(nil, "boot", []any{wire.Object{{Key: "app_id", Value: "abc12345"}}})
			f.onRead = func() { panic("broken") }
			f.turn()
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.live(visitor)
			during(f)
			assert.Equal(t, []string{"fault: broken"}, f.complaints())
			for len(f.open()) > 0 {
				f.answer(200, visitor)
			}
			f.Update(Settings{Attributes: map[string]any{"plan": "next"}})
			f.turn()
			for len(f.open()) > 0 {
				f.answer(200, visitor)
			}
			assert.Equal(t, "next", f.posted[len(f.posted)-1].value("plan"))
			assert.NotEmpty(t, f.VisitorID())
		})
	}
}
