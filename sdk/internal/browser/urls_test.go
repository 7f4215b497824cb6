//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

// startAt gives the test an entry of its own in the history, and takes its URL
// away again.
func startAt(t *testing.T) {
	t.Helper()
	pagetest.Eval(t, `history.pushState(null, '', '/start')`)
	t.Cleanup(func() { pagetest.Eval(t, `history.replaceState(null, '', '/')`) })
}

// ways are the two that WatchURL has, by whether the browser has the Navigation
// API.
var ways = map[string]func(t *testing.T){
	"navigation": func(*testing.T) {},
	"history":    withoutNavigation,
}

func withoutNavigation(t *testing.T) {
	t.Helper()
	pagetest.Replace(t, "window", "navigation", `{value: undefined}`)
}

// watch starts to watch, and returns the URLs that were told, after the turn in
// which they may be.
func watch(t *testing.T) (urls func() []string, stop func()) {
	t.Helper()
	var p Page
	var told []string
	stop = p.WatchURL(func() { told = append(told, pagetest.Get[string](t, `return location.pathname + location.hash`)) })
	t.Cleanup(stop)
	return func() []string {
		pagetest.Turns(t)
		return told
	}, stop
}

func TestWatchURLTellsOfEveryChange(t *testing.T) {
	for way, prepare := range ways {
		for name, test := range map[string]struct {
			act  string
			want []string
		}{
			"push":                  {`history.pushState({}, '', '/a')`, []string{"/a"}},
			"replace":               {`history.replaceState({}, '', '/b')`, []string{"/b"}},
			"hash":                  {`location.hash = 'c'`, []string{"/start#c"}},
			"push of the same":      {`history.pushState({}, '', '/start')`, nil},
			"replacement of state":  {`history.replaceState({a: 1}, '')`, nil},
			"away and back at once": {`history.replaceState({}, '', '/x'); history.replaceState({}, '', '/start')`, nil},
			"a function kept":       {`const push = history.pushState; push.call(history, {}, '', '/k')`, []string{"/k"}},
		} {
			if way == "navigation" && name == "away and back at once" {
				test.want = []string{"/x", "/start"} // it tells in the same turn
			}
			t.Run(way+" "+name, func(t *testing.T) {
				startAt(t)
				prepare(t)
				urls, _ := watch(t)
				pagetest.Eval(t, test.act)
				assert.Equal(t, test.want, urls())
			})
		}
	}
}

func TestWatchURLTellsOfTheWayBack(t *testing.T) {
	for way, prepare := range ways {
		t.Run(way, func(t *testing.T) {
			startAt(t)
			prepare(t)
			pagetest.Eval(t, `history.pushState(null, '', '/next')`)
			urls, _ := watch(t)
			for _, step := range []struct{ act, want string }{{"back", "/start"}, {"forward", "/next"}} {
				pagetest.Eval(t, `history[a]()`, step.act)
				pagetest.Wait(t, step.act, func() bool {
					return pagetest.Get[string](t, `return location.pathname`) == step.want
				})
			}
			assert.Equal(t, []string{"/start", "/next"}, urls())
		})
	}
}

func TestWatchURLStops(t *testing.T) {
	for way, prepare := range ways {
		t.Run(way, func(t *testing.T) {
			startAt(t)
			prepare(t)
			held := pagetest.NewHeld(t)
			urls, stop := watch(t)
			pagetest.Eval(t, `history.pushState(null, '', '/told')`)
			assert.Equal(t, []string{"/told"}, urls())
			pagetest.Eval(t, `history.pushState(null, '', '/pending')`)
			told := len(urls())

			pagetest.Eval(t, `history.pushState`)
			stop()
			stop()
			pagetest.Eval(t, `history.pushState(null, '', '/untold'); history.replaceState(null, '', '/untold2'); location.hash = 'untold'`)
			assert.Len(t, urls(), told)
			assert.Empty(t, held.Listeners())
			assert.Empty(t, held.Timers())
			assert.Empty(t, pagetest.Get[[]string](t, `return Object.getOwnPropertyNames(history)`))
		})
	}
}

func TestWatchURLLeavesThePageItsFunctions(t *testing.T) {
	for way, prepare := range ways {
		t.Run(way, func(t *testing.T) {
			startAt(t)
			prepare(t)
			before := pagetest.Eval(t, `return [history.pushState, history.replaceState]`)
			const same = `return history.pushState === a[0] && history.replaceState === a[1]`
			_, stop := watch(t)
			assert.True(t, pagetest.Get[bool](t, same, before))
			assert.True(t, pagetest.Get[bool](t, `return 'pushState' in history && History.prototype.pushState === a[0]`, before))
			stop()
			assert.True(t, pagetest.Get[bool](t, same, before))
		})
	}
}

func TestWatchURLLetsExceptionsReachThePage(t *testing.T) {
	for way, prepare := range ways {
		t.Run(way, func(t *testing.T) {
			startAt(t)
			prepare(t)
			urls, _ := watch(t)
			name := pagetest.Get[string](t, `
				try { history.pushState(null, '', 'https://elsewhere.example/') } catch (e) { return e.name }
			`)
			assert.Equal(t, "SecurityError", name)
			assert.Empty(t, urls())
		})
	}
}
