//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

// Other scripts of the page patch history too, before us and after us. Each of
// these ways replaces pushState by a function that counts and goes on.
var patches = map[string]string{
	"assignment": `history.pushState = patch(history.pushState)`,
	"definition": `Object.defineProperty(history, 'pushState', {value: patch(history.pushState), configurable: true, writable: true})`,
	"prototype":  `History.prototype.pushState = patch(History.prototype.pushState)`,
}

// patchHistory runs a patch, and returns how often it was called and whether it
// is what a call meets.
func patchHistory(t *testing.T, code string) (calls func() int, present func() bool) {
	t.Helper()
	state := pagetest.Eval(t, `return {calls: 0}`)
	pagetest.Eval(t, `
		const patch = next => a.patched = function (...args) { a.calls++; return next.apply(this, args) };
	`+code, state)
	return func() int { return pagetest.Get[int](t, `return a.calls`, state) },
		func() bool { return pagetest.Get[bool](t, `return history.pushState === a.patched`, state) }
}

func TestWatchURLKeepsPatchesFromBeforeIt(t *testing.T) {
	for name, code := range patches {
		t.Run(name, func(t *testing.T) { keepsPatch(t, code, true) })
	}
}

func TestWatchURLKeepsPatchesFromAfterIt(t *testing.T) {
	for name, code := range patches {
		t.Run(name, func(t *testing.T) { keepsPatch(t, code, false) })
	}
}

func keepsPatch(t *testing.T, code string, before bool) {
	t.Helper()
	startAt(t)
	withoutNavigation(t)
	pagetest.Restore(t, "history", "pushState")
	pagetest.Restore(t, "History.prototype", "pushState")
	var calls func() int
	var present func() bool
	if before {
		calls, present = patchHistory(t, code)
	}
	urls, stop := watch(t)
	if !before {
		calls, present = patchHistory(t, code)
	}
	assert.True(t, present())
	pagetest.Eval(t, `history.pushState(null, '', '/patched')`)
	assert.Equal(t, 1, calls())
	told := urls()

	stop()
	assert.True(t, present(), "it stays when the watch ends")
	pagetest.Eval(t, `history.pushState(null, '', '/after')`)
	assert.Equal(t, 2, calls())
	assert.Len(t, urls(), len(told))
	assert.Equal(t, "undefined", pagetest.Get[string](t, `
		return typeof (Object.getOwnPropertyDescriptor(history, 'pushState') || {}).get
	`), "nothing of ours is left")
}

func TestWatchURLHearsThroughPatches(t *testing.T) {
	for _, before := range []bool{true, false} {
		for name, code := range patches {
			if !before && name == "definition" {
				continue // it takes the place of what hears
			}
			t.Run(name, func(t *testing.T) {
				startAt(t)
				withoutNavigation(t)
				pagetest.Restore(t, "history", "pushState")
				pagetest.Restore(t, "History.prototype", "pushState")
				if before {
					patchHistory(t, code)
				}
				urls, _ := watch(t)
				if !before {
					patchHistory(t, code)
				}
				pagetest.Eval(t, `history.pushState(null, '', '/patched')`)
				assert.Equal(t, []string{"/patched"}, urls())
			})
		}
	}
}
