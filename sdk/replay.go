package sdk

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
)

// unsentKey is where the loader keeps the calls of a page that was left before
// the bundle ran, as a list of {t, u, d, r, w, c}: when (milliseconds), the page's
// URL, title and referrer, the URLs of calls that were made on another, by their place,
// and the calls, each a list that begins with the method.
const unsentKey = "intercom.unsent"

// unsentLife is how long such calls are worth making.
const unsentLife = 30 * time.Minute

// replay makes the calls that earlier pages could not, as if from there.
func (c *Client) replay() {
	kept := c.host.store.Load(unsentKey)
	if kept == "" {
		return
	}
	c.host.store.Save(unsentKey, "")
	records, _ := wire.ParseJSON(kept)
	list, _ := records.([]any)
	for _, v := range list {
		r, _ := v.(wire.Object)
		if c.host.clock.Now().Sub(time.UnixMilli(r.Int("t"))) > unsentLife {
			continue
		}
		for i, call := range r.List("c") {
			there := session.Page{URL: r.String("u"), Title: r.String("d"), Referrer: r.String("r")}
			if url := r.Object("w").String(strconv.Itoa(i)); url != "" {
				there.URL, there.Title = url, ""
			}
			list, _ := call.([]any)
			c.take(list, &there)
		}
		c.later(c.machine.Suspend)
	}
}

// take makes one call that was kept as a list, from the page there.
func (c *Client) take(call []any, there *session.Page) {
	if len(call) == 0 {
		return
	}
	if method, ok := call[0].(string); ok {
		c.callFrom(there, method, call[1:])
	}
}

// callFrom makes a call of the page that nobody waits for; there is where it was
// made, nil for here.
func (c *Client) callFrom(there *session.Page, method string, args []any) {
	c.later(c.call(func() {
		c.there = there
		c.invoke(method, args)
		c.there = nil
	}))
}
