package sdk

import (
	"strconv"
	"sync/atomic"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// debugParameter in a page's URL turns debugging on from the beginning.
const debugParameter = "entryphone_debug=1"

// debugging is what helps who integrates the messenger into a page.
type debugging struct {
	debug     atomic.Bool
	lastError string
}

// Debug has every command, effect and request written to the console, or no more.
func (c *Client) Debug(on bool) { c.debug.Store(on) }

func (c *Client) debugAsked() bool { return ascii.Index(c.host.page.Here().URL, debugParameter) >= 0 }

// trace writes what somebody asked to see, with spaces in between.
func (c *Client) trace(what string, more ...any) {
	if !c.debug.Load() {
		return
	}
	for _, v := range more {
		what += " " + readably(v)
	}
	c.host.console.Debug(what)
}

// readably is a text as it is, and else JSON.
func readably(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case settings.Refused:
		return string(v)
	case func(...any):
		return "a function"
	}
	return string(wire.AppendJSON(nil, v))
}

// failed notes what became of a request that the backend did not take.
func (c *Client) failed(name string, status int) {
	c.lastError = name + ": no answer"
	if status != 0 {
		c.lastError = name + ": status " + strconv.Itoa(status)
	}
}

// Status is how things stand.
type Status struct {
	Booted    bool
	Live      bool      // the backend has answered for who is booted
	AppID     string    // of who is booted, or ""
	Pending   int       // updates, events and reports that the backend has not taken yet
	Throttled time.Time // when what is throttled goes out; zero when nothing is
	LastError string    // of a request or of a refusal, or ""
}

// Status returns how things stand.
func (c *Client) Status() Status {
	c.gather()
	var s *Status
	c.do(func(time.Time) []session.Effect {
		s = c.status()
		return nil
	})
	if s == nil { // asked by what is called at work, which goes on when it has its answer
		s = c.status()
	}
	return *s
}

func (c *Client) status() *Status {
	s := &Status{Booted: c.machine.Booted(), Live: c.machine.Live(), AppID: c.machine.App(), LastError: c.lastError}
	s.Throttled, _ = c.machine.Throttled()
	for _, q := range c.list {
		s.Pending += q.Pending()
	}
	return s
}

func (c *Client) invokeStatus() wire.Object {
	s := c.Status()
	o := wire.Object(nil).With("booted", s.Booted).With("live", s.Live).WithText("app_id", s.AppID)
	o = o.With("pending", s.Pending).With("throttled_until", nil)
	if !s.Throttled.IsZero() {
		o = o.With("throttled_until", s.Throttled.Unix())
	}
	return o.WithText("last_error", s.LastError)
}
