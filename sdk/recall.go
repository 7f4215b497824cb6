package sdk

import (
	"strconv"
	"strings"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/outbox"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
)

// recall sees to what earlier pages left: what is queued, and the notes of those that
// live no more. Nothing is sent before these are read, for they come first. It is for a
// page that comes, or comes back.
func (c *Client) recall() {
	store := c.host.store
	for _, app := range outbox.Apps(store.Keys(outbox.Prefix)) {
		c.queueOf(app)
	}
	var tabs []string
	for _, key := range store.Keys(noteKey) {
		if tab := tabOf(key); tab != c.tab && (len(tabs) == 0 || tabs[len(tabs)-1] != tab) {
			tabs = append(tabs, tab)
		}
	}
	c.waiting += len(tabs)
	for _, tab := range tabs {
		c.host.locks.Acquire(tabLock+tab, false, func(release func()) {
			c.begin(func(now time.Time) []session.Effect {
				c.waiting--
				if release != nil {
					c.takeNotes(tab, now)
					release()
				}
				c.gatherBehind()
				return nil
			})
		})
	}
	if len(c.list) > 0 {
		c.begin(nil)
	}
}

func tabOf(key string) string {
	key = key[:max(0, strings.LastIndexByte(key, '.'))]
	return key[strings.LastIndexByte(key, '.')+1:]
}

// before says which of two notes of a page, by the ends of their keys, was made first:
// the door's are numbers, and those that were made here behind n of them begin with
// n and g. Records, which are neither, come before all.
func before(a, b string) bool {
	na, ga, here := ascii.Cut(a, "g")
	nb, gb, there := ascii.Cut(b, "g")
	switch x, y := place(na), place(nb); {
	case x != y:
		return x < y
	case here != there:
		return here
	}
	return place(ga) < place(gb)
}

func place(number string) int {
	n, err := strconv.Atoi(number)
	if err != nil {
		return -1
	}
	return n
}

// notesOf are the keys of a page's notes in the order in which these were made.
func (c *Client) notesOf(tab string) (keys []string) {
	for _, key := range c.host.store.Keys(noteKey) {
		if tabOf(key) != tab {
			continue
		}
		at := len(keys)
		for at > 0 && before(endOf(key), endOf(keys[at-1])) {
			at--
		}
		keys = append(keys[:at], append([]string{key}, keys[at:]...)...)
	}
	return keys
}

func endOf(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }

// sureDead is after how long without locks a page that did not take its own notes is
// taken for dead.
const sureDead = 10 * time.Second

// takeNotes makes requests of what a page did not live to queue.
func (c *Client) takeNotes(tab string, now time.Time) {
	keys := c.notesOf(tab)
	var last session.View
	var recalled []session.Effect
	var taken []string
	var early []any
	for _, key := range keys {
		o, _ := wire.ParseObject(c.host.store.Load(key))
		if records := o.List("q"); len(records) > 0 {
			if endOf(key) == "held" || endOf(key) == "queue" && !hasHeld(keys) {
				c.addHeld(records, keys)
			}
			early = append(early, records...)
		}
		made := time.UnixMilli(o.Int("t"))
		if !c.host.locks.Sure() && now.Sub(made) < sureDead {
			continue
		}
		if head := o.Object("h"); head != nil {
			calls := c.callsOf(o.List("c"), tab+"-"+endOf(key)+"-")
			f := head.Object("f")
			q := c.queueOf(f.String("app_id"))
			seen := q.ShadowOf(tab)
			if seen != nil {
				calls = behind(seen.Call, calls)
			} else if numberOf(f) == 0 && last.Number == 0 { // older than what the page began with
				seen = q.LastView(tab)
			}
			if seen != nil && numberOf(seen.Fields) > last.Number {
				last = session.View{URL: seen.Fields.String("referer"), Number: numberOf(seen.Fields)}
			}
			recalled = append(recalled, c.machine.Recall(head, calls, made, &last)...)
		}
		taken = append(taken, key)
	}
	if len(early) > 0 {
		c.keepRecords(tab, early)
		c.dropUnsent(early)
		if c.machine.Booted() {
			c.make(early, true)
		} else { // together with what else is found, in the order of all
			c.recalled = append(c.recalled, early...)
		}
	}
	for _, e := range c.remains(tab, recalled) {
		c.apply(e)
	}
	for _, key := range taken {
		c.host.store.Save(key, "")
	}
}

// numberOf is which page view a request is of, 0 for none.
func numberOf(fields wire.Object) int {
	n, _ := strconv.Atoi(fields.String("page_view"))
	return n
}

// remains leaves out of what is recalled of a page the updates that it had put into the
// queue itself, which are those up to the last one that is found there. The others come
// behind whatever it had put there.
func (c *Client) remains(tab string, recalled []session.Effect) (out []session.Effect) {
	known := -1
	for i, e := range recalled {
		if s, ok := e.(session.Send); ok && s.Name == wire.Ping && c.queueOf(s.Fields.String("app_id")).Queued(s.Fields.String(wire.KeyField)) {
			known = i
		}
	}
	for i, e := range recalled {
		if s, ok := e.(session.Send); ok {
			if s.Name == wire.Ping && i <= known {
				continue
			}
			s.Made = max(s.Made, c.queueOf(s.Fields.String("app_id")).Behind(tab))
			e = s
		}
		out = append(out, e)
	}
	return out
}

// behind leaves out of the calls of a note the updates up to the one of that name: what
// waits for its quota has them, under a key of its own.
func behind(name string, calls []session.Call) (rest []session.Call) {
	note, number := noteOf(name)
	for _, call := range calls {
		n, i := noteOf(call.Page.Call)
		if call.Event != "" || note == "" || before(note, n) || n == note && i > number {
			rest = append(rest, call)
		}
	}
	return rest
}

// noteOf takes apart the name of a call: which note it is in, and where there.
func noteOf(call string) (note string, number int) {
	_, name, _ := ascii.Cut(call, "-")
	note, end, _ := ascii.Cut(name, "-")
	return note, place(end)
}

// hasHeld says whether there is a record of what was held.
func hasHeld(keys []string) bool {
	for _, key := range keys {
		if endOf(key) == "held" {
			return true
		}
	}
	return false
}

// addHeld adds to a record the notes that belong to it and are not in it yet.
func (c *Client) addHeld(records []any, keys []string) {
	r, _ := records[0].(wire.Object)
	where, calls := r.List("w"), r.List("c")
	known := len(where)
	for _, key := range keys {
		o, _ := wire.ParseObject(c.host.store.Load(key))
		if !o.Bool("held") {
			continue
		}
		for i, v := range o.List("c") {
			if call, _ := v.([]any); len(call) > 1 {
				url, _ := call[0].(string)
				made := madeBy(url, tabOf(key)+"-"+endOf(key)+"-"+strconv.Itoa(i)) + " "
				if !has(where[:known], made) {
					where, calls = append(where, made+strconv.FormatInt(o.Int("t"), 10)), append(calls, call[1:])
				}
			}
		}
	}
	records[0] = r.With("w", where).With("c", calls)
}

// has says whether one of the texts of a list begins so.
func has(list []any, s string) bool {
	for _, v := range list {
		if text, _ := v.(string); ascii.Index(text, s) == 0 {
			return true
		}
	}
	return false
}

// callsOf reads the calls of a note.
func (c *Client) callsOf(list []any, name string) (calls []session.Call) {
	for i, v := range list {
		call, _ := v.([]any)
		if len(call) < 2 {
			continue
		}
		call = append(call, nil, nil) // what is left out
		url, _ := call[0].(string)
		made := session.Call{Page: session.Page{URL: url, Call: name + strconv.Itoa(i)}}
		switch call[1] {
		case "boot", "update":
			o, _ := call[2].(wire.Object)
			made.Settings, made.Boot = c.parse("update", o), call[1] == "boot"
		case "trackEvent":
			made.Event, _ = call[2].(string)
			made.Metadata, _ = call[3].(wire.Object)
			if made.Event == "" {
				continue
			}
		}
		calls = append(calls, made)
	}
	return calls
}
