package sdk

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stored is all that the browser keeps under keys that begin so.
func (f *fake) stored(prefix string) (texts []string) {
	for _, key := range f.Keys(prefix) {
		texts = append(texts, f.storage[key])
	}
	return texts
}

// rest answers everything until nothing comes any more, and returns it by what it
// says: pings by their data, events by their name.
func (f *fake) rest() (said []string) {
	f.drain(func(p *posted) {
		for _, m := range p.UserData {
			if m.Key != "anonymous_id" {
				said = append(said, m.Key+"="+string(wire.AppendJSON(nil, m.Value)))
			}
		}
		for _, e := range p.Events {
			said = append(said, "event "+e.Name)
		}
	})
	return said
}

// drain answers everything until nothing comes any more.
func (f *fake) drain(each func(*posted)) {
	for {
		if len(f.open()) == 0 {
			f.gathered()
		}
		if len(f.open()) == 0 {
			return
		}
		each(f.answer(200, visitor))
	}
}

func TestCallsAreStoredBeforeTheirTurnIsOver(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	require.NoError(t, f.TrackEvent("ordered", map[string]any{"sum": 5}))
	assert.Empty(t, f.stored(noteKey))
	f.endTurn()
	notes := f.stored(noteKey)
	require.Len(t, notes, 1, "all calls of a turn together")
	assert.Contains(t, notes[0], `["https://example.com/","update",{"plan":"pro"}],["https://example.com/","trackEvent","ordered",{"sum":5}]`)
	f.turn()
	assert.Empty(t, f.stored(noteKey), "they are in the queue")
	assert.Len(t, f.stored("intercom.out."), 2)
	assert.Equal(t, []string{`plan="pro"`, "event ordered"}, f.rest())
	assert.Empty(t, f.stored("intercom.out."))
}

func TestWhatAPageDidNotLiveToQueueTheNextOneSends(t *testing.T) {
	f := newFake(t)
	f.live(`{"user":{"id":"c1","role":"user_role"},"anonymous_session":"s1"}`)
	id := f.cookies["intercom-id-abc12345"]
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	require.NoError(t, f.TrackEvent("ordered", nil))
	f.endTurn()
	noted := f.stored(noteKey)
	f.url = "https://example.com/next"
	f.now = f.now.Add(time.Minute)

	f.load() // the tab has crashed
	f.gathered()
	ping := f.answer(200, visitor)
	assert.Equal(t, "pro", ping.value("plan"), noted)
	assert.Equal(t, id, ping.value("anonymous_id"))
	assert.Equal(t, "s1", ping.Session)
	assert.Equal(t, "https://example.com/", ping.URL)
	event := f.answer(200, `{}`)
	assert.Equal(t, "ordered", event.Events[0].Name)
	assert.Equal(t, f.now.Add(-time.Minute-time.Second).Unix(), event.Events[0].CreatedAt, "when it happened")
	assert.Empty(t, f.rest())
	assert.Empty(t, f.stored("intercom."+noteKey))
	assert.Empty(t, f.stored("intercom.out."))
	f.quiet()
}

func TestABootWhosePageCrashesInItsTurnIsAPageView(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Shutdown()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42", Attributes: map[string]any{"plan": "pro"}}))
	f.Client.keep() // the end of the turn, and of the page
	f.load()
	f.gathered()
	ping := f.answer(200, visitor)
	assert.Equal(t, "42", ping.value("user_id"))
	assert.Equal(t, "pro", ping.value("plan"))
	assert.Equal(t, "https://example.com/", ping.URL)
	assert.Positive(t, ping.PageView)
	assert.Empty(t, f.rest())
}

func TestNotesAreReadInTheOrderInWhichTheyWereMade(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	for i, end := range []string{"queue", "0g0", "0", "2g1", "2", "9", "10g2", "10g10", "10"} {
		f.storage[noteKey+"abc12345.tab."+end] = fmt.Sprintf("%02d", i)
	}
	var got []string
	for _, key := range f.notesOf("tab") {
		got = append(got, f.storage[key])
	}
	assert.True(t, slices.IsSorted(got), got)
}

func TestAnEventHasOneNameHoweverItGetsThrough(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.TrackEvent("ordered", nil))
	f.endTurn()
	note := f.Keys(noteKey)[0]
	text := f.storage[note]
	f.gathered()
	id := f.answer(200, `{}`).Events[0].ID
	f.storage[note] = text // as if the page had crashed in between
	f.load()
	f.gathered()
	assert.Equal(t, id, f.answer(200, `{}`).Events[0].ID, "the backend takes it once")
}

func TestTheNotesOfAPageThatLivesAreItsOwn(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	f.endTurn()
	other := f.sibling()
	other.gathered()
	assert.Empty(t, other.posted)
	assert.Len(t, f.stored(noteKey), 1)
}

func TestWhatIsNobodysIsNotNoted(t *testing.T) {
	for name, call := range map[string]func(f *fake){
		"before a boot":        func(f *fake) { f.Update(Settings{Name: "Ada"}) },
		"after a logout":       func(f *fake) { f.live(visitor); f.Shutdown(); f.Update(Settings{Name: "Ada"}) },
		"as a person by id":    func(f *fake) { f.live(visitor); f.Update(Settings{UserID: "42"}) },
		"as a person by email": func(f *fake) { f.live(visitor); f.Update(Settings{Email: "ada@example.com"}) },
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			call(f)
			f.endTurn()
			assert.Empty(t, f.stored(noteKey))
		})
	}
}

func TestWhatCouldNotBeReadIsNotNotedAsUnknown(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.invoke("update", []any{wire.Object{{Key: "plan", Value: settings.Refused("is a function")}, {Key: "seats", Value: 2.0}}})
	f.endTurn()
	assert.Contains(t, f.stored(noteKey)[0], `"update",{"seats":2}]`)
}

func TestNotesOfTheDoorAreMadeAndForgotten(t *testing.T) {
	f := newFake(t)
	var key, head string
	f.onHead = func(k, h string) { key, head = k, h }
	f.live(visitor)
	require.True(t, strings.HasPrefix(key, noteKey+"abc12345."), key)
	f.storage[key+"7"] = head + `0,"c":[]}`
	notes := []string{`7[["https://example.com/","update",{"plan":"pro"}]]`, `8[["https://example.com/","trackEvent","ordered"]]`, "nonsense", "9[nonsense"}
	f.door = func() (note string) {
		if len(notes) > 0 {
			note, notes = notes[0], notes[1:]
		}
		return note
	}
	f.gather()
	f.begin(f.machine.Tick)
	assert.NotContains(t, f.storage, key+"7")
	assert.Equal(t, []string{`plan="pro"`, "event ordered"}, f.rest())
	f.Shutdown()
	assert.Empty(t, key+head, "what comes now is nobody's")
}

func TestWhatTheDoorNotedComesBehindTheStubsQueue(t *testing.T) {
	f := newFake(t)
	notes := []string{`0[["https://example.com/","update",{"plan":"pro"}]]`}
	f.door = func() (note string) {
		if len(notes) > 0 {
			note, notes = notes[0], notes[1:]
		}
		return note
	}
	f.stubbed = []queued{
		{method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}}}},
		{method: "update", args: []any{wire.Object{{Key: "plan", Value: "free"}}}},
	}
	f.later(nil)
	f.turn()
	assert.Equal(t, "pro", f.answer(200, visitor).value("plan"), "it was said last")
}

func TestWhatIsSaidBeforeEarlierNotesAreReadIsSent(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	require.NoError(t, f.TrackEvent("earlier", nil))
	f.endTurn()
	f.load()
	f.waiting++ // the lock of the earlier page's name is asked for, and not there yet
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	require.NoError(t, f.TrackEvent("ordered", nil))
	f.gathered()
	assert.Empty(t, f.open(), "earlier pages come first, and nobody asks for them again and again")
	f.waiting--
	f.begin(nil)
	said := f.rest()
	assert.Contains(t, said, "event earlier")
	assert.Contains(t, said, "event ordered")
}

func TestWhatACrashedPageSaidComesBeforeWhatLaterOnesCouldNot(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Update(Settings{Attributes: map[string]any{"plan": "free"}})
	f.endTurn()
	f.storage[unsentKey] = fmt.Sprintf(`[{"t":%d,"u":"https://example.com/","i":"p-1","w":[],"c":[["boot",{"app_id":"abc12345","plan":"pro"}]]}]`, f.now.UnixMilli())
	f.load()
	f.unsent = true // as where the loader is
	f.later(nil)
	f.gathered()
	var plans []any
	for len(f.open()) > 0 {
		plans = append(plans, f.answer(200, visitor).value("plan"))
	}
	assert.Equal(t, []any{"free", "pro"}, plans)
}

func TestANoteThatSaysNothingIsThrownAway(t *testing.T) {
	f := newFake(t)
	for _, text := range []string{"x", "{}", `{"h":{}}`, `{"h":{"f":{}},"c":[[],[1],5,["u","nonsense"],["u","trackEvent"]]}`} {
		f.storage[noteKey+"abc12345.tab.1"] = text
		f.load()
		f.gathered()
		assert.Empty(t, f.stored(noteKey), text)
	}
}

func TestAFullStorageIsSaidOnceAndCostsNothing(t *testing.T) {
	f := newFake(t)
	f.full = true
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	f.Update(Settings{Name: "Ada"})
	f.turn()
	f.answer(200, visitor)
	require.NoError(t, f.TrackEvent("e", nil))
	assert.Equal(t, []string{"event e"}, f.rest())
	got := f.complaints()
	require.Len(t, got, 1)
	assert.Contains(t, got[0], "storage")
}

// The calls of one page are in two records: what was there when the program began, and
// what waited for whose the cookies are.
func TestWhatAPageLeftInTwoRecordsIsOnePages(t *testing.T) {
	f := newFake(t)
	f.cookies["intercom-id-abc12345"] = "found"
	f.pageLoad = "page-1"
	at := func() string { f.now = f.now.Add(time.Millisecond); return fmt.Sprint(" ", f.now.UnixMilli()) }
	f.stubbed = []queued{
		{made: "https://example.com/ 0" + at(), method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}}}},
		{made: "https://example.com/a 1" + at(), method: "update", args: []any{wire.Object{{Key: "seats", Value: 1.0}}}},
		{made: "https://example.com/a 2" + at(), method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "user_id", Value: "42"}}}},
		{made: "https://example.com/a 3" + at(), method: "trackEvent", args: []any{"ordered"}},
	}
	f.keepQueue(f.stubbed)
	f.gather()
	f.turn()
	require.True(t, f.machine.Holding())
	f.url = "https://example.com/b"
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	f.turn()
	require.Len(t, f.stored(recordsKey), 3)

	f.load() // the tab has crashed
	f.turn()
	views, events := map[string]string{}, 0
	f.drain(func(p *posted) {
		events += len(p.Events)
		assert.Equal(t, "page-1", p.PageLoadID)
		if p.PageView > 0 {
			n := fmt.Sprint(p.PageView)
			assert.Contains(t, []string{"", p.URL}, views[n], "number %s", n)
			views[n] = p.URL
		}
	})
	assert.Equal(t, map[string]string{"1": "https://example.com/", "2": "https://example.com/a", "3": "https://example.com/b"}, views)
	assert.Equal(t, 1, events)
}

func TestTheQueueOfAPageThatCrashedIsMadeUpFor(t *testing.T) {
	f := newFake(t)
	f.keepQueue([]queued{
		{made: "https://example.com/first 0", method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "user_id", Value: "42"}}}},
		{method: "ready", args: []any{func(...any) {}}},
		{made: f.url + " 1", method: "update", args: []any{wire.Object{{Key: "plan", Value: "pro"}, {Key: "bad", Value: settings.Refused("is a function")}}}},
	})
	require.Len(t, f.stored(noteKey), 1)
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	first, second, third := f.answer(200, visitor), f.answer(200, visitor), f.answer(200, visitor)
	assert.Equal(t, "https://example.com/first", first.URL)
	assert.Equal(t, "pro", second.value("plan"))
	assert.Nil(t, second.value("bad"))
	assert.NotEqual(t, second.PageLoadID, third.PageLoadID)
	assert.Empty(t, f.stored(noteKey))
	f.quiet()
}

func TestNotesWithAnOldHeadNumberTheirPageViewsOn(t *testing.T) {
	f := newFake(t)
	for i, path := range []string{"a", "b", "c"} {
		f.storage[fmt.Sprintf("%sabc12345.dead.%d", noteKey, i)] = fmt.Sprintf(`{"h":{"b":"https://origin.example","s":"s1","w":"w",
			"f":{"app_id":"abc12345","referer":"https://example.com/","page_view":"1","user_data":{"anonymous_id":"a-1"}}},"t":%d,"c":[["https://example.com/%s","update"]]}`,
			f.now.UnixMilli(), path)
	}
	f.load()
	f.turn()
	views := map[string]int{}
	for len(f.open()) > 0 {
		p := f.answer(200, visitor)
		views[p.URL] = p.PageView
	}
	assert.Equal(t, map[string]int{"https://example.com/a": 2, "https://example.com/b": 3, "https://example.com/c": 4}, views)
	assert.Empty(t, f.stored(noteKey))
}

func TestTheStubsCallsWaitForThoseOfEarlierPages(t *testing.T) {
	f := newFake(t)
	f.waiting = 1
	f.stubbed = []queued{{method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}}}}}
	f.turn()
	assert.False(t, f.Booted())
	f.waiting = 0
	f.gatherBehind()
	f.turn()
	assert.True(t, f.Booted())
	assert.Empty(t, f.stubbed)
}

func TestWhatWaitsForThoseOfEarlierPagesIsKeptMeanwhile(t *testing.T) {
	for name, meanwhile := range map[string]func(f *fake){
		"nothing": func(f *fake) { f.begin(nil) },
		"an earlier page booted": func(f *fake) {
			f.crashed(time.Second, `[["boot",{"app_id":"abc12345","user_id":"42"}]]`)
			f.takeNotes("dead", f.now)
			f.turn()
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.waiting = 1
			f.stubbed = []queued{
				{method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "user_id", Value: "43"}}}},
				{method: "trackEvent", args: []any{"of the queue"}},
			}
			f.keepQueue(f.stubbed)
			meanwhile(f)
			f.storage[f.headKey+"0"] = f.head + fmt.Sprint(f.now.UnixMilli()) + `,"c":[["https://example.com/","trackEvent","of the door"]]}` // as the loader's door does
			f.load()                                                                                                                          // the tab has crashed
			f.gathered()
			whose := map[string]any{}
			f.drain(func(p *posted) {
				for _, e := range p.Events {
					whose[e.Name] = p.value("user_id")
				}
			})
			assert.Equal(t, map[string]any{"of the queue": "43", "of the door": "43"}, whose)
			assert.Empty(t, f.stored(noteKey))
		})
	}
}

func TestWhatWaitsForWhoseTheCookiesAreOutlivesItsPage(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	delete(f.storage, "intercom.abc12345") // as on another subdomain
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	require.NoError(t, f.TrackEvent("ordered", nil))
	f.gathered()
	require.Len(t, f.open(), 1)
	assert.Nil(t, f.open()[0].value("user_id"), "whose are they?")
	assert.NotEmpty(t, f.stored(noteKey))

	f.load() // before there was an answer
	f.gathered()
	said := f.rest()
	assert.Contains(t, said, `user_id="42"`)
	assert.Contains(t, said, `plan="pro"`)
	assert.Contains(t, said, "event ordered")
	assert.Empty(t, f.stored(noteKey))
}

func TestWhatIsHeldIsNotNotedAsTheVisitors(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	delete(f.storage, "intercom.abc12345")
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345"}))
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"})) // over cookies that may be anybody's
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	f.Client.keep() // the end of the turn, and of the page
	for _, note := range f.stored(noteKey) {
		assert.False(t, strings.Contains(note, "pro") && strings.Contains(note, `"h":`), note)
	}
}

func TestWhatIsSaidWhileTheQueueIsServedIsWhoseItEndsWith(t *testing.T) {
	f := newFake(t)
	boot := func(user string) queued {
		return queued{method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "user_id", Value: user}}}}
	}
	var heads []string
	f.onHead = func(_, head string) { heads = append(heads, head) }
	f.stubbed = []queued{boot("42"), {method: "shutdown"}, boot("43")}
	f.keepQueue(f.stubbed)
	f.gather()
	f.turn()
	require.NotEmpty(t, heads)
	for _, head := range heads[:len(heads)-1] {
		assert.NotContains(t, head, `"h":`, "whose it is, is not known yet")
	}
	assert.Contains(t, heads[len(heads)-1], `"43"`)
}

func TestWhatIsSaidWhileTheQueueIsServedIsMadeBehindIt(t *testing.T) {
	f := newFake(t)
	f.keepQueue([]queued{{method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "user_id", Value: "42"}}}}})
	f.storage[f.headKey+"0"] = f.head + fmt.Sprint(f.now.UnixMilli()) + `,"c":[["https://example.com/","trackEvent","ordered"]]}` // as the loader's door does
	f.load()
	f.gathered()
	assert.Contains(t, f.rest(), "event ordered")
	assert.Empty(t, f.stored(noteKey))
}

func TestANoteWithAHeadFromBeforeTheFirstPageViewComesBehindThat(t *testing.T) {
	f := newFake(t)
	var key, first string
	f.onHead = func(k, head string) {
		if key == "" && strings.Contains(head, `"h":`) {
			key, first = k, head
		}
	}
	f.pageLoad = "page-1"
	f.stubbed = []queued{{made: "https://example.com/ 0", method: "boot", args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}}}}}
	f.keepQueue(f.stubbed)
	f.gather()
	f.settle() // somebody wants to know something in the very turn
	f.known()
	require.NotContains(t, first, `"page_view":"1"`)
	f.turn()
	f.storage[key+"0"] = fmt.Sprint(first, f.now.UnixMilli(), `,"c":[["https://example.com/a","update",{}]]}`)
	f.load() // the tab has crashed
	f.turn()
	views := map[string]string{}
	f.drain(func(p *posted) {
		if n := fmt.Sprint(p.PageView); p.PageView > 0 {
			assert.Contains(t, []string{"", p.URL}, views[n], "number %s", n)
			views[n] = p.URL
		}
	})
	assert.Equal(t, map[string]string{"1": "https://example.com/", "2": "https://example.com/a"}, views)
}

func TestWhatIsHeldIsNotedInItsTurn(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	delete(f.storage, "intercom.abc12345")
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.gathered()
	require.NoError(t, f.TrackEvent("first", nil))
	f.gathered()
	require.NoError(t, f.TrackEvent("last", nil))
	f.Client.keep() // the end of the turn, and of the page
	f.load()
	f.gathered()
	events := 0
	for _, said := range f.rest() {
		switch said {
		case "event first", "event last":
			events++
		}
	}
	assert.Equal(t, 2, events, "each once")
	assert.Empty(t, f.stored(noteKey))
}

func TestWhatIsHeldOfSeveralURLsIsRecalledInItsOrder(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	delete(f.storage, "intercom.abc12345")
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42", Attributes: map[string]any{"track_url_changes": true}}))
	f.turn()
	for _, path := range []string{"a", "b"} {
		f.url = "https://example.com/" + path
		f.watching()
		f.turn()
	}
	f.Update(Settings{Attributes: map[string]any{"plan": "pro"}})
	f.turn()
	f.load() // the tab has crashed
	f.gathered()
	views := map[int]string{}
	f.drain(func(p *posted) {
		if strings.HasSuffix(p.url, "/ping") && p.value("user_id") != nil {
			views[p.PageView] = p.URL
		}
	})
	assert.Equal(t, map[int]string{1: "https://example.com/", 2: "https://example.com/a", 3: "https://example.com/b"}, views)
	assert.Empty(t, f.stored(noteKey))
}

func TestASecondBootOfTheSamePersonLosesNothingThatIsHeld(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	delete(f.storage, "intercom.abc12345")
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42", Attributes: map[string]any{"plan": "pro"}}))
	f.gathered()
	require.NoError(t, f.TrackEvent("first", nil))
	f.gathered()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.gathered()
	f.load() // the tab has crashed
	f.gathered()
	said := f.rest()
	assert.Contains(t, said, "event first")
	assert.Contains(t, said, `plan="pro"`)
	assert.Empty(t, f.stored(noteKey))
}

func TestWhatIsSaidWhileAPageIsBootedByItsSettingsIsNoted(t *testing.T) {
	f := newFake(t)
	f.settings = wire.Object{{Key: "app_id", Value: "abc12345"}}
	var heads []string
	f.onHead = func(_, head string) { heads = append(heads, head) }
	f.stubbed = []queued{{method: "boot", auto: true}, {method: "update", args: []any{wire.Object{{Key: "plan", Value: "pro"}}}}}
	f.keepQueue(f.stubbed)
	f.gather()
	f.turn()
	require.NotEmpty(t, heads)
	assert.NotContains(t, heads, "", "what the door notes then would be lost")
}

func TestWhatIsSaidWhileAnEarlierPagesCallsAreMadeIsNoted(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	var heads []string
	f.onHead = func(_, head string) { heads = append(heads, head) }
	f.crashed(time.Second, `[["boot",{"app_id":"abc12345","user_id":"42"}],["shutdown"],["boot",{"app_id":"abc12345","user_id":"43"}]]`)
	f.takeNotes("dead", f.now)
	f.turn()
	for _, head := range heads {
		assert.Contains(t, head, `"h":`, "whose it is, is known")
	}
}

func TestOnceItIsKnownWhoseTheCookiesAreNothingIsKept(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	delete(f.storage, "intercom.abc12345")
	f.load()
	require.NoError(t, f.Boot(Settings{AppID: "abc12345", UserID: "42"}))
	f.turn()
	f.answer(200, visitor)
	f.turn()
	assert.Empty(t, f.stored(noteKey))
	assert.Equal(t, "42", f.answer(200, visitor).value("user_id"))
}

func TestWhatWaitsForTheQuotaIsNotMadeAgainOfItsNotes(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	update := func(n int) { f.Update(Settings{Attributes: map[string]any{"n": n}}) }
	for n := range 20 {
		update(n)
		f.turn()
	}
	f.drain(func(*posted) {})
	for n, path := range []string{"a", "b", "b"} { // in one turn; the page crashes before it has got to the last
		f.url = "https://example.com/" + path
		update(20 + n)
	}
	require.NoError(t, f.TrackEvent("ordered", nil))
	f.endTurn()
	note := f.Keys(noteKey)[0]
	text := f.storage[note]
	out := map[string]string{}
	f.turn()
	for _, key := range f.Keys("intercom.out.") {
		out[key] = f.storage[key]
	}
	require.Len(t, out, 2)
	f.storage[note] = strings.Replace(text, `{"n":22}`, `{"n":23}`, 1)
	for key, text := range out {
		f.storage[key] = strings.Replace(strings.Replace(text, `"n":22`, `"n":21`, 1), `-2","`, `-1","`, 1)
	}
	f.load()
	views, said := map[string]bool{}, []string{}
	f.pass(time.Hour)
	f.drain(func(p *posted) {
		if strings.HasSuffix(p.url, "/ping") {
			views[fmt.Sprint(p.URL, " ", p.PageView)] = true
			said = append(said, string(wire.AppendJSON(nil, p.value("n"))))
		}
	})
	assert.Equal(t, map[string]bool{"https://example.com/b 3": true}, views)
	assert.Equal(t, []string{"23", "null"}, said, "what is outdated is left out")
	assert.Empty(t, f.stored(noteKey))
}
