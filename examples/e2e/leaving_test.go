package e2e

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestWhatIsSaidWhileThePageIsLeftArrives(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, bootUser))
	w.File("/next", page())
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`Intercom('update', {plan: 'left'}); Intercom('trackEvent', 'left'); location.href = '/next';`)
	w.UntilStored("what was said last", func() bool {
		return custom(w)["plan"] == "left" && len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1
	})
	w.Until(`location.pathname === '/next'`)
	assert.Len(t, w.PageViews(), 1)
}

func TestAPageLeftBeforeTheBundleRanIsMadeUpForOnTheNext(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.BreakFor(func(r *rig.Request) rig.Break {
		if strings.HasSuffix(r.Path, ".wasm") {
			return rig.Break{Status: http.StatusServiceUnavailable}
		}
		return rig.Break{}
	})
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', plan: 'pro', seats: 1}); Intercom('trackEvent', 'left-early');`))
	w.File("/next", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', seats: 2});`))
	w.Open(w.Origin + "/start")
	w.Until(`document.readyState === 'complete' && [...document.scripts].some(s => s.src.includes('/widget/'))`)
	w.Until(`performance.getEntriesByType('resource').some(e => e.name.endsWith('.wasm'))`)
	assert.Empty(t, w.Requests())

	first := atomic.Bool{}
	w.BreakFor(func(r *rig.Request) rig.Break {
		if r.Form.Get("referer") == w.Origin+"/start" && first.CompareAndSwap(false, true) {
			return rig.Break{Status: http.StatusServiceUnavailable} // to be tried again, before anything later
		}
		return rig.Break{}
	})
	w.Open(w.Origin + "/next")
	w.UntilStored("both pages", func() bool {
		return len(w.PageViews()) == 2 && len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1
	})
	require.Len(t, w.Contacts(rig.AppID), 1)
	assert.Equal(t, map[string]any{"plan": "pro", "seats": 2.0}, custom(w), "what was said last holds")
	assert.Equal(t, []string{w.Origin + "/start", w.Origin + "/next"}, w.PageViews())
	assert.Equal(t, "u-1", rig.Get[string](w.Tab, `Intercom('whoami').user_id`))
}

func TestTwoTabsWithTwoPersonsDoNotMix(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, ``))
	w.Open(w.Origin + "/start")
	w.Until(isLive)
	w.Do(`Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'})`)
	w.UntilPings(1)
	w.Until(hasSession)

	other := w.Sibling()
	other.Open(w.Origin + "/start")
	other.Until(isLive)
	other.Do(`Intercom('boot', {app_id: 'abc12345', user_id: 'u-2'})`)
	w.UntilPings(2)
	w.UntilStored("the second person", func() bool { return len(w.Contacts(rig.AppID)) == 2 })
	other.Until(hasSession)
	second := w.Cookies()

	w.Until(`Intercom.booted === false`)
	w.Do(`Intercom('update', {plan: 'of nobody'}); Intercom('trackEvent', 'of-nobody')`)
	other.Do(`Intercom('update', {plan: 'of the second'})`)
	w.UntilPings(3)
	contacts := w.Contacts(rig.AppID)
	require.Len(t, contacts, 2)
	assert.NotContains(t, contacts[0].Custom, "plan", "the session of the first is over in every tab")
	assert.Equal(t, "of the second", contacts[1].Custom["plan"])
	assert.Equal(t, second[idCookie].Value, w.Cookies()[idCookie].Value, "the cookies are those of who came last")
	assert.Empty(t, rig.Query[string](w.Backend, `SELECT name FROM events`))

	w.Do(`Intercom('shutdown')`)
	other.Do(`Intercom('update', {plan: 'still there'})`)
	w.UntilPings(4)
	assert.Equal(t, "still there", w.Contacts(rig.AppID)[1].Custom["plan"])
}

func TestAPageThatComesBackFromTheBrowsersCacheGoesOn(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/next", page())
	w.File("/pricing", page(documented, `addEventListener('pageshow', e => { window.fromCache = e.persisted; });`+bootUser))
	w.Open(w.Origin + "/pricing")
	w.UntilCard(prices)
	untilStates(w, prices, "seen")
	w.Do(`location.href = '/next'`)
	w.Until(`location.pathname === '/next'`)
	w.Do(`history.back()`)
	w.Until(`window.fromCache === true`)

	w.UntilCard(prices)
	w.Do(`Intercom('update', {plan: 'back'})`)
	w.UntilStored("the update", func() bool { return custom(w)["plan"] == "back" })
	w.ClickCard(`.dismiss`)
	untilStates(w, prices, "dismissed", "seen")
	assert.Len(t, w.Pings(), 2)
	assert.Empty(t, w.Console.Trouble())
}

// The page in between never runs the bundle, so it is for the one that comes back to
// say what it said, and before what that says itself.
func TestAPageThatComesBackMakesUpForOneThatWasLeftEarly(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/between", page(`window.requestIdleCallback = () => {};`, documented,
		`Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', plan: 'old', seats: 1}); Intercom('trackEvent', 'left-early');`))
	w.File("/first", page(documented, `addEventListener('pageshow', e => {
		if (!e.persisted) return;
		Intercom('update', {plan: 'new'});
		window.fromCache = true;
	});`+bootUser))
	w.Open(w.Origin + "/first")
	w.UntilPings(1)
	w.Do(`location.href = '/between'`)
	w.Until(`location.pathname === '/between' && Object.hasOwn(Intercom.q, 'push')`)
	w.Do(`history.back()`)
	w.Until(`window.fromCache === true`)
	w.UntilStored("what both said", func() bool {
		c := custom(w)
		return c["seats"] == 1.0 && c["plan"] == "new" && len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1
	})
	assert.Equal(t, []string{w.Origin + "/first", w.Origin + "/between"}, w.PageViews())
	assert.Empty(t, w.Console.Trouble())
}

func TestAPageThatComesBackAfterALogoutShowsNobodysMessages(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/bye", page(documented, bootUser))
	w.File("/pricing", page(documented, `addEventListener('pageshow', e => { window.fromCache = e.persisted; });`+bootUser))
	w.Open(w.Origin + "/pricing")
	w.UntilCard(prices)
	w.Do(`location.href = '/bye'`)
	w.Until(`location.pathname === '/bye' && Intercom.booted`)
	w.Do(`Intercom('shutdown')`)
	w.Until(`!document.cookie.includes('intercom-id')`)
	w.Do(`history.back()`)
	w.Until(`window.fromCache === true`)
	w.Until(`Intercom.booted === false && !document.querySelector('iframe[name^=intercom]')`)
	assert.Nil(t, rig.Get[any](w.Tab, `Intercom('whoami')`))
	assert.Empty(t, w.Console.Trouble())
}
