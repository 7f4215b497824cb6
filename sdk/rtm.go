package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// rtm is the realtime connection. One tab of the browser has it for all: the one that
// holds the lock. Where there are no real locks, each has its own.
type rtm struct {
	wanted  bool
	asked   bool   // for the lock
	app     string // whose lock
	release func() // nil while the lock is not held
	socket  socket
}

// overLine carries out what concerns the connection.
func (c *Client) overLine(e session.Effect) {
	switch e := e.(type) {
	case talk.Listen:
		c.rtm.wanted = e.On
		if e.On {
			c.wantLine()
		} else {
			c.hang()
			c.releaseLine()
		}
	case talk.Dial:
		c.dial(e.URL)
	case talk.Hang:
		c.hang()
	case talk.Hello:
		c.sendFrame(string(wire.AppendJSON(nil, c.hello())))
	case talk.Frame:
		c.sendFrame(e.Text)
	}
}

// wantLine asks for the lock. What is asked for cannot be taken back, only given back.
func (c *Client) wantLine() {
	l := &c.rtm
	if l.asked {
		return
	}
	l.asked, l.app = true, c.machine.App()
	granted := func(release func()) {
		c.begin(func(now time.Time) []session.Effect {
			l.asked, l.release = false, release
			switch {
			case !l.wanted || c.talk == nil:
				c.releaseLine()
				return nil
			case l.app != c.machine.App(): // somebody's in another workspace
				c.releaseLine()
				c.wantLine()
				return nil
			}
			return c.talk.Granted(now)
		})
	}
	if !c.host.locks.Sure() {
		granted(func() {})
		return
	}
	c.host.locks.Acquire("intercom.rtm."+l.app, true, granted)
}

func (c *Client) releaseLine() {
	if c.rtm.release != nil {
		c.rtm.release()
		c.rtm.release = nil
	}
}

func (c *Client) dial(url string) {
	c.hang()
	t := c.talk
	c.trace("dial", url)
	c.rtm.socket = c.host.sockets.Open(url,
		func() { c.begin(c.with(t, t.Opened)) },
		func(text string) {
			c.begin(c.with(t, func(now time.Time) []session.Effect {
				c.trace("frame", text)
				return t.Heard(now, text)
			}))
		},
		func(code int) {
			c.begin(c.with(t, func(now time.Time) []session.Effect {
				c.trace("closed", code)
				c.rtm.socket = nil
				return t.Closed(now, code)
			}))
		})
}

func (c *Client) hang() {
	if c.rtm.socket != nil {
		c.rtm.socket.Close()
		c.rtm.socket = nil
	}
}

func (c *Client) sendFrame(text string) {
	if c.rtm.socket != nil {
		c.rtm.socket.Send(text)
	}
}

// hello says who is there, as every request does.
func (c *Client) hello() wire.Object {
	fields, token := c.machine.Question(c.here(), func(*wire.Request) {})
	o := message(wire.FrameHello).WithText("id", c.host.page.NewID()).WithText("app_id", fields.String("app_id"))
	o = o.WithText("anonymous_session", token).With("user_data", fields.Object("user_data"))
	return o.WithText("device_identifier", fields.String("device_identifier"))
}
