package sdk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sentLast is what went out in a way that outlives the page, by what it is about.
func (f *fake) sentLast() (out []string) {
	for _, p := range f.posted {
		if p.last {
			switch name, _ := p.value("name").(string); {
			case len(p.Events) > 0:
				out = append(out, "event "+p.Events[0].Name)
			default:
				out = append(out, "ping "+name)
			}
		}
	}
	return out
}

func TestLeavingThePageSendsAllThatIsUnsent(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.TrackEvent("on its way", nil))
	f.gathered()
	require.NoError(t, f.TrackEvent("waits", nil))
	f.Update(Settings{Name: "Ada"})
	f.leaves()
	assert.Equal(t, []string{"ping Ada", "event waits"}, f.sentLast())
	assert.Len(t, f.posted, 4, "nothing is sent twice")
}

func TestLeavingThePageOutlivesItWhateverIsSent(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Update(Settings{Name: "Ada"})
	f.leaves()
	assert.Equal(t, []string{"ping Ada"}, f.sentLast(), "the first in line is the one that matters most")
}

func TestLeavingThePageSendsWhatPauses(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.TrackEvent("failed", nil))
	f.gathered()
	f.answerLater(503, "3600", "")
	f.leaves()
	assert.Equal(t, []string{"event failed"}, f.sentLast())
}

func TestLeavingThePageSendsWhatIsThrottled(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	for i := range 21 {
		f.Update(Settings{Attributes: map[string]any{"n": i}})
		f.turn()
	}
	f.leaves()
	last := f.posted[2:]
	require.Len(t, last, 20)
	assert.Equal(t, 20.0, last[0].value("n"))
	for _, p := range last[1:] {
		assert.Nil(t, p.value("n"), "nobody knows what arrives last")
	}
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	for range 21 {
		f.answer(200, visitor)
	}
	assert.Equal(t, 20.0, f.answer(200, visitor).value("n"), "the first may have been the last to arrive")
}

func TestWhatThePersonBeforeSaidIsNeverTheNextOnes(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	f.answer(200, visitor)
	for i := range 5 {
		f.Update(Settings{Attributes: map[string]any{"plan": i}})
		f.turn()
	}
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "43"}))
	f.leaves()
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "43"}))
	f.turn()
	for len(f.open()) > 0 {
		if p := f.answer(200, visitor); p.value("user_id") == "43" {
			assert.Nil(t, p.value("plan"))
		}
	}
}

func TestLeavingAPageThatHasSaidAllSendsNothing(t *testing.T) {
	f := newFake(t)
	f.leaves()
	f.live(visitor)
	f.leaves()
	assert.Len(t, f.posted, 1)
}

func TestAPageThatComesBackSendsAgainWhatNobodyAnswered(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.TrackEvent("a", nil))
	f.gathered()
	require.NoError(t, f.TrackEvent("b", nil))
	f.leaves()
	f.comesBack()
	f.pass(storageLag)
	open := f.open()
	require.Len(t, open, 3)
	assert.Equal(t, open[0].IdempotencyKey, open[2].IdempotencyKey, "under the same key: the backend takes it once")
	for range open {
		f.answer(200, `{}`)
	}
	for len(f.open()) > 0 {
		assert.Equal(t, "b", f.answer(200, `{}`).Events[0].Name)
	}
	f.pass(time.Hour)
	assert.Empty(t, f.open())
}

func TestAPageThatComesBackGoesOn(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.leaves()
	f.comesBack()
	f.Update(Settings{Name: "Ada"})
	f.pass(storageLag)
	assert.Equal(t, "Ada", f.answer(200, `{}`).value("name"))
}

// What another process has stored shows late.
func TestWhatAPageInBetweenLeftComesFirstHoweverLateItShows(t *testing.T) {
	for name, again := range map[string]bool{"at once": false, "left again and back": true} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.live(visitor)
			f.leaves()
			f.comesBack()
			f.Update(Settings{Attributes: map[string]any{"plan": "new"}})
			f.turn()
			f.keep(time.Second, "between", `[["boot",{"app_id":"abc12345"}],["update",{"plan":"old","seats":1}]]`)
			if again {
				f.leaves()
				f.comesBack()
			}
			f.pass(storageLag)
			data := map[string]any{}
			for len(f.open()) > 0 {
				p := f.answer(200, visitor)
				for _, key := range []string{"plan", "seats"} {
					if v := p.value(key); v != nil {
						data[key] = v
					}
				}
			}
			assert.Equal(t, map[string]any{"plan": "new", "seats": 1.0}, data)
			assert.NotContains(t, f.storage[unsentKey], "between")
			f.leaves()
			assert.Empty(t, f.timers)
		})
	}
}
