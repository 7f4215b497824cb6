package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// Callbacks may make any call, of those too that end what they are called for.
func TestCallbacksMayCall(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		script string // registers callbacks
		runs   string // a condition: they have run
		user   string // who is there in the end
	}{
		"shutdown in ready":                {`Intercom('ready', () => { Intercom('shutdown'); done(); });`, `runs === 1`, ""},
		"shutdown in unread":               {`Intercom('onUnreadCountChange', () => { Intercom('shutdown'); done(); });`, `runs === 1`, ""},
		"boot in ready":                    {`Intercom('ready', () => { Intercom('boot', {app_id: 'abc12345', user_id: 'u-2'}); done(); });`, `runs === 1`, "u-2"},
		"boot over and over":               {`const again = n => Intercom('ready', () => { done(); if (n) { Intercom('boot', {app_id: 'abc12345', user_id: 'u-' + n}); again(n - 1); } }); again(12);`, `runs === 13`, "u-1"},
		"shutdown and boot in ready":       {`Intercom('ready', () => { Intercom('shutdown'); Intercom('boot', {app_id: 'abc12345', user_id: 'u-3'}); done(); });`, `runs === 1`, "u-3"},
		"shutdown and boot in unread":      {`let once = true; Intercom('onUnreadCountChange', () => { if (once) { once = false; Intercom('shutdown'); Intercom('boot', {app_id: 'abc12345', user_id: 'u-3'}); } done(); });`, `runs === 1`, "u-3"},
		"update in both":                   {`Intercom('ready', () => { Intercom('update', {a: 1}); done(); }); Intercom('onUnreadCountChange', () => { Intercom('update', {b: 1}); done(); });`, `runs === 2`, "u-1"},
		"ready in ready":                   {`const again = n => { done(); if (n) Intercom('ready', () => again(n - 1)); }; again(50);`, `runs === 51`, "u-1"},
		"unread in unread":                 {`const again = n => { done(); if (n) Intercom('onUnreadCountChange', () => again(n - 1)); }; again(8);`, `runs > 8`, "u-1"},
		"the end of what it is called for": {`const stop = Intercom('onUnreadCountChange', () => { done(); setTimeout(() => { stop(); stop(); }); });`, `runs === 1`, "u-1"},
		"its own end, before it has one":   {`let stop; stop = Intercom('onUnreadCountChange', () => { try { stop(); } finally { done(); } });`, `runs === 1`, "u-1"},
		"who is there":                     {`Intercom('ready', () => { if (Intercom('whoami').user_id === 'u-1' && Intercom('getVisitorId')) done(); });`, `runs === 1`, "u-1"},
		"every method":                     {`Intercom('ready', () => { for (const m of ['update', 'trackEvent', 'hideNotifications', 'setAuthTokens', 'reattach_activator', 'show', 'nonsense', 'ready']) Intercom(m); done(); });`, `runs === 1`, "u-1"},
		"another function for Intercom":    {`Intercom('ready', () => { const own = Intercom; window.Intercom = function () {}; done(); setTimeout(() => { window.Intercom = own; }); });`, `runs === 1`, "u-1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.WatchPulse()
			w.File("/start", page(`window.runs = 0; window.done = () => { runs++; };`, documented, bootUser))
			w.Open(w.Origin + "/start")
			w.Until(isBooted)
			w.Do(`(() => { ` + c.script + ` })()`)
			w.Until(c.runs)
			w.Until(`window.Intercom.booted !== undefined`)
			assert.Equal(t, c.user, w.Pulse().User)
			w.Do(`Intercom('boot', {app_id: 'abc12345', user_id: 'u-9', last: true}); Intercom('ready', () => { window.last = true; })`)
			w.Until(`window.last`)
			w.UntilStored("the last person", func() bool {
				for _, c := range w.Contacts(rig.AppID) {
					if c.UserID == "u-9" {
						return c.Custom["last"] == true
					}
				}
				return false
			})
			for _, m := range w.Console.Trouble() {
				assert.NotContains(t, m.Text, "fault of its own")
				assert.True(t, m.Level != "exception" && (m.Level != "error" || strings.Contains(m.Text, "threw")), fmt.Sprint(m))
			}
		})
	}
}
