package sdk

import (
	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/settings"
)

// aside is how a page on which somebody is booted makes the calls of an earlier one: by
// a machine of their own, of which nobody sees or hears anything here.
type aside struct {
	resident *session.Machine // this page's, meanwhile
	past     bool             // whose the cookies are has been settled since
	out      bool             // and there was a logout in the past
}

func (c *Client) stepAside(past bool) {
	if c.machine.Booted() {
		c.resident, c.machine, c.past, c.out = c.machine, c.machine.Aside(), past, false
	}
}

func (c *Client) stepBack() {
	if c.resident != nil {
		c.machine, c.aside = c.resident, aside{}
	}
}

// asideOnly says whether an effect is not for this page, nor for the browser.
func (c *Client) asideOnly(e session.Effect) bool {
	if c.resident == nil {
		return false
	}
	switch e := e.(type) {
	case session.Send, session.Shadow, session.OpenLane, session.LaneSession, session.CloseLane, session.DropLane,
		session.Count, session.Warn, session.Fail:
		return false
	case session.SetCookie:
		c.out = c.out || c.past && e.Value == "" && ascii.Index(e.Name, cookie.ID("")) == 0
		return c.past
	case session.CookieDomain, session.Store, session.Tell:
		return c.past
	}
	return true
}

// found is what a boot of an earlier page finds: what the browser keeps, unless it is
// another person's now.
func (c *Client) found(kept session.Stored, who settings.Identity) session.Stored {
	if c.resident != nil && c.past && (c.out || !c.resident.Is(who)) {
		return session.Stored{Device: kept.Device}
	}
	return kept
}
