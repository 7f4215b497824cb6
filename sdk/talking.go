package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// talking is what a client has of the messenger.
type talking struct {
	talk    *talk.Talk // of who is booted, nil while nobody is
	talkID  string     // the id cookie's value when it began, and
	talkApp string     // the workspace
	backend bool       // it has been told what was kept
	acts    []talk.Act // asked for while nobody is there
	pings   wire.PingAnswer

	own       map[string]map[string]string // a site's texts
	texts     *messenger.Texts
	langs     string // what they were chosen by
	selector  string
	redraw    bool
	launcher  messenger.Launcher // as drawn
	panel     bool               // it is open, as drawn
	opened    bool               // it was, on this page
	pageDrawn string             // of the messenger, see pageOpen
	drawing   func()             // calls off the next drawing; nil when there is none to come
	announced int                // unread conversations

	rtm     rtm
	uploads []upload
	hooks
}

// maxActs bounds what is kept for whoever boots.
const maxActs = 20

// act is called when somebody does something in the messenger, or to the launcher.
func (c *Client) act(a messenger.Act) {
	files := make([]talk.File, len(a.Files))
	for i, f := range a.Files {
		files[i] = talk.File{ID: f.ID, Name: f.Name, ContentType: f.ContentType, Size: f.Size, Preview: f.Preview}
	}
	do := c.doOrOpen
	if a.Name == talk.ActOlder || a.Name == talk.ActMore { // asked for by scrolling, which must not wait
		do = c.later
	}
	do(func(now time.Time) []session.Effect {
		if a.Name == talk.ActLaunch {
			c.fire(c.activated, "")
		}
		return c.perform(now, talk.Act{Name: a.Name, Arg: a.Arg, Value: a.Value, Files: files})
	})
}

// doOrOpen does it at once: what is typed next belongs to what is there then, and who
// hides the messenger and shows it again wants both. Only opening it for the first time
// takes so long that it is done in pieces.
func (c *Client) doOrOpen(s step) {
	if c.opened {
		c.do(s)
	} else {
		c.begin(s)
	}
}

// wants is act for what the page asks for by a method. Before the first boot it is
// kept for it; after a shutdown it would be for nobody.
func (c *Client) wants(method string, a talk.Act) {
	c.doOrOpen(func(now time.Time) []session.Effect {
		if c.machine.Over() {
			c.warn(method, "nobody is booted: call boot first")
			return nil
		}
		return c.perform(now, a)
	})
}

// perform does it, or keeps it until it is known who is there.
func (c *Client) perform(now time.Time, a talk.Act) []session.Effect {
	if c.talk == nil || c.machine.Holding() {
		if len(c.acts) < maxActs {
			c.acts = append(c.acts, a)
		}
		return nil
	}
	c.redraw = true
	return c.talk.Act(now, a)
}

// performKept does what was asked for before somebody was there.
func (c *Client) performKept(now time.Time) {
	if c.talk == nil || c.machine.Holding() || len(c.acts) == 0 {
		return
	}
	acts := c.acts
	c.acts = nil
	for _, a := range acts {
		c.effects = append(c.effects, c.perform(now, a)...)
	}
}

// with tells the messenger something, if it is that of t.
func (c *Client) with(t *talk.Talk, f func(now time.Time) []session.Effect) step {
	return func(now time.Time) []session.Effect {
		if t == nil || c.talk != t {
			return nil
		}
		c.redraw = true
		return f(now)
	}
}

func (c *Client) person() talk.Person {
	who := c.machine.Who()
	return talk.Person{
		ID: who.AnonymousID, Key: c.machine.Known(),
		Visitor: who.UserID == "" && who.Email == "" && who.Role != wire.RoleUser,
	}
}

// meet begins the messenger of who is booted now.
func (c *Client) meet() {
	c.part()
	p := c.person()
	c.talkID, c.talkApp, c.backend, c.redraw = p.ID, c.machine.App(), false, true
	c.talk = talk.Begin(talk.Config{
		NewID: c.host.page.NewID, Random: c.host.page.Random,
		Mobile: c.host.page.Platform() == "mobile_web", Hidden: !c.host.page.Visible(),
	}, p)
}

// part ends it: nothing of the person's is left on the page.
func (c *Client) part() {
	if c.talk == nil {
		return
	}
	t := c.talk
	c.talk = nil
	for _, e := range t.End() {
		c.carryOut(e)
	}
	c.count, c.announced, c.pings = 0, 0, wire.PingAnswer{}
	c.host.window.Title(0)
	if c.host.jar.Read(cookie.ID(c.talkApp)) != c.talkID { // another tab ended the session
		c.forgetKept(c.talkApp, c.talkID)
	}
	c.redraw = true
}

// pinged tells the messenger what the backend said, for the first time along with
// what was kept for the person.
func (c *Client) pinged(now time.Time, a wire.PingAnswer) []session.Effect {
	if c.talk == nil {
		return nil
	}
	c.redraw, c.pings = true, a
	out := append(c.talk.Known(now, c.person()), c.talk.Pinged(now, a, c.person())...)
	if c.backend {
		return out
	}
	c.backend = true
	id := c.machine.Who().AnonymousID
	return append(out, c.talk.Restore(now, []string{c.talkID, id}, c.records(), c.unsaid(id))...)
}

// knows tells the messenger who is there, where that has changed.
func (c *Client) knows(now time.Time) {
	if c.talk != nil && c.machine.Live() {
		c.effects = append(c.effects, c.talk.Known(now, c.person())...)
	}
}

// unsaid is what the person said that is still in the outbox.
func (c *Client) unsaid(visitor string) (list []talk.Waiting) {
	c.laneOf(c.machine.Lane(), func(q *queue) {
		for _, e := range q.Said(c.machine.Whom(), visitor) {
			list = append(list, talk.Waiting{
				Name: e.Name, UUID: e.Fields.String("client_assigned_uuid"),
				Blocks: wire.Blocks(e.Fields.List("blocks")), Made: e.Made / 1000,
			})
		}
	})
	return list
}

// settled tells the messenger what became of a request of its own: a message by its
// uuid, whichever page sent it, anything else where the lane is the person's.
func (c *Client) settled(now time.Time, e *outbox.Entry, outcome wire.Outcome, status int, body string) []session.Effect {
	uuid := e.Fields.String("client_assigned_uuid")
	if c.talk == nil || !e.Said() || uuid == "" && e.Lane != c.machine.Lane() {
		return nil
	}
	c.redraw = true
	return c.talk.Settled(now, e.Name, uuid, outcome, status, body)
}

// What is kept for the person's next page, one key for each record.

func keptPrefix(app string) string { return "intercom.talk." + app + " " }

func (c *Client) records() (list []talk.Record) {
	prefix := keptPrefix(c.machine.App())
	for _, key := range c.host.store.Keys(prefix) {
		list = append(list, talk.Record{Key: key[len(prefix):], Value: c.host.store.Load(key)})
	}
	return list
}

// forgetKept deletes what is kept for a person, for everybody where id is "".
func (c *Client) forgetKept(app, id string) {
	for _, key := range c.host.store.Keys(keptPrefix(app)) {
		if o, _ := wire.ParseObject(c.host.store.Load(key)); id == "" || o.String("i") == id {
			c.host.store.Save(key, "")
		}
	}
}
