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

// keep stores the calls of a page that was left some time ago.
func (f *fake) keep(ago time.Duration, path, calls string) {
	f.storage[unsentKey] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/%s","d":"Earlier","r":"https://example.net/","c":%s}]`,
		f.now.Add(-ago).UnixMilli(), path, calls)
}

func TestCallsOfAnEarlierPageAreMadeAsIfFromThere(t *testing.T) {
	f := newFake(t)
	f.keep(time.Minute, "earlier", `[["boot",{"app_id":"abc12345","user_id":"42","plan":"pro"}],["trackEvent","ordered",{"sum":5}]]`)
	made := f.now.Add(-time.Minute)
	f.replay()
	assert.NotContains(t, f.storage[unsentKey], "ordered", "once")
	assert.False(t, f.Booted(), "it is for this page to boot")
	f.turn()
	ping := f.answer(200, visitor)
	assert.Equal(t, "42", ping.value("user_id"))
	assert.Equal(t, "pro", ping.value("plan"))
	assert.Equal(t, "https://example.com/earlier", ping.URL)
	assert.Equal(t, "Earlier", ping.PageTitle)
	assert.Equal(t, "https://example.net/", ping.Referrer)
	f.gathered()
	event := f.answer(200, `{}`)
	assert.Equal(t, "ordered", event.Events[0].Name)
	assert.Equal(t, 5.0, event.Events[0].Metadata[0].Value)
	assert.Equal(t, made.Unix(), event.Events[0].CreatedAt, "when it happened")
	f.quiet()
}

func TestCallsOfAnEarlierPageAreWhereItsRouterWas(t *testing.T) {
	f := newFake(t)
	f.storage[unsentKey] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/second","d":"Second","r":"","i":"page-1","w":["https://example.com/first 4","https://example.com/second 5"],
		"c":[["boot",{"app_id":"abc12345"}],["trackEvent","ordered"]]}]`, f.now.UnixMilli())
	f.replay()
	f.turn()
	first := f.answer(200, visitor)
	f.gathered()
	second := f.answer(200, `{}`)
	assert.Equal(t, "https://example.com/first", first.URL)
	assert.Empty(t, first.PageTitle)
	assert.Equal(t, "page-1", first.PageLoadID)
	assert.Equal(t, "https://example.com/second", second.URL)
	assert.Equal(t, "Second", second.PageTitle)
	assert.Equal(t, "page-1-5", second.Events[0].ID, "however often it is made")
}

func TestCallsHappenedWhenTheyWereMade(t *testing.T) {
	f := newFake(t)
	at := f.now
	stubbed := []queued{
		{made: fmt.Sprint("https://example.com/ 0 ", at.UnixMilli()), method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}}}},
		{made: fmt.Sprint("https://example.com/ 1 ", at.Add(time.Second).UnixMilli()), method: "trackEvent", args: []any{"queued"}},
	}
	f.pageLoad = "page-1"
	f.keepQueue(stubbed)
	f.storage[f.headKey+"0"] = fmt.Sprint(f.head, at.Add(2*time.Second).UnixMilli(), `,"c":[["https://example.com/","trackEvent","noted"]]}`) // as the loader's door does
	storage := maps.Clone(f.storage)
	for name, crashed := range map[string]bool{"here": false, "recalled": true} {
		f := newFake(t)
		f.now = at.Add(time.Minute)
		want := map[string]int64{"queued": at.Unix() + 1}
		if crashed {
			f.storage = storage
			f.load()
			want["noted"] = at.Unix() + 2
		} else {
			f.stubbed = stubbed
			f.gather()
		}
		f.gathered()
		got := map[string]int64{}
		f.drain(func(p *posted) {
			for _, e := range p.Events {
				got[e.Name] = e.CreatedAt
			}
		})
		assert.Equal(t, want, got, name)
	}
}

func TestThisPageGoesOnWithThePersonOfTheEarlierOne(t *testing.T) {
	f := newFake(t)
	f.keep(time.Minute, "earlier", `[["boot",{"app_id":"abc12345","user_id":"42"}]]`)
	f.replay()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	first, second := f.answer(200, visitor), f.answer(200, visitor)
	assert.Equal(t, "https://example.com/earlier", first.URL)
	assert.Equal(t, "https://example.com/", second.URL)
	assert.Equal(t, first.value("anonymous_id"), second.value("anonymous_id"))
}

func TestAnotherPersonOfThisPageIsAnother(t *testing.T) {
	f := newFake(t)
	f.keep(time.Minute, "earlier", `[["boot",{"app_id":"abc12345","user_id":"42","name":"Ada"}]]`)
	f.replay()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "43"}))
	f.turn()
	first, second := f.answer(200, visitor), f.answer(200, visitor)
	assert.Equal(t, "42", first.value("user_id"))
	assert.Equal(t, "43", second.value("user_id"))
	assert.NotEqual(t, first.value("anonymous_id"), second.value("anonymous_id"))
	assert.Nil(t, second.value("name"))
}

func TestAnEarlierLogoutIsOne(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	id := f.cookies["intercom-id-abc12345"]
	f.load()
	f.keep(time.Minute, "earlier", `[["boot",{"app_id":"abc12345"}],["shutdown"]]`)
	f.replay()
	f.turn()
	assert.NotContains(t, f.cookies, "intercom-id-abc12345")
	f.Update(Settings{Name: "said before this page's boot"})
	f.quiet()
	f.turn()
	f.answer(200, visitor)
	f.live(visitor)
	assert.NotEqual(t, id, f.cookies["intercom-id-abc12345"])
}

func TestOldCallsAreNotWorthMaking(t *testing.T) {
	for ago, made := range map[time.Duration]bool{30 * time.Minute: true, 30*time.Minute + time.Millisecond: false, 24 * time.Hour: false} {
		f := newFake(t)
		f.keep(ago, "earlier", `[["boot",{"app_id":"abc12345"}]]`)
		f.replay()
		f.turn()
		assert.Equal(t, made, len(f.posted) == 1, ago)
		assert.Empty(t, f.storage[unsentKey], ago)
	}
}

func TestRecordsAreReplayedInTheirOrder(t *testing.T) {
	f := newFake(t)
	at := f.now.UnixMilli()
	f.storage[unsentKey] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/1","c":[["boot",{"app_id":"abc12345"}]]},{"t":1,"c":[["boot",{"app_id":"old"}]]},
		{"t":%d,"u":"https://example.com/2","c":[["boot",{"app_id":"abc12345"}],["update",{"plan":"pro"}]]}]`, at, at)
	f.replay()
	f.turn()
	var urls []string
	for len(f.open()) > 0 {
		urls = append(urls, f.answer(200, visitor).URL)
	}
	assert.Equal(t, []string{"https://example.com/1", "https://example.com/2"}, urls)
}

// A page that was left early came back from the browser's cache behind another one, and
// was left early again.
func TestAPageThatWentOnBehindAnotherDoesSoAgain(t *testing.T) {
	f := newFake(t)
	at := func(seconds int) int64 { return f.now.Add(time.Duration(seconds) * time.Second).UnixMilli() }
	f.storage[unsentKey+".1first"] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/first","i":"first",
		"w":["https://example.com/first 0 %d","https://example.com/first 1 %d","https://example.com/first 2 %d","https://example.com/first 3 %d"],
		"c":[["boot",{"app_id":"abc12345","user_id":"42"}],["update",{"plan":"old"}],["shutdown"],["boot",{"app_id":"abc12345"}]]}]`,
		at(-10), at(-30), at(-29), at(-15), at(-14))
	f.storage[unsentKey+".2between"] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/between","i":"between",
		"w":["https://example.com/between","https://example.com/between 0 %d"],
		"c":[["boot",{"app_id":"abc12345","user_id":"42"}],["update",{"plan":"new"}]],"a":1}]`, at(-20), at(-21))
	f.replay()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	now := f.cookies["intercom-id-abc12345"]
	plans, visitors := []any{}, []string{}
	f.drain(func(p *posted) {
		if p.value("user_id") == "42" {
			assert.NotEqual(t, now, p.value("anonymous_id"))
			plans = append(plans, p.PageLoadID, p.value("plan"))
			return
		}
		assert.Equal(t, now, p.value("anonymous_id"), "one visitor, since the logout")
		visitors = append(visitors, p.URL)
	})
	assert.Equal(t, []any{"first", "old", "between", "new"}, plans)
	assert.Equal(t, []string{"https://example.com/first", "https://example.com/"}, visitors)
	f.quiet()
}

func TestAPageThatIsLeftAsItBeginsLeavesAllInItsOrder(t *testing.T) {
	for name, full := range map[string]bool{"kept": false, "storage full": true} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			at := func(seconds int) int64 { return f.now.Add(time.Duration(seconds) * time.Second).UnixMilli() }
			f.storage[noteKey+".dead.queue"] = fmt.Sprintf(`{"q":[{"t":%d,"u":"https://example.com/first","i":"first",
				"c":[["boot",{"app_id":"abc12345","user_id":"42"}],["shutdown"],["boot",{"app_id":"abc12345"}]]}]}`, at(-20))
			f.storage[unsentKey+".2"] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/second","i":"second","c":[["boot",{"app_id":"abc12345"}]]}]`, at(-10))
			f.waiting, f.unsent, f.pageLoad = 1, true, "third" // for whether the first page lives
			f.stubbed = []queued{{made: "https://example.com/third 0", method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}}}}}
			if !full {
				f.keepQueue(f.stubbed)
			}
			f.leaves()

			f.load()
			f.unsent = true
			require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
			f.turn()
			visitors, urls := map[any]bool{}, map[string]bool{}
			f.drain(func(p *posted) {
				urls[p.URL] = true
				if p.value("user_id") == nil {
					visitors[p.value("anonymous_id")] = true
				}
			})
			for _, url := range []string{"first", "second", "third", ""} {
				assert.True(t, urls["https://example.com/"+url], url)
			}
			if !full {
				assert.Len(t, visitors, 1)
			}
		})
	}
}

func TestPagesThatCrashedAreMadeUpForInTheOrderOfTheirCalls(t *testing.T) {
	f := newFake(t)
	record := func(tab, path string, ago time.Duration, calls string) {
		at := f.now.Add(-ago).UnixMilli()
		f.storage[noteKey+"."+tab+".queue"] = fmt.Sprintf(`{"q":[{"t":%d,"u":"https://example.com/%s","i":"%s","w":["https://example.com/%s 0 %d"],"c":%s}]}`, at, path, path, path, at, calls)
	}
	record("ff", "first", 3*time.Second, `[["boot",{"app_id":"abc12345","user_id":"42"}],["shutdown"],["boot",{"app_id":"abc12345"}]]`)
	record("aa", "second", 2*time.Second, `[["boot",{"app_id":"abc12345","plan":"pro"}]]`) // the names say nothing of when
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	now, urls := f.cookies["intercom-id-abc12345"], []string{}
	f.drain(func(p *posted) {
		if p.value("user_id") == nil {
			assert.Equal(t, now, p.value("anonymous_id"), p.URL)
			urls = append(urls, p.URL)
		}
	})
	assert.Equal(t, []string{"https://example.com/first", "https://example.com/second", "https://example.com/"}, urls)
}

func TestAPageThatWentOnBehindAnothersLogoutIsNobodys(t *testing.T) {
	f := newFake(t)
	at := func(seconds int) int64 { return f.now.Add(time.Duration(seconds) * time.Second).UnixMilli() }
	f.storage[unsentKey+".1first"] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/first","i":"first",
		"w":["https://example.com/first 0 %d","https://example.com/first 1 %d"],
		"c":[["boot",{"app_id":"abc12345","user_id":"42"}],["trackEvent","back"]]}]`, at(-10), at(-30), at(-15))
	f.storage[unsentKey+".2between"] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/between","i":"between",
		"w":["https://example.com/between 0 %d","https://example.com/between 1 %d","https://example.com/between 2 %d"],
		"c":[["boot",{"app_id":"abc12345","user_id":"42"}],["shutdown"],["boot",{"app_id":"abc12345","user_id":"43"}]]}]`, at(-20), at(-22), at(-21), at(-21))
	f.replay()
	f.turn()
	f.gathered()
	f.drain(func(p *posted) { assert.Empty(t, p.Events, "as on a page that lived: what it calls there is nobody's") })
	assert.Equal(t, []string{"trackEvent: nobody is booted: call boot first"}, f.complaints())
}

func TestWhatCannotBeReplayedIsLeftOut(t *testing.T) {
	for _, kept := range []string{``, `x`, `null`, `{}`, `[]`, `[null,5,{}]`, `[{"t":"x","c":{}}]`} {
		f := newFake(t)
		f.storage[unsentKey] = kept
		f.replay()
		f.turn()
		assert.Empty(t, f.posted, kept)
		assert.Empty(t, f.storage[unsentKey], kept)
		f.quiet()
	}
	f := newFake(t)
	f.keep(0, "earlier", `[[],"x",[5],["nonsense"],["ready",null],["boot",{"app_id":"abc12345"}]]`)
	f.replay()
	f.turn()
	assert.Len(t, f.posted, 1)
}

func TestWhatAPageInBetweenSaidComesBeforeWhatTheOneThatComesBackSays(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.gathered()
	id := f.cookies["intercom-id-abc12345"]
	f.leaves()
	f.comesBack()
	f.turn()
	f.keep(time.Second, "between", `[["boot",{"app_id":"abc12345"}],["trackEvent","between"]]`) // there is no order between two pages
	require.NoError(t, f.TrackEvent("back", nil))
	f.Shutdown()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	assert.NotEqual(t, id, f.cookies["intercom-id-abc12345"])
	f.gathered()
	whose := map[string]any{}
	for len(f.open()) > 0 {
		p := f.answer(200, visitor)
		if len(p.Events) > 0 {
			whose[p.Events[0].Name] = p.value("anonymous_id")
		} else {
			whose[p.URL] = p.value("anonymous_id")
		}
		f.gathered()
	}
	assert.Equal(t, id, whose["between"])
	assert.Equal(t, id, whose["https://example.com/between"])
	assert.Equal(t, id, whose["back"])
	assert.Equal(t, f.cookies["intercom-id-abc12345"], whose["https://example.com/"])
	assert.NotContains(t, f.storage[unsentKey], "between")
}

func TestThePageThatComesBackShowsNothingOfAPageInBetween(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	styles := len(f.styles)
	f.OnUnreadCountChange(func(int) {})
	f.leaves()
	f.keep(time.Second, "between", `[["boot",{"app_id":"abc12345","action_color":"#123456"}],["show"],["hideNotifications",true],["setTexts",{"en":{"Home":"Start"}}]]`)
	f.comesBack()
	f.pass(storageLag)
	assert.Len(t, f.styles, styles)
	assert.False(t, f.panel, "not opened")
	assert.True(t, f.Booted())
	assert.Empty(t, f.own)
	assert.Len(t, f.unread, 1, "callbacks are this page's")
	assert.Equal(t, "https://example.com/between", f.answer(200, visitor).URL)
	f.quiet()
}

func TestAPageThatComesBackAfterALogoutShowsNobodysMessages(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Show()
	f.turn()
	require.True(t, f.drawn().Open)
	f.leaves()
	other := f.sibling()
	other.heard = nil
	other.live(visitor)
	other.Shutdown()
	f.comesBack()
	f.turn()
	assert.False(t, f.Booted())
	assert.False(t, f.drawn().Open)
	f.Update(Settings{Name: "of nobody"})
	f.turn()
	assert.Equal(t, []string{"update: nobody is booted: call boot first"}, f.complaints())
}

func TestEarlierPagesAreInTheOrderInWhichTheyWere(t *testing.T) {
	f := newFake(t)
	f.keep(time.Minute, "first", `[["boot",{"app_id":"abc12345","user_id":"42"}],["update",{"plan":"old","seats":1}]]`)
	f.storage[noteKey+".dead.queue"] = fmt.Sprintf(`{"q":[{"t":%d,"u":"https://example.com/second","c":[["boot",{"app_id":"abc12345","user_id":"42"}],["update",{"plan":"new"}]]}]}`,
		f.now.Add(-time.Second).UnixMilli())
	f.waiting = 1
	f.takeNotes("dead", f.now) // these are found first
	f.replay()
	f.waiting = 0
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	var urls []string
	data := map[string]any{}
	for len(f.open()) > 0 {
		p := f.answer(200, visitor)
		urls = append(urls, p.URL)
		for _, key := range []string{"plan", "seats"} {
			if v := p.value(key); v != nil {
				data[key] = v
			}
		}
	}
	assert.Equal(t, []string{"https://example.com/first", "https://example.com/second", "https://example.com/"}, urls)
	assert.Equal(t, map[string]any{"plan": "new", "seats": 1.0}, data)
}

// A page can be gone between the moment at which Go notes its queue and the one at which
// the loader's own record is done with.
func TestAPageThatIsKeptTwiceIsMadeOnce(t *testing.T) {
	for name, wait := range map[string]bool{"notes first": false, "a call of this page first": true} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			record := fmt.Sprintf(`[{"t":%d,"u":"https://example.com/earlier","i":"page-0","w":["https://example.com/earlier 0","https://example.com/earlier 1","https://example.com/earlier 2","https://example.com/earlier 3","https://example.com/earlier 4"],
				"c":[["boot",{"app_id":"abc12345"}],["trackEvent","of a visitor"],["shutdown"],["boot",{"app_id":"abc12345","user_id":"42"}],["trackEvent","of a user"]]}]`, f.now.Add(-time.Second).UnixMilli())
			f.storage[unsentKey+".1page-0"] = record
			note := func() { f.storage[noteKey+".dead.queue"] = `{"q":` + record + `}` }
			if wait {
				f.unsent, f.waiting = true, 1 // for the lock of the page that is dead
				note()
				require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
				f.takeNotes("dead", f.now)
				f.waiting = 0
			} else {
				note()
				f.load()
				f.unsent = true
			}
			f.gathered()
			whose, events := map[string]any{}, 0
			f.drain(func(p *posted) {
				for _, e := range p.Events {
					whose[e.Name] = p.value("user_id")
					events++
				}
			})
			assert.Equal(t, map[string]any{"of a visitor": nil, "of a user": "42"}, whose)
			assert.Equal(t, 2, events)
			assert.Empty(t, f.stored(unsentKey))
			assert.Empty(t, f.stored(noteKey))
		})
	}
}

func TestARecordOfAPageThatLivesIsItsOwn(t *testing.T) {
	f := newFake(t)
	f.storage[unsentKey+".1page-0"] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/","i":"page-0","w":["https://example.com/ 0"],"c":[["boot",{"app_id":"abc12345"}]]}]`, f.now.UnixMilli())
	f.storage[noteKey+".alive.queue"] = `{"q":` + f.storage[unsentKey+".1page-0"] + `}`
	f.replay()
	f.turn()
	assert.Empty(t, f.posted)
	assert.Len(t, f.stored(unsentKey), 1)
}

func TestThisPagesOwnRecordIsNotAnEarlierPages(t *testing.T) {
	f := newFake(t)
	f.pageLoad = "page-1"
	f.storage[unsentKey] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/","i":"page-1","w":["https://example.com/ 0"],"c":[["boot",{"app_id":"abc12345"}]]}]`, f.now.UnixMilli())
	f.replay()
	f.turn()
	assert.Empty(t, f.posted)
	assert.Empty(t, f.storage[unsentKey])
}
