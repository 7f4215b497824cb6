package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
)

// What tabs say to each other beyond what session has (see Machine.Hear):
//
//	taken     app, key, status, body: the backend's word on an entry of another tab
//	left      a page is gone and left something in the queue

func message(kind string) wire.Object { return wire.Object(nil).WithText("type", kind) }

func (c *Client) say(message wire.Object) {
	c.host.tabs.Say(string(wire.AppendJSON(nil, message)))
}

func (c *Client) sayTaken(app, key string, status int, body string) {
	o := message("taken").WithText("app", app).WithText("key", key).WithText("body", body)
	c.say(o.With("status", status))
}

func (c *Client) hear(text string) {
	o, err := wire.ParseObject(text)
	if err != nil {
		return
	}
	c.begin(func(now time.Time) []session.Effect {
		switch o.String("type") {
		case "taken":
			return c.takenElsewhere(now, o)
		case "left":
			for _, q := range c.list {
				q.Look(now)
			}
			return nil
		}
		if c.talk != nil && c.machine.Concerns(o) {
			c.redraw = true
			return append(c.machine.Hear(now, o), c.talk.Hear(now, o)...)
		}
		return c.machine.Hear(now, o)
	})
}

func (c *Client) takenElsewhere(now time.Time, o wire.Object) []session.Effect {
	for _, q := range c.list {
		if q.app != o.String("app") {
			continue
		}
		if e, ok := q.Find(o.String("key")); ok {
			status := int(o.Int("status"))
			return c.answer(now, e, wire.Judge(e.Name, status), status, o.String("body"))
		}
	}
	return nil
}

const tabLock = "intercom.tab."

// stay makes this page one of the tabs, until quit.
func (c *Client) stay() {
	c.left = false
	c.host.tabs.Hear(c.hear)
	if !c.host.locks.Sure() { // the name would outlive the page
		return
	}
	c.host.locks.Acquire(tabLock+c.tab, true, func(release func()) {
		if c.left {
			release()
			return
		}
		c.leaveTab = release
	})
}

func (c *Client) quit() {
	c.left = true
	c.host.tabs.Leave()
	if c.leaveTab != nil {
		c.leaveTab()
		c.leaveTab = nil
	}
}
