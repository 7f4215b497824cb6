package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
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
	// PageLoad is a UUID of this page load, sent with every request as s; "" takes a
	// random one.
	PageLoad string
	// Texts are words in the place of the messenger's own: by language (BCP 47), then
	// by the English ones. They may be of further languages. See [Client.SetTexts].
	Texts map[string]map[string]string
}

// Client is the messenger of one page. Its methods can be called from any
// goroutine and from callbacks of its own; none of them blocks.
type Client struct {
	host host
	done chan struct{}
	work

	machine *session.Machine
	aside
	queues
	notes
	debugging
	posts messenger.Posts
	look  messenger.Look
	base  string // API base of who is booted, for paths in content
	talking
	read session.Stored // what the browser keeps, until something changes

	timer    func() // cancels the timer that is set, for at
	at       time.Time
	stopURLs func()

	ready    []func()
	unread   []*func(count int)
	count    int
	onBooted func(bool)
	there    *session.Page // where the calls of an earlier page were made
	unsent   bool          // there may be calls that earlier pages could not make
	stubbed  []queued      // the stub's calls, until they are made
	pageLoad string        // the name of this one, where the loader gave it
}

func newClient(h host, o Options) *Client {
	if o.APIBase == "" {
		o.APIBase = h.page.Origin()
	}
	c := &Client{host: h, done: make(chan struct{}), onBooted: func(bool) {}, pageLoad: o.PageLoad}
	c.own = byTag(o.Texts)
	c.door = func() string { return "" }
	c.machine = session.New(session.Config{
		BundleVersion: o.Version,
		PageLoad:      o.PageLoad,
		Platform:      h.page.Platform(),
		DefaultBase:   o.APIBase,
		NewID:         h.page.NewID,
	})
	c.tab = c.machine.NewKey() // 64 bits: the names of events come of it
	h.page.Watch(c.leave, c.back, c.online, c.offline, c.visible, c.hidden)
	c.debug.Store(c.debugAsked())
	c.stay()
	c.recall()
	return c
}

// here is where the present call was made.
func (c *Client) here() session.Page {
	if c.there != nil {
		return *c.there
	}
	return c.host.page.Here()
}

// arm keeps one timer, for the next moment at which there is something to do.
func (c *Client) arm(now time.Time) {
	at, ok := c.machine.Wake()
	if c.talk != nil {
		if next, more := c.talk.Wake(); more && (!ok || next.Before(at)) {
			at, ok = next, true
		}
	}
	for _, q := range c.list {
		if next, more := q.wake(now); more && c.waiting == 0 && (!ok || next.Before(at)) {
			at, ok = next, true
		}
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
			c.gatherBehind()
			c.begin(c.tick)
		})
	}
}

// tick does what is due.
func (c *Client) tick(now time.Time) []session.Effect {
	out := c.machine.Tick(now)
	if c.talk == nil {
		return out
	}
	if at, ok := c.talk.Wake(); ok && !at.After(now) {
		c.redraw = true
		out = append(out, c.talk.Tick(now)...)
	}
	return out
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
	c.headless()
	c.catchUp()
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
		return c.machine.Boot(now, s, here, source, c.found(c.read, s.Identity))
	})
	if s.AppID == "" {
		return ErrNoAppID
	}
	c.do(func(time.Time) []session.Effect {
		if c.known() && !c.machine.Holding() {
			c.noted(here, "boot", in)
		}
		c.hold(here, "boot", in.Clone().WithText("app_id", s.AppID))
		c.laneOf(c.machine.Lane(), func(q *queue) { q.Unhold(c.machine.Whom()) })
		return nil
	})
	return nil
}

func (c *Client) update(in wire.Object) {
	here := c.noted(c.here(), "update", in)
	c.later(func(now time.Time) []session.Effect {
		c.redraw = true // in another language, it may be
		effects := c.machine.Update(now, c.parse("update", in), here, wire.SourceUpdate)
		c.hold(here, "update", in)
		return effects
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
