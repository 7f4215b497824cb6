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
	oldest := c.host.now().Add(-unsentLife).UnixMilli()
	for _, s := range stretches(callsIn(records, oldest)) {
		page := s[0].of
		c.later(func(now time.Time) []session.Effect { return c.goOn(now, page) })
		for i := range s {
			if call := &s[i]; says(call.list[0]) {
				c.take(call.list, &call.there)
			}
		}
		c.later(func(now time.Time) (out []session.Effect) {
			page.stay, out = c.machine.Suspend(now)
			page.begun = true
			return out
		})
	}
	c.later(func(time.Time) []session.Effect {
		c.stepBack()
		return nil
	})
}

// early is a page whose calls are in a record.
type early struct {
	name  string
	begun bool
	stay  session.Stay // where it was when another was there
	calls map[string]bool
}

// knows says whether the page has made a call of that name: more than one record may have
// it.
func (e *early) knows(call string) bool {
	if e.calls[call] {
		return call != ""
	}
	if e.calls == nil {
		e.calls = map[string]bool{}
	}
	e.calls[call] = true
	return false
}

func pageOf(pages [][]earlyCall, name string) *early {
	for _, calls := range pages {
		if len(calls) > 0 && name != "" && calls[0].of.name == name {
			return calls[0].of
		}
	}
	return &early{name: name}
}

// goOn begins the calls of an earlier page, or goes on with them: the page had come back
// from the browser's cache, and what it was come back to is seen as it would be there.
func (c *Client) goOn(now time.Time, page *early) []session.Effect {
	if !page.begun {
		return c.machine.Begin(page.name)
	}
	out := c.machine.Resume(page.stay)
	if c.resident == nil || !c.past {
		out = append(out, c.machine.Back(now, c.stored(c.machine.App()))...)
	}
	return out
}

// earlyCall is one of their calls.
type earlyCall struct {
	of    *early
	list  []any // begins with the method
	there session.Page
	at    int64 // when it was made, in milliseconds, or was kept
}

// callsIn reads records, each in its order, and leaves out those that were kept before
// oldest, in milliseconds.
func callsIn(records []any, oldest int64) (pages [][]earlyCall) {
	for _, v := range records {
		r, _ := v.(wire.Object)
		if r.Int("t") < oldest {
			continue
		}
		page := pageOf(pages, r.String("i"))
		where := r.List("w")
		var calls []earlyCall
		for i, call := range r.List("c") {
			there := session.Page{URL: r.String("u"), Title: r.String("d"), Referrer: r.String("r"), Made: r.Int("t")}
			if i < len(where) {
				made, _ := where[i].(string)
				there = madeAt(there, made, page.name)
			}
			if list, _ := call.([]any); len(list) > 0 {
				calls = append(calls, earlyCall{page, list, there, there.At})
			}
		}
		next := r.Int("t")
		for i := len(calls) - 1; i >= 0; i-- { // a boot that nobody called is noted with no time
			if calls[i].at == 0 {
				calls[i].at = next
			}
			next = calls[i].at
		}
		pages = append(pages, calls)
	}
	return pages
}

// stretches puts the calls of all pages in the order in which they were made, each
// stretch on one page. What was called before something else was not kept behind that.
func stretches(pages [][]earlyCall) (list [][]earlyCall) {
	var last *early
	for {
		first, at := -1, int64(0)
		for i, calls := range pages {
			if len(calls) > 0 && (first < 0 || calls[0].at < at) {
				first, at = i, calls[0].at
			}
		}
		if first < 0 {
			break
		}
		call := pages[first][0]
		pages[first] = pages[first][1:]
		if call.of.knows(call.there.Call) {
			continue
		}
		if last != call.of {
			list, last = append(list, nil), call.of
		}
		list[len(list)-1] = append(list[len(list)-1], call)
	}
	for i := len(list) - 2; i >= 0; i-- {
		for j := range list[i] {
			list[i][j].there.Made = min(list[i][j].there.Made, list[i+1][0].there.Made)
		}
	}
	return list
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
