package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
)

// queues are what is to be delivered, for each workspace that this page has to do
// with.
type queues struct {
	tab     string // this page's name among the tabs
	list    []*queue
	waiting int    // earlier pages whose calls come first, and are not read yet
	looking func() // calls the look for those off, on a page that came back
	refused bool   // the page's developer knows that there is no storage
}

// queue is a workspace's, and what this page has of the lock that is needed to send.
type queue struct {
	*outbox.Outbox
	app     string
	asked   bool
	release func() // nil while the lock is not held
	flying  int    // requests on their way
}

func (c *Client) queueOf(app string) *queue {
	for _, q := range c.list {
		if q.app == app {
			return q
		}
	}
	q := &queue{app: app, Outbox: outbox.New(app, c.tab, c.host.store, c.machine.NewKey, c.machine.NewLane)}
	q.Look(c.host.now())
	c.list = append(c.list, q)
	return q
}

// queue carries out effects that concern what is to be delivered.
func (c *Client) queue(e session.Effect) {
	now := c.host.now()
	switch e := e.(type) {
	case session.OpenLane:
		q := c.queueOf(e.App)
		q.Open(e.Lane, e.Base, e.Session)
		if e.Lane == c.machine.Lane() && c.resident == nil {
			c.base = e.Base
			c.meet()
		}
		return
	case session.LaneSession:
		c.laneOf(e.Lane, func(q *queue) { q.SetSession(e.Lane, e.Session) })
	case session.CloseLane:
		c.laneOf(e.Lane, func(q *queue) { q.Close(e.Lane) })
	case session.DropLane:
		c.laneOf(e.Lane, func(q *queue) { q.Drop(e.Lane) })
	case session.Send:
		c.laneOf(e.Lane, func(q *queue) {
			q.Add(outbox.Entry{Lane: e.Lane, Name: e.Name, Fields: e.Fields, Who: e.Who, Made: e.Made}, now)
		})
	case session.Shadow:
		c.laneOf(e.Lane, func(q *queue) {
			q.Shadow(outbox.Entry{Lane: e.Lane, Name: wire.Ping, Fields: e.Fields, Who: e.Who, Call: e.Call}, time.UnixMilli(e.Until), now)
		})
	}
	if !c.refused && c.host.store.Refused() {
		c.refused = true
		c.host.console.Warn("the browser's storage is refused or full: what waits for the backend is lost when the page is left")
	}
}

func (c *Client) laneOf(lane int, f func(*queue)) {
	for _, q := range c.list {
		if q.Has(lane) {
			f(q)
			return
		}
	}
}

// wake is when there is something to send, as far as this page has a say in it.
func (q *queue) wake(now time.Time) (time.Time, bool) {
	if q.asked || q.flying > 0 {
		return time.Time{}, false
	}
	return q.Wake(now)
}

// deliver sends what is due.
func (c *Client) deliver(now time.Time) {
	if c.waiting > 0 {
		return
	}
	for _, q := range c.list {
		if q.app == c.machine.App() {
			c.report(now, q)
		}
		if q.release == nil {
			c.lock(now, q)
			continue
		}
		for p, ok := q.Next(now); ok; p, ok = q.Next(now) {
			c.post(q, p, false)
		}
		if q.flying == 0 {
			q.unlock()
		}
	}
}

// report queues what had to be dropped, as counts.
func (c *Client) report(now time.Time, q *queue) {
	if counts := q.Dropped(); counts != nil {
		for _, e := range c.machine.Metrics(counts, c.here()) {
			c.apply(e)
		}
	}
}

// lock asks for the lock of a queue that has something to send.
func (c *Client) lock(now time.Time, q *queue) {
	at, ok := q.wake(now)
	if !ok || at.After(now) {
		return
	}
	q.asked = true
	c.host.locks.Acquire("intercom.send."+q.app, true, func(release func()) {
		if c.closed() {
			release()
			return
		}
		c.begin(func(time.Time) []session.Effect {
			q.asked, q.release = false, release
			return nil
		})
	})
}

func (q *queue) unlock() {
	if q.release != nil {
		q.release()
		q.release = nil
	}
}

// unlock gives back all locks.
func (c *Client) unlock() {
	for _, q := range c.list {
		q.unlock()
	}
	c.quit()
}

// post sends a request; last says that the page is being left.
func (c *Client) post(q *queue, p outbox.Post, last bool) {
	c.trace("request", p.URL, p.Body)
	q.flying++
	c.host.transport.Post(p.URL, p.Body, last, func(status int, retryAfter, body string) {
		c.begin(func(now time.Time) []session.Effect {
			q.flying--
			c.trace("answer", p.URL, status, body)
			return c.answered(now, q, p.Entry, status, retryAfter, body)
		})
	})
}

func (c *Client) answered(now time.Time, q *queue, e *outbox.Entry, status int, retryAfter, body string) []session.Effect {
	outcome := q.Settle(e, status, retryAfter, now, c.host.page.Random())
	if outcome != wire.Done {
		c.failed(e.Name, status)
	}
	if outcome != wire.Retry && q.Foreign(e) {
		c.sayTaken(q.app, e.Key(), status, body)
	}
	return c.answer(now, e, outcome, status, body)
}

// answer tells the machine what became of an entry.
func (c *Client) answer(now time.Time, e *outbox.Entry, outcome wire.Outcome, status int, body string) []session.Effect {
	if app := c.machine.App(); app != "" {
		c.machine.Cookie(c.host.jar.Read(cookie.ID(app)))
	}
	out := c.machine.Answer(now, e.Lane, e.Name, outcome, status, body)
	return append(out, c.settled(now, e, outcome, status, body)...)
}

// leave sends all that can be sent before the page is gone, and in a way that
// outlives it.
func (c *Client) leave() {
	c.lookNoMore()
	c.gatherLast()
	c.do(func(now time.Time) []session.Effect {
		c.leaving = true
		return append(c.machine.Leave(now), c.away(now, true)...)
	})
	for _, q := range c.list {
		if q.Left() {
			c.say(message("left"))
			break
		}
	}
	c.unlock()
}

// hidden does the same without an end: on a phone the page may not hear of it.
func (c *Client) hidden() {
	c.gatherLast()
	c.do(func(now time.Time) []session.Effect {
		c.leaving = true
		return append(c.machine.Tick(now), c.looks(now, false)...)
	})
}

func (c *Client) deliverRest(now time.Time) {
	for _, q := range c.list {
		for _, p := range q.Rest(c.machine.Lane(), now) {
			c.post(q, p, true)
		}
	}
}

// back is called when the page returns from the browser's cache. What the pages since
// left comes before what is called now. Nobody knows what became of the requests that
// were on their way, so they go again, under the same keys, where no other page has
// seen to them.
func (c *Client) back() {
	if c.closed() {
		return
	}
	c.stay()
	c.unsent = true // for a page that is left again at once
	c.waiting++
	c.looking = c.host.clock.After(storageLag, func() {
		c.looking = nil
		c.waiting--
		c.unsent = true
		c.recall()
		c.gatherBehind()
		c.begin(func(now time.Time) []session.Effect {
			for _, q := range c.list {
				q.Look(now)
			}
			return nil
		})
	})
	c.begin(func(now time.Time) []session.Effect {
		for _, q := range c.list {
			q.Again()
			q.flying, q.asked = 0, false
		}
		out := c.machine.Back(now, c.stored(c.machine.App()))
		return append(out, c.away(now, false)...)
	})
}

// lookNoMore calls off what back has set.
func (c *Client) lookNoMore() {
	if c.looking != nil {
		c.looking()
		c.looking = nil
		c.waiting--
	}
}

// storageLag is how long a page that comes back may not see yet what another process
// of the browser has stored meanwhile.
const storageLag = time.Second / 2

// away tells the messenger that the page is left, or comes back.
func (c *Client) away(now time.Time, on bool) []session.Effect {
	if c.talk == nil {
		return nil
	}
	c.redraw = true
	return c.talk.Away(now, on)
}

// looks tells it whether somebody looks at the page.
func (c *Client) looks(now time.Time, on bool) []session.Effect {
	if c.talk == nil {
		return nil
	}
	c.redraw = true
	return c.talk.Visible(now, on)
}

func (c *Client) online() { c.hurry(true) }

// offline has the messenger say so. What is sent is tried all the same: browsers err.
func (c *Client) offline() {
	c.begin(func(now time.Time) []session.Effect {
		if c.talk == nil {
			return nil
		}
		c.redraw = true
		return c.talk.Offline(now)
	})
}

func (c *Client) visible() { c.hurry(false) }

func (c *Client) hurry(network bool) {
	c.begin(func(now time.Time) []session.Effect {
		for _, q := range c.list {
			q.Hurry(network)
			q.Look(now)
		}
		if c.talk != nil && network {
			c.redraw = true
			return c.talk.Online(now)
		}
		return c.looks(now, true)
	})
}
