package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/talk"
	"github.com/entryphone/entryphone/sdk/wire"
)

// carryOut does what the messenger wants done.
func (c *Client) carryOut(e session.Effect) {
	switch e := e.(type) {
	case talk.Ask:
		c.question(e)
	case talk.Send:
		c.sendSaid(e)
	case talk.Unsend:
		for _, q := range c.list {
			q.Unsay(e.UUID)
		}
	case talk.Keep:
		if app := c.machine.App(); app != "" {
			c.host.store.Save(keptPrefix(app)+e.Key, e.Value)
		}
	case talk.Tell:
		if message := c.machine.Address(e.Message); message != nil {
			c.say(message)
		}
	case talk.Upload:
		c.upload(e.File)
	case talk.Forget:
		c.forgetFile(e.File)
	case talk.Unread:
		c.tellUnread(e.Count)
		c.host.window.Title(e.Count)
	case talk.Came:
		c.speak(c.host.now())
		c.host.window.Announce(messenger.Spoken(e.Part, c.talk.Workspace, c.texts))
	case talk.Shown:
		if e.On {
			c.fire(c.shown, "")
		} else {
			c.fire(c.hid, "")
		}
	case talk.Supplied:
		c.fire(c.supplied, e.Email)
	default:
		c.overLine(e)
	}
}

// question asks the backend something for who is booted. It is not repeated, nor does
// it outlive the page.
func (c *Client) question(a talk.Ask) {
	t := c.talk
	body := c.form(func(r *wire.Request) {
		r.Before, r.Page = a.Before, a.Page
		if a.Page > 0 {
			r.PerPage = talk.PerPage
		}
	})
	url := c.base + wire.Path(a.Name)
	c.trace("request", url, body)
	c.host.transport.Ask(url, body, func(status int, body string) {
		c.begin(c.with(t, func(now time.Time) []session.Effect {
			c.trace("answer", url, status, body)
			return t.Answered(now, a, status, body)
		}))
	})
}

// form is the body of a request that the outbox does not see.
func (c *Client) form(more func(*wire.Request)) string {
	fields, token := c.machine.Question(c.here(), more)
	return wire.AddSession(wire.EncodeForm(fields), token)
}

// sendSaid puts what the person said into the outbox; what is there already is due now.
func (c *Client) sendSaid(e talk.Send) {
	waits := false
	for _, q := range c.list {
		waits = waits || q.Nudge(e.Request.ClientUUID)
	}
	if waits {
		return
	}
	for _, effect := range c.machine.Say(e.Name, e.Request, c.here()) {
		c.apply(effect)
	}
}

// upload is a file on its way.
type upload struct {
	file   string
	cancel func()
}

func (c *Client) upload(file string) {
	c.stopUpload(file)
	t := c.talk
	progress := func(share float64) {
		c.begin(c.with(t, func(time.Time) []session.Effect {
			t.Progress(file, share)
			return nil
		}))
	}
	done := func(status int, body string) {
		c.begin(c.with(t, func(now time.Time) []session.Effect {
			c.trace("answer", wire.Uploads, status, body)
			return t.Uploaded(now, file, status, body)
		}))
	}
	fields := c.form(func(*wire.Request) {})
	cancel := c.host.uploads.Upload(c.base+wire.Path(wire.Uploads), fields, file, progress, done)
	c.uploads = append(c.uploads, upload{file, cancel})
}

func (c *Client) stopUpload(file string) {
	kept := c.uploads[:0]
	for _, u := range c.uploads {
		if u.file == file {
			u.cancel()
		} else {
			kept = append(kept, u)
		}
	}
	c.uploads = kept
}

func (c *Client) forgetFile(file string) {
	c.stopUpload(file)
	c.host.window.Forget(file)
}
