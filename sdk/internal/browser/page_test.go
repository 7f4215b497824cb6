//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

func TestHereIsWhereThePageIsNow(t *testing.T) {
	startAt(t)
	var p Page
	pagetest.Replace(t, "document", "title", `{value: 'Prices'}`)
	pagetest.Replace(t, "document", "referrer", `{value: 'https://search.example/'}`)
	pagetest.Eval(t, `history.replaceState(null, '', '/prices?plan=ü#top')`)
	here := p.Here()
	assert.Equal(t, p.Origin()+"/prices?plan=%C3%BC#top", here.URL)
	assert.Equal(t, "Prices", here.Title)
	assert.Equal(t, "https://search.example/", here.Referrer)
	assert.Regexp(t, `^http://127\.0\.0\.1:\d+$`, p.Origin())
}

func TestPlatformIsTheBrowsersOwnWord(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36":                                     "web",
		"Mozilla/5.0 (Linux; Android 10; K) Chrome/140.0 Mobile Safari/537.36":                           "mobile_web",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1": "mobile_web",
		"": "web",
	} {
		t.Run(agent, func(t *testing.T) {
			pagetest.Replace(t, "navigator", "userAgent", `{value: a}`, agent)
			assert.Equal(t, want, (&Page{}).Platform())
		})
	}
}

func TestNewIDIsARandomUUID(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		id := (&Page{}).NewID()
		assert.Regexp(t, `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, id)
		seen[id] = true
	}
	assert.Len(t, seen, 200)
}

func TestNewIDNeedsNoSecureContext(t *testing.T) {
	pagetest.Replace(t, "crypto", "randomUUID", `{value: undefined}`)
	assert.NotEqual(t, (&Page{}).NewID(), (&Page{}).NewID())
}

func TestRandomIsAFraction(t *testing.T) {
	var p Page
	a, b := p.Random(), p.Random()
	assert.GreaterOrEqual(t, a, 0.0)
	assert.Less(t, a, 1.0)
	assert.NotEqual(t, a, b)
}

func TestWatchTellsWhatBecomesOfThePage(t *testing.T) {
	for name, test := range map[string]struct{ event, want string }{
		"left":              {`window.dispatchEvent(new PageTransitionEvent('pagehide'))`, "leave"},
		"left for a while":  {`window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))`, "leave"},
		"shown first":       {`window.dispatchEvent(new PageTransitionEvent('pageshow'))`, ""},
		"back":              {`window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))`, "back"},
		"no transition":     {`window.dispatchEvent(new Event('pageshow'))`, ""},
		"network back":      {`window.dispatchEvent(new Event('online'))`, "online"},
		"network gone":      {`window.dispatchEvent(new Event('offline'))`, "offline"},
		"seen":              {`document.dispatchEvent(new Event('visibilitychange'))`, "visible"},
		"hidden":            {`Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true}); document.dispatchEvent(new Event('visibilitychange'))`, "hidden"},
		"focus, not a view": {`window.dispatchEvent(new Event('focus'))`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			pagetest.Restore(t, "document", "visibilityState")
			held := pagetest.NewHeld(t)
			var p Page
			told := ""
			tell := func(what string) func() { return func() { told += what } }
			p.Watch(tell("leave"), tell("back"), tell("online"), tell("offline"), tell("visible"), tell("hidden"))
			pagetest.Eval(t, test.event)
			assert.Equal(t, test.want, told)

			p.Release()
			pagetest.Eval(t, test.event)
			assert.Equal(t, test.want, told, "after release nothing is told")
			assert.Empty(t, held.Listeners())
		})
	}
}

func TestVisibleIsTheDocumentsWord(t *testing.T) {
	for state, want := range map[string]bool{"visible": true, "hidden": false, "prerender": true} {
		t.Run(state, func(t *testing.T) {
			pagetest.Replace(t, "document", "visibilityState", `{value: a}`, state)
			assert.Equal(t, want, (&Page{}).Visible())
		})
	}
}
