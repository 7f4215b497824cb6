package sdk

import (
	"fmt"
	"maps"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// crashed leaves the queue of a page that crashed some time ago.
func (f *fake) crashed(ago time.Duration, calls string) {
	f.storage[noteKey+".dead.queue"] = fmt.Sprintf(`{"q":[{"t":%d,"u":"https://example.com/dead","c":%s}]}`, f.now.Add(-ago).UnixMilli(), calls)
}

func TestWhatACrashedPageSaidIsMadeUpForWithoutATouchToWhoIsThere(t *testing.T) {
	const ada = `["boot",{"app_id":"abc12345","user_id":"42","plan":"old"}]`
	for name, test := range map[string]struct {
		here   Settings
		calls  string
		user   any
		theirs bool // under the id of who is there
	}{
		"the same person's":    {Settings{UserID: "42"}, `[` + ada + `]`, "42", true},
		"another person's":     {Settings{UserID: "43"}, `[` + ada + `]`, "42", false},
		"over a visitor":       {Settings{}, `[` + ada + `]`, "42", false},
		"a visitor's":          {Settings{}, `[["boot",{"app_id":"abc12345","plan":"old"}]]`, nil, true},
		"after a logout there": {Settings{UserID: "42"}, `[["boot",{"app_id":"abc12345"}],["shutdown"],["boot",{"app_id":"abc12345","plan":"old"}]]`, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			test.here.AppID = "abc12345"
			require.NoError(t, f.Boot(test.here))
			f.turn()
			f.answer(200, visitor)
			who, cookies, record := f.WhoAmI(), maps.Clone(f.cookies), f.storage["intercom.abc12345"]
			f.crashed(time.Second, test.calls)
			f.takeNotes("dead", f.now)
			f.turn()
			var said *posted
			for len(f.open()) > 0 {
				if p := f.answer(200, visitor); p.value("plan") != nil {
					said = p
				}
			}
			require.NotNil(t, said)
			assert.Equal(t, test.user, said.value("user_id"))
			assert.Equal(t, test.theirs, said.value("anonymous_id") == who.AnonymousID)
			assert.Equal(t, who, f.WhoAmI())
			assert.Equal(t, cookies, f.cookies)
			assert.Equal(t, record, f.storage["intercom.abc12345"])
			assert.Empty(t, f.stored(noteKey))
			f.quiet()
		})
	}
}

// Cookies that nobody has recognised yet are those that the earlier page had too.
func TestAVisitorOfAnEarlierPageIsWhomTheCookiesNameThoughNobodyKnowsThem(t *testing.T) {
	for name, here := range map[string]Settings{"a visitor here": {}, "a user here": {UserID: "42"}} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.cookies["intercom-id-abc12345"] = "a-1"
			here.AppID = "abc12345"
			require.NoError(t, f.Boot(here))
			f.crashed(time.Second, `[["boot",{"app_id":"abc12345","plan":"old"}]]`)
			f.takeNotes("dead", f.now)
			f.turn()
			said := false
			f.drain(func(p *posted) {
				if p.value("plan") != nil {
					said = true
					assert.Equal(t, "a-1", p.value("anonymous_id"))
					assert.Nil(t, p.value("user_id"))
				}
			})
			assert.True(t, said)
			f.quiet()
		})
	}
}

func TestWhatACrashedPageSaidComesBeforeWhatThisOneSays(t *testing.T) {
	f := newFake(t)
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	f.answer(200, visitor)
	f.waiting = 1 // for the lock of the page that crashed
	f.pass(time.Second)
	f.Update(Settings{Attributes: map[string]any{"plan": "new"}})
	f.turn()
	f.crashed(time.Second/2, `[["boot",{"app_id":"abc12345","user_id":"42"}],["update",{"plan":"old","seats":1}]]`)
	f.takeNotes("dead", f.now)
	f.waiting = 0
	f.turn()
	data := wire.Object{}
	for len(f.open()) > 0 {
		p := f.answer(200, visitor)
		for _, key := range []string{"plan", "seats"} {
			if v := p.value(key); v != nil {
				data = data.With(key, v)
			}
		}
	}
	assert.Equal(t, wire.Object{{Key: "seats", Value: 1.0}, {Key: "plan", Value: "new"}}, data)
}

func TestAPageThatComesBackMakesUpForOneThatCrashedMeanwhile(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.leaves()
	f.crashed(0, `[["boot",{"app_id":"abc12345"}],["trackEvent","crashed"]]`)
	f.comesBack()
	f.gathered()
	assert.Equal(t, []string{"event crashed"}, f.rest())
	assert.Empty(t, f.stored(noteKey))
}

// A page crashes at any point of putting a note into the queue: what it had put there
// and what is recalled of the note come to the same.
func TestHalfOfANoteInTheQueueIsMadeWholeInItsOrder(t *testing.T) {
	whole := newFake(t)
	var key, head string
	whole.onHead = func(k, h string) { key, head = k+"0", h }
	whole.live(visitor)
	whole.pass(time.Second)
	const calls = `[["https://example.com/","update",{"plan":"a","seats":1}],["https://example.com/","update",{"plan":"b"}],
		["https://example.com/x","update",{"plan":"c","seats":2}],["https://example.com/y","update",{"plan":"d","team":"x"}],["https://example.com/y","trackEvent","last"]]`
	note := fmt.Sprintf(`%s%d,"c":%s}`, head, whole.now.UnixMilli(), calls)
	whole.pass(20 * time.Millisecond) // it is older than what is made of it
	left := "0" + calls
	whole.door = func() string {
		taken := left
		left = ""
		return taken
	}
	whole.gather()
	whole.begin(whole.machine.Tick)
	queued, texts, tab := whole.Keys("intercom.out."), maps.Clone(whole.storage), whole.tab
	require.Len(t, queued, 4)
	for n := range len(queued) + 1 {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			f := newFake(t)
			f.now = whole.now.Add(time.Second)
			for _, key := range queued[:n] {
				f.storage[key] = texts[key]
			}
			f.storage[key] = note
			f.load()
			said, events, views := wire.Object{}, map[string]bool{}, map[int]string{}
			f.drain(func(p *posted) {
				for _, key := range []string{"plan", "seats", "team"} {
					if v := p.value(key); v != nil {
						said = said.With(key, v)
					}
				}
				for _, e := range p.Events {
					events[e.ID] = true
				}
				if len(p.Events) == 0 {
					views[p.PageView] = p.URL
				}
			})
			for key, want := range map[string]any{"plan": "d", "seats": 2.0, "team": "x"} {
				got, _ := said.Get(key)
				assert.Equal(t, want, got, key)
			}
			assert.Equal(t, map[string]bool{tab + "-0-4": true}, events)
			assert.Equal(t, "https://example.com/x", views[2])
			assert.Equal(t, "https://example.com/y", views[3])
			assert.Empty(t, f.stored(noteKey))
		})
	}
}
