package e2e

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestACallThatWaitedCountsWithItsOwnURL(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `
		for (let i = 0; i < 900; i++) Intercom('update', {['k' + i % 200]: i}); // work for several turns
		Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});
		let turns = 0; // since the function is in the stub's place
		const turn = new MessageChannel();
		turn.port1.onmessage = () => {
			if (Intercom.booted !== undefined && ++turns === 6) {
				history.pushState({}, '', '/later');
				Intercom('update', {n: 1});
			} else turn.port2.postMessage(0);
		};
		turn.port2.postMessage(0);`))
	w.Open(w.Origin + "/start")
	w.UntilStored("the update", func() bool { return len(w.Contacts(rig.AppID)) == 1 && custom(w)["n"] == 1.0 })
	assert.Equal(t, []string{w.Origin + "/start", w.Origin + "/later"}, w.PageViews())
}

// untilViewed waits until the last page view is that of a path.
func untilViewed(w *rig.World, path string) {
	w.UntilStored("the view of "+path, func() bool {
		views := w.PageViews()
		return len(views) > 0 && views[len(views)-1] == w.Origin+path
	})
}

func TestCallsKeptForTheNextPageCountWithTheirOwnURLs(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.BreakFor(func(r *rig.Request) rig.Break { return rig.Break{Drop: strings.HasSuffix(r.Path, ".wasm")} })
	w.File("/start", page(documented, `
		addEventListener('load', () => setTimeout(() => {
			history.pushState({}, '', '/second'); Intercom('update', {n: 1}); window.done = true; }, 500));
		Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.File("/next", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.Open(w.Origin + "/start")
	w.Until(`window.done`)
	w.Until(`performance.getEntriesByType('resource').some(e => e.name.endsWith('.wasm'))`)
	w.BreakFor(nil)
	w.Open(w.Origin + "/next")
	untilViewed(w, "/next")
	assert.Equal(t, []string{w.Origin + "/start", w.Origin + "/second", w.Origin + "/next"}, w.PageViews())
}

func TestWhatWaitsWhenThePageIsLeftTakesEffectInOrder(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.File("/next", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	n := atomic.Int32{}
	w.BreakFor(func(r *rig.Request) rig.Break {
		if r.Name() == "ping" && n.Add(1) <= 2 { // the one on its way, and the first of those that wait
			return rig.Break{Delay: 300 * time.Millisecond}
		}
		return rig.Break{}
	})
	rig.Get[bool](w.Tab, `(async () => {
		for (let n = 1; n <= 3; n++) { Intercom('update', {n}); await new Promise(done => setTimeout(done, 20)); }
		location.href = '/next'; return true; })()`)
	untilViewed(w, "/next")
	rig.Until(t, "the end of all that is on its way", func() bool {
		open, _ := w.InFlight()
		return open == 0
	}, w.Console.String)
	assert.Equal(t, 3.0, custom(w)["n"])
}

func TestAPageFromTheCacheThatWasReplayedCountsOnce(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	down := atomic.Bool{}
	down.Store(true)
	w.BreakFor(func(r *rig.Request) rig.Break {
		return rig.Break{Drop: down.Load() && strings.HasSuffix(r.Path, ".wasm")}
	})
	w.HoldClock()
	w.File("/start", page(documented, `addEventListener('pageshow', e => { window.fromCache = e.persisted; });
		Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'}); Intercom('trackEvent', 'once')`))
	w.File("/next", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.Open(w.Origin + "/start")
	w.Until(`performance.getEntriesByType('resource').some(e => e.name.endsWith('.wasm'))`)
	down.Store(false)
	w.Do(`location.href = '/next'`)
	w.UntilStored("both", func() bool { return len(w.PageViews()) == 2 })
	w.Do(`history.back()`)
	w.Until(`window.fromCache`)
	w.Advance(time.Minute)
	w.Until(isBooted)
	w.Do(`Intercom('trackEvent', 'back')`)
	w.UntilStored("the event", func() bool {
		return len(rig.Query[string](w.Backend, `SELECT name FROM events WHERE name = 'back'`)) == 1
	})
	assert.Equal(t, []string{w.Origin + "/start", w.Origin + "/next"}, w.PageViews())
	assert.Len(t, rig.Query[string](w.Backend, `SELECT name FROM events WHERE name = 'once'`), 1)
}

func TestAPageViewIsNotGivenToWhomTheCookiesSay(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'}); Intercom('ready', () => { window.isReady = true; })`))
	w.File("/next", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-2'});`))
	w.Open(w.Origin + "/start")
	w.Until(`window.isReady`)
	w.Until(hasSession)
	w.Do(`localStorage.removeItem('intercom.abc12345')`) // as on another subdomain
	w.Open(w.Origin + "/next")
	w.UntilStored("the second", func() bool { return len(w.Contacts(rig.AppID)) == 2 })
	assert.Equal(t, []string{w.Origin + "/start"}, rig.Query[string](w.Backend,
		`SELECT url FROM page_views JOIN contacts ON contacts.id = contact_id WHERE user_id = 'u-1'`))
}
