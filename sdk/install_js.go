//go:build js && wasm

package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/browser"
	"github.com/entryphone/entryphone/sdk/internal/session"
)

// ErrInstalled is what [Client.Install] fails with when the page has an instance
// that works; that one was told to update.
var ErrInstalled = browser.ErrInstalled

// Install puts the client behind window.Intercom (section 1 of the contract): it
// replaces the stub, and in a turn of its own, so that no task gets long, boots
// with window.intercomSettings where they name a workspace and no boot is queued,
// and makes the stub's calls in their order. A call of the page that comes first
// finds all that done.
// When a later instance takes over the page, the client closes; so it does when
// it fails.
func (c *Client) Install() error {
	g, err := browser.Install(c.invoke, c.called, c.Close)
	if err != nil {
		c.Close() // the program may end, and must leave no listener that throws
		return installError{err}
	}
	if page, ok := c.host.page.(*browser.Page); ok {
		page.Keep(g.Release)
	}
	c.onBooted, c.door, c.onHead = g.Booted, g.Pull, g.Head
	c.unsent = true
	c.readQueue(g.Queue())
	c.later(nil)
	return nil
}

// readQueue reads the calls that were to be made before there was a client, and keeps
// them until they are made.
func (c *Client) readQueue(calls []browser.Call) {
	boots := false
	for _, call := range calls {
		boots = boots || call.Method == "boot"
		c.stubbed = append(c.stubbed, queued{made: call.Made, method: call.Method, args: call.Args})
	}
	if page := c.host.settings(); !boots && (page.String("app_id") != "" || page.String("appId") != "") {
		c.stubbed = append([]queued{{method: "boot", args: []any{page}, auto: true}}, c.stubbed...)
	}
	c.keepQueue(c.stubbed)
}

// called comes before a call that the loader's door lets in, and, over, when the
// turn is over in which it noted some.
func (c *Client) called(over bool) {
	if !over {
		c.gather()
		return
	}
	c.gatherBehind()
	c.begin(func(now time.Time) []session.Effect { return c.machine.Tick(now) })
}

// installError says that window.Intercom could not be taken over, and why.
type installError struct{ error }

func (e installError) Error() string { return "installing window.Intercom: " + e.error.Error() }

func (e installError) Unwrap() error { return e.error }
