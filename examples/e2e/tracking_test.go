package e2e

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestURLChangesAreNoticedBesideOthersThatPatchHistory(t *testing.T) {
	t.Parallel()
	for name, before := range map[string]string{
		"with the Navigation API": ``,
		"without it":              `Object.defineProperty(window, 'navigation', {value: undefined});`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.Before(before + `
				window.patched = [];
				window.patch = who => {
					const original = history.pushState;
					history.pushState = function (...args) { patched.push(who); return original.apply(this, args); };
				};`)
			w.File("/start", page(documented, `patch('early'); Intercom('boot', {app_id: 'abc12345', track_url_changes: true});`))
			w.Open(w.Origin + "/start")
			w.UntilPings(1)
			w.Do(`patch('late'); history.pushState({}, '', '/one')`)
			w.UntilPings(2)
			w.Do(`history.replaceState({}, '', '/two')`)
			w.UntilPings(3)
			w.Do(`location.hash = 'three'`)
			w.UntilPings(4)
			w.Do(`history.back()`)
			w.UntilPings(5)
			w.Do(`history.pushState({same: 'URL'}, '')`)
			w.Do(`Intercom('update', {track_url_changes: false}); history.pushState({}, '', '/unnoticed'); history.pushState({}, '', '/back-on')`)
			w.Do(`Intercom('update', {track_url_changes: true})`)
			w.UntilPings(6)
			w.Do(`history.pushState({}, '', '/four')`)
			w.UntilPings(7)
			w.Do(`Intercom('shutdown'); history.pushState({}, '', '/after')`)

			var want []string
			for _, path := range []string{"/start", "/one", "/two", "/two#three", "/two", "/back-on", "/four"} {
				want = append(want, w.Origin+path)
			}
			assert.Equal(t, want, w.PageViews())
			assert.Equal(t, 6, rig.Get[int](w.Tab, `patched.filter(who => who === 'early').length`), "every push went through")
			assert.Equal(t, 6, rig.Get[int](w.Tab, `patched.filter(who => who === 'late').length`), "both patches")
			assert.Empty(t, w.Console.Trouble())
		})
	}
}

func TestURLChangesBeyondTheQuotaAreThrottled(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', track_url_changes: true});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	for i := range 22 {
		w.Do(`history.pushState({}, '', '/page-` + strconv.Itoa(i) + `')`)
		if i < 20 {
			w.UntilPings(2 + i)
		}
	}
	rig.Until(t, "the throttle", func() bool { return len(w.Console.Said("error", "rate_limited_update")) == 2 }, w.Console.String)
	assert.Len(t, w.PageViews(), 21)
}
