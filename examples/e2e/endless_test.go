package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// A page that calls from what it is called back with, without an end, has made a
// mistake. Its other calls work all the same.
func TestCallsWithinCallsWithoutAnEndAreLeftOut(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"in ready":        `Intercom('ready', function again() { n++; Intercom('ready', again); })`,
		"in unread":       `Intercom('onUnreadCountChange', function again() { n++; Intercom('onUnreadCountChange', again); })`,
		"in its console":  `const warn = console.warn; console.warn = text => { n++; warn(text); Intercom('nonsense'); }; Intercom('nonsense'); console.warn = warn`,
		"in its settings": `Intercom('boot', {app_id: 'abc12345', get x() { n++; Intercom('boot', this); }})`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.WatchPulse()
			w.File("/start", page(`window.n = 0`, documented, bootUser+`Intercom('ready', () => { window.live = true; });`))
			w.Open(w.Origin + "/start")
			w.Until(`window.live`)
			w.Do(script)
			assert.GreaterOrEqual(t, rig.Get[int](w.Tab, `n`), 20)
			assert.Equal(t, "u-1", w.Pulse().User)
			w.Do(`Intercom('boot', {app_id: 'abc12345', after: true})`)
			w.UntilStored("the next call", func() bool { return custom(w)["after"] == true })
			assert.NotEmpty(t, w.Console.Said("warning", "Intercom"))
			assert.Empty(t, w.Console.Said("exception"))
		})
	}
}
