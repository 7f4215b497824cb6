package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Options are what a program decides once.
type Options struct {
	// APIBase is where requests go when the settings name no api_base; "" is the
	// page's own origin.
	APIBase string
	// Version is the version of the bundle, sent with every request as g.
	Version string
}

// Client is the messenger of one page. Its methods can be called from any
// goroutine and from callbacks of its own; none of them blocks.
type Client struct {
	host host
	done chan struct{}
	work

	machine *session.Machine
	outbox  outbox.Outbox
	posts   messenger.Posts
	look    messenger.Look
	base    string         // API base of who is booted, for paths in content
	read    session.Stored // what the browser keeps, until something changes

	timer    func() // cancels the timer that is set, for at
	at       time.Time
	stopURLs func()

	ready    []func()
	unread   []*func(count int)
	count    int
	onBooted func(bool)
	pull     func() string // takes the calls that the loader's door has noted
	there    *session.Page // where the calls of an earlier page were made
}

func newClient(h host, o Options) *Client {
	if o.APIBase == "" {
		o.APIBase = h.page.Origin()
	}
	c := &Client{host: h, done: make(chan struct{}), onBooted: func(bool) {}, pull: func() string { return "" }}
	c.machine = session.New(session.Config{
		BundleVersion: o.Version,
		Platform:      h.page.Platform(),
		DefaultBase:   o.APIBase,
		NewID:         h.page.NewID,
	})
	h.page.Watch(c.leave, c.back, c.online, func() { c.begin(nil) })
	return c
}

// here is where the present call was made.
func (c *Client) here() session.Page {
	if c.there != nil {
		return *c.there
	}
	return c.host.page.Here()
}

// deliver sends what is due; all there is when the page is being left.
func (c *Client) deliver(now time.Time) {
	for _, p := range c.outbox.Due(now) {
		c.post(p, false)
	}
}

func (c *Client) deliverRest() {
	for _, p := range c.outbox.Rest() {
		c.post(p, true)
	}
}

func (c *Client) post(p outbox.Post, last bool) {
	c.host.transport.Post(p.URL, p.Body, last, func(status int, retryAfter, body string) {
		c.begin(func(now time.Time) []session.Effect {
			outcome := c.outbox.Settle(p.Entry, status, retryAfter, now, c.host.page.Random())
			c.machine.Cookie(c.host.jar.Read(cookie.ID(c.machine.App())))
			effects := c.machine.Answer(now, p.Entry.Lane, p.Entry.Name, outcome, status, body)
			c.outbox.Sweep(c.machine.Lane())
			return effects
		})
	})
}

// arm keeps one timer, for the next moment at which there is something to do.
func (c *Client) arm(now time.Time) {
	at, ok := c.machine.Wake()
	if next, more := c.outbox.Wake(); more && (!ok || next.Before(at)) {
		at, ok = next, true
	}
	if c.timer != nil {
		if ok && at.Equal(c.at) {
			return
		}
		c.timer()
		c.timer = nil
	}
	if ok {
		c.at = at
		c.timer = c.host.clock.After(at.Sub(now), func() {
			c.timer = nil
			c.gather()
			c.begin(c.machine.Tick)
		})
	}
}

// leave sends all that can be sent before the page is gone, and in a way that
// outlives it.
func (c *Client) leave() {
	c.gather()
	c.do(func(now time.Time) []session.Effect {
		c.leaving = true
		return c.machine.Leave(now)
	})
}

// back is called when the page returns from the browser's cache: nobody knows
// what became of the requests that were on their way, so they go again, under
// the same keys.
func (c *Client) back() {
	c.begin(func(time.Time) []session.Effect {
		c.outbox.Again()
		return nil
	})
}

func (c *Client) online() {
	c.begin(func(time.Time) []session.Effect {
		c.outbox.Hurry()
		return nil
	})
}

// stored reads what the browser keeps for a workspace.
func (c *Client) stored(app string) session.Stored {
	return session.Stored{
		ID:      c.host.jar.Read(cookie.ID(app)),
		Session: c.host.jar.Read(cookie.Session(app)),
		Device:  c.host.jar.Read(cookie.Device(app)),
		State:   c.host.store.Load(storeKey(app)),
	}
}

func storeKey(app string) string { return "intercom." + app }

// boot and update are the two that take settings. What they say is looked into
// when the call is made where that decides how it ends, else behind it.

func (c *Client) boot(in wire.Object, source string) error {
	s, here := c.parse("boot", in), c.here()
	if s.AppID == "" {
		page, _ := settings.Parse(c.host.settings())
		s.AppID = page.AppID
		if s.APIBase == "" {
			s.APIBase = page.APIBase
		}
	}
	c.do(func(time.Time) []session.Effect {
		c.read = c.stored(s.AppID)
		return nil
	})
	c.do(func(now time.Time) []session.Effect {
		if c.read == (session.Stored{}) { // or not what there is any more
			c.read = c.stored(s.AppID)
		}
		return c.machine.Boot(now, s, here, source, c.read)
	})
	if s.AppID == "" {
		return ErrNoAppID
	}
	return nil
}

func (c *Client) update(in wire.Object) {
	here := c.here()
	c.later(func(now time.Time) []session.Effect {
		return c.machine.Update(now, c.parse("update", in), here, wire.SourceUpdate)
	})
}

// parse reads settings and says on the console what it had to leave out.
func (c *Client) parse(method string, in wire.Object) settings.Settings {
	s, warnings := settings.Parse(in)
	for _, w := range warnings {
		c.host.console.Warn(method + ": " + w)
	}
	return s
}
