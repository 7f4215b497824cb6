package sdk

import (
	"strconv"
	"strings"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
)

// unsentKey is what the keys begin with under which the loader keeps the calls of pages
// that were left before the bundle ran, one for each and in their order, as a list of
// {t, u, d, r, i, w, c}: when (milliseconds), the page's URL, title, referrer and name,
// where each call was made, its URL, its number on the page and when, and the calls, each
// a list that begins with the method.
const unsentKey = "intercom.unsent"

// unsentLife is how long such calls are worth making.
const unsentLife = 30 * time.Minute

// replay makes the calls that earlier pages could not, as if from there: what was found in
// their notes, and what the loader kept. This page's own were there in case it would not
// live to make them.
func (c *Client) replay() {
	var keys []string
	var list []any
	for _, key := range c.host.store.Keys(unsentKey) {
		records, _ := wire.ParseJSON(c.host.store.Load(key))
		all, _ := records.([]any)
		noted := false
		for _, v := range all {
			r, _ := v.(wire.Object)
			switch name := r.String("i"); {
			case name == "":
				list = append(list, v)
			case name == c.pageLoad:
			case c.hasRecord(name):
				noted = true
			default:
				list = append(list, v)
			}
		}
		if !noted {
			keys = append(keys, key)
		}
	}
	if len(list) > 0 {
		c.keepRecords("earlier", list)
	}
	list = append(c.recalled, list...)
	c.recalled = nil
	if len(list) > 0 {
		c.make(list, false)
	}
	for _, key := range keys {
		c.host.store.Save(key, "")
	}
}

// hasRecord says whether the calls of the page load of that name are in a note too: it
// lives and makes them itself, or whoever takes its notes does.
func (c *Client) hasRecord(name string) bool {
	for _, key := range c.host.store.Keys(recordsKey) {
		if ascii.Index(c.host.store.Load(key), `"i":"`+name) >= 0 {
			return true
		}
	}
	return false
}

// dropUnsent forgets what the loader kept of pages whose records are made.
func (c *Client) dropUnsent(records []any) {
	for _, v := range records {
		r, _ := v.(wire.Object)
		name := r.String("i")
		for _, key := range c.host.store.Keys(unsentKey) {
			if name != "" && strings.HasSuffix(key, name) {
				c.host.store.Save(key, "")
			}
		}
	}
}

// catchUp makes the calls of pages that were left early while this one was there, before
// it changes whose the cookies are.
func (c *Client) catchUp() {
	if c.there != nil {
		return
	}
	c.do(c.call(func() {
		if c.machine.Booted() {
			c.replay()
		}
	}))
}

// says says whether a method says something about a person. What else a page asks for
// is for that page.
func says(method any) bool {
	switch method {
	case "boot", "update", "shutdown", "trackEvent":
		return true
	}
	return false
}

// keepRecords notes records until the calls in them are in the queue.
func (c *Client) keepRecords(name string, records []any) {
	key := c.recordKey(name)
	c.host.store.Save(key, string(wire.AppendJSON(nil, wire.Object(nil).With("q", records))))
	c.mu.Lock()
	c.kept = append(c.kept, key)
	c.mu.Unlock()
}

// keepQueue notes the calls of the stub's queue that say something about a person; what
// the page calls until they are made belongs to them.
func (c *Client) keepQueue(queue []queued) {
	r := c.newRecord()
	for _, q := range queue {
		if says(q.method) {
			r.add(q.made, q.method, q.args...)
		}
	}
	c.keepRecord("queue", r)
	if len(r.calls) > 0 {
		c.useHead(c.recordKey(""), heldHead)
	}
}

// record is calls as the loader keeps them, see unsentKey.
type record struct {
	head         wire.Object
	where, calls []any
}

func (c *Client) newRecord() *record {
	here := c.host.page.Here()
	o := wire.Object(nil).With("t", c.host.clock.UnixMilli()).WithText("u", here.URL).WithText("d", here.Title)
	return &record{head: o.WithText("r", here.Referrer).WithText("i", c.pageLoad)}
}

func (r *record) add(made, method string, args ...any) {
	call := []any{method}
	for _, a := range args {
		if o, ok := a.(wire.Object); ok {
			a = readable(o)
		}
		call = append(call, a)
	}
	r.where, r.calls = append(r.where, made), append(r.calls, call)
}

func (c *Client) keepRecord(name string, r *record) {
	if len(r.calls) > 0 {
		c.keepRecords(name, []any{r.head.Clone().With("w", r.where).With("c", r.calls)})
	}
}

// hold keeps what is said while it waits for whose the cookies are, together with the
// boot that began it: there is no head then of somebody whose requests it could become.
func (c *Client) hold(here session.Page, method string, args ...any) {
	if c.resident != nil { // an earlier page's are kept as they were found
		return
	}
	if !c.machine.Holding() {
		c.holding = nil
		return
	}
	if lane := c.machine.Lane(); c.holding == nil || c.holdingLane != lane {
		c.holding, c.holdingLane = c.newRecord(), lane
	}
	at := here.At
	if at == 0 {
		at = c.host.clock.UnixMilli()
	}
	c.holding.add(madeBy(here.URL, here.Call)+" "+strconv.FormatInt(at, 10), method, args...)
	c.keepRecord("held", c.holding)
}

// madeBy is what a record says of where a call of that name was made.
func madeBy(url, call string) string {
	if call == "" {
		return url + " "
	}
	return url + " =" + call
}

// queued is a call of the stub's queue, with what the loader noted of where it was
// made; auto is the one that a page makes by having settings.
type queued struct {
	made, method string
	args         []any
	auto         bool
}

// takeQueue makes the calls that were to be made before there was a client, once
// those of earlier pages are made.
func (c *Client) takeQueue() {
	queue := c.stubbed
	c.stubbed = nil
	here := c.host.page.Here()
	for _, q := range queue {
		if q.auto {
			c.later(c.call(func() {
				c.there = &here // like all of the queue, it leaves whose the notes are alone
				c.invokeBoot(nil, wire.SourceAutoBoot)
				c.there = nil
			}))
			continue
		}
		there := madeAt(here, q.made, c.pageLoad)
		c.callFrom(&there, q.method, q.args)
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
