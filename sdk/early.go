package sdk

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
)

// make makes the calls of records, each as another page; past says that these were there
// before this one.
func (c *Client) make(records []any, past bool) {
	c.later(func(time.Time) []session.Effect {
		c.stepAside(past)
		return nil
	})
	var page *early
	for _, call := range inOrder(c.callsIn(records)) {
		if page != call.of {
			c.leaveEarly(page)
			page = call.of
			c.goOn(page)
		}
		c.take(call.list, &call.there)
	}
	c.leaveEarly(page)
	c.later(func(time.Time) []session.Effect {
		c.stepBack()
		return nil
	})
}

// early is a page whose calls are in a record, or in more than one.
type early struct {
	name string
	stay *session.Stay // where it was when another was there
	more bool          // than one
}

// goOn begins the calls of an earlier page, or goes on with them: the page had come back
// from the browser's cache, and what it was come back to is seen as it would be there.
func (c *Client) goOn(page *early) {
	c.later(func(now time.Time) []session.Effect {
		if page.stay == nil {
			return c.machine.Begin(page.name)
		}
		out := c.machine.Resume(page.stay)
		if c.resident == nil || !c.past {
			out = append(out, c.machine.Back(now, c.stored(c.machine.App()))...)
		}
		return out
	})
}

func (c *Client) leaveEarly(page *early) {
	if page != nil {
		c.later(func(now time.Time) (out []session.Effect) {
			page.stay, out = c.machine.Suspend(now)
			return out
		})
	}
}

// earlyCall is one of their calls.
type earlyCall struct {
	of    *early
	list  []any // begins with the method
	there session.Page
	at    int64 // when it was made, in milliseconds, or was kept
}

// callsIn reads records, each in its order, and leaves out what is not worth making any
// more.
func (c *Client) callsIn(records []any) (all [][]*earlyCall) {
	oldest := c.host.now().Add(-unsentLife).UnixMilli()
	for _, v := range records {
		r, _ := v.(wire.Object)
		at := r.Int("t")
		if at < oldest {
			continue
		}
		there := session.Page{URL: r.String("u"), Title: r.String("d"), Referrer: r.String("r"), Made: at}
		page := &early{name: r.String("i")}
		for _, calls := range all {
			if other := calls[0].of; page.name != "" && page.name == other.name {
				page = other
				page.more = true
			}
		}
		where := r.List("w")
		var calls []*earlyCall
		for i, v := range r.List("c") {
			made := ""
			if i < len(where) {
				made, _ = where[i].(string)
			}
			if list, _ := v.([]any); len(list) > 0 && says(list[0]) {
				call := &earlyCall{of: page, list: list, there: madeAt(there, made, page.name)}
				call.at = call.there.At
				calls = append(calls, call)
			}
		}
		for i := len(calls) - 1; i >= 0; i-- { // a boot that nobody called is noted with no time
			if calls[i].at == 0 {
				calls[i].at = at
			}
			at = calls[i].at
		}
		if len(calls) > 0 {
			all = append(all, calls)
		}
	}
	return all
}

// inOrder puts the calls of all records in the order in which they were made. What was
// called before something else was not kept behind that.
func inOrder(all [][]*earlyCall) (list []*earlyCall) {
	for {
		first := -1
		for i, calls := range all {
			if len(calls) > 0 && (first < 0 || calls[0].at < all[first][0].at) {
				first = i
			}
		}
		if first < 0 {
			break
		}
		call := all[first][0]
		all[first] = all[first][1:]
		if !call.of.more || !isThere(list, call.there.Call) {
			list = append(list, call)
		}
	}
	for i := len(list) - 2; i >= 0; i-- {
		list[i].there.Made = min(list[i].there.Made, list[i+1].there.Made)
	}
	return list
}

// isThere says whether a call of that name is in the list: two records of a page may have
// it.
func isThere(list []*earlyCall, name string) bool {
	for _, call := range list {
		if name != "" && call.there.Call == name {
			return true
		}
	}
	return false
}

// madeAt is the page, of that name, when a call was made at a URL, with a number and at
// a time, as the loader has them.
func madeAt(there session.Page, made, name string) session.Page {
	url, number, _ := ascii.Cut(made, " ")
	number, at, _ := ascii.Cut(number, " ")
	if url != "" && url != there.URL {
		there.URL, there.Title = url, ""
	}
	if ms, err := strconv.ParseInt(at, 10, 64); err == nil {
		there.At = ms
	}
	switch {
	case number == "":
	case number[0] == '=': // the whole name
		there.Call = number[1:]
	case name != "":
		there.Call = name + "-" + number
	}
	return there
}
