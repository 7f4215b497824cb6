package e2e

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// Whatever of the page's own throws or gives nonsense for a while, calls do not throw
// then, and work afterwards.
func TestWhatAPageReplacesForAWhileCostsItNothing(t *testing.T) {
	inTwoTabs(t, func(t *testing.T, tab int) {
		w := hookedWorld(t)
		w.File("/start", page(documented, bootUser+`Intercom('ready', () => { window.live = true; });`))
		w.Open(w.Origin + "/start")
		w.Until(`window.live`)
		for i := tab; i < len(hooks); i += 2 {
			for j, how := range hows {
				name, said := hooks[i].name+" "+how.name, len(w.Console.All())
				threw := rig.Get[[]string](w.Tab, put(hooks[i], how.script)+callAll)
				w.Do(`unhook()`)
				assert.Empty(t, threw, name)
				assert.Equal(t, "u-1", w.Pulse().User, name)
				assertWorks(t, w, name, 10*i+j)
				for _, m := range w.Console.All()[said:] {
					assert.NotEqual(t, "exception", m.Level, "%s: %s", name, m.Text)
					assert.NotContains(t, m.Text, "fault of its own", name)
				}
				require.False(t, t.Failed())
			}
		}
	})
}

// Where it is so from the beginning, the page is none the worse for it, and once all is
// as it was, calls work or go on queueing.
func TestWhatAPageReplacedBeforeTheLoaderCame(t *testing.T) {
	inTwoTabs(t, func(t *testing.T, tab int) {
		w := hookedWorld(t)
		for i := tab; i < len(hooks); i += 2 {
			how := hows[i/2%len(hows)]
			name := hooks[i].name + " " + how.name
			w.File("/start", page(put(hooks[i], how.script), documented, bootUser))
			w.Open(w.Origin + "/start")
			w.Do(`(async () => { for (let n = 0; n < 20; n++) await tick(); window.waited = true; })()`)
			w.Until(`window.waited`)
			assert.Empty(t, rig.Get[[]string](w.Tab, callAll), name)
			w.Do(`unhook()`)
			p := w.Pulse()
			assert.Greater(t, p.Ticks, 0, name)
			if hooks[i].early {
				assert.Empty(t, rig.Get[[]string](w.Tab, callAll), name)
			} else {
				w.Do(`Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'})`)
				assertWorks(t, w, name, i)
			}
			require.False(t, t.Failed())
		}
	})
}

// What a Go program stands on can take it down, but not the page with it: it goes on,
// and calls are queued.
func TestWhatTheProgramStandsOnTakesThePageNotDown(t *testing.T) {
	t.Parallel()
	for _, h := range standsOn {
		t.Run(h.name, func(t *testing.T) {
			w := hookedWorld(t)
			w.File("/start", page(documented, bootUser+`Intercom('ready', () => { window.live = true; });`))
			w.Open(w.Origin + "/start")
			w.Until(`window.live`)
			rig.Get[[]string](w.Tab, put(h, hows[0].script)+callAll) // these may throw
			w.Do(`unhook()`)
			assert.Empty(t, rig.Get[[]string](w.Tab, callAll))
			before := w.Pulse()
			after := w.Pulse()
			assert.Greater(t, after.Ticks, before.Ticks)
			w.Reload()
			w.Until(`window.live`)
			assertWorks(t, w, h.name, 1)
		})
	}
}

func hookedWorld(t *testing.T) *rig.World {
	t.Helper()
	w := rig.New(t)
	w.HoldClock()
	w.WatchPulse()
	w.Before(hooking)
	return w
}

// assertWorks says that what the page says now is stored, n being another number each
// time.
func assertWorks(t *testing.T, w *rig.World, name string, n int) {
	t.Helper()
	w.Do(fmt.Sprintf(`Intercom('boot', {app_id: 'abc12345', after: %d})`, n))
	w.UntilStored("what is said after "+name, func() bool {
		w.Advance(time.Minute)
		return rig.Query[int](w.Backend, `SELECT count(*) FROM contacts WHERE user_id = 'u-1' AND custom_attributes ->> 'after' = ?`, n)[0] == 1
	})
}

// inTwoTabs runs f twice at once, with 0 and 1.
func inTwoTabs(t *testing.T, f func(t *testing.T, tab int)) {
	t.Helper()
	for tab := range 2 {
		t.Run("tab "+strconv.Itoa(tab+1), func(t *testing.T) {
			t.Parallel()
			f(t, tab)
		})
	}
}
