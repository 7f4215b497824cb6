package sdk

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// notes keep what a page calls from the end of that very turn until it is in the
// queue, so that not even the crash of a tab loses it. A note is a stored text
// {h, t, c}: with whose head (see session.Machine.Head), when in milliseconds, and
// the calls, each [URL, method, arguments...]; with held in place of h, they belong to
// the record of that name (see hold). Or {q}, records as the loader leaves
// them (see unsentKey), of calls that were made before there was a head. What the
// loader's door has noted is kept by the door, the rest here. The lock of a page's name says whether it lives;
// of one that does not, the next page takes the notes.
type notes struct {
	door   func() string          // takes the oldest of the door's notes: number and calls
	onHead func(key, head string) // tells the door what its notes begin with

	// Guarded by work.mu, for calls come from any goroutine.
	headKey, head string // in use; "" while what is said is nobody's
	noting        []byte // the calls of the present turn
	number        int    // of the present note
	pulled        int    // the door's notes that come before it
	noteName      string
	inNote        int // calls in it
	kept          []string

	lastKey, lastHead string  // as the machine had them last
	holding           *record // what is kept of calls while there is no head
	holdingLane       int     // whose
	recalled          []any   // records in the notes of earlier pages that are yet to be made
	gathered          bool    // there is nothing left of what was there before the program
	leaveTab          func()
	left              bool
}

const noteKey = "intercom.raw."

// noted notes a call that is made in Go, and gives it a name.
func (c *Client) noted(here session.Page, method string, args ...any) session.Page {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.head == "" || c.there != nil { // kept as it is
		return here
	}
	call := []any{here.URL, method}
	for _, a := range args {
		if o, ok := a.(wire.Object); ok {
			if method == "boot" { // of who is there now: the head says who
				o = anonymous(o)
			}
			if hasIdentity(o) {
				return here
			}
			a = readable(o)
		}
		call = append(call, a)
	}
	if c.inNote == 0 {
		c.noteName = strconv.Itoa(c.pulled) + "g" + strconv.Itoa(c.number)
	}
	here.Call = c.tab + "-" + c.noteName + "-" + strconv.Itoa(c.inNote)
	if c.inNote++; c.inNote > 1 {
		c.noting = append(c.noting, ',')
	} else {
		c.host.clock.Soon(c.keep)
	}
	c.noting = wire.AppendJSON(c.noting, call)
	return here
}

// hasIdentity says whether settings name a person: whether that is the one who is
// booted is not known before they are looked into.
func hasIdentity(o wire.Object) bool {
	_, id := o.Get("user_id")
	_, email := o.Get("email")
	return id || email
}

// anonymous leaves out who a person is.
func anonymous(o wire.Object) wire.Object {
	for _, key := range []string{"user_id", "email", "user_hash", "intercom_user_jwt"} {
		o = o.Without(key)
	}
	return o
}

// readable leaves out what the page's value could not be read of.
func readable(o wire.Object) wire.Object {
	var out wire.Object
	for _, m := range o {
		if _, no := m.Value.(settings.Refused); !no {
			out = append(out, m)
		}
	}
	return out
}

// keep stores the note of the turn that is ending.
func (c *Client) keep() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.inNote == 0 || c.head == "" {
		return
	}
	key := c.headKey + c.noteName
	c.host.store.Save(key, c.head+strconv.FormatInt(c.host.clock.UnixMilli(), 10)+`,"c":[`+string(c.noting)+`]}`)
	c.kept = append(c.kept, key)
	c.forgetNote()
}

func (c *Client) forgetNote() {
	c.number++
	c.noting, c.inNote = nil, 0
}

// journalled forgets the notes whose calls are in the queue.
func (c *Client) journalled() {
	if c.stubbed != nil || len(c.recalled) > 0 { // which wait for those of earlier pages, as does what is noted with them
		return
	}
	c.setHead()
	if !c.machine.Idle() {
		return
	}
	c.mu.Lock()
	kept := c.kept
	c.kept = nil
	if c.inNote > 0 {
		c.forgetNote()
	}
	c.mu.Unlock()
	for _, key := range kept {
		c.host.store.Save(key, "")
	}
}

// setHead tells all who note calls whose they are.
func (c *Client) setHead() {
	if head, changed := c.machine.Head(); changed {
		c.lastKey, c.lastHead = "", ""
		switch {
		case head != nil:
			c.lastKey = noteKey + c.machine.App() + "." + c.tab + "."
			c.lastHead = `{"h":` + string(wire.AppendJSON(nil, head)) + `,"t":`
		case c.machine.Holding():
			c.lastKey, c.lastHead = c.recordKey(""), heldHead
		}
	}
	if c.head != c.lastHead {
		c.useHead(c.lastKey, c.lastHead)
	}
}

func (c *Client) useHead(key, head string) {
	c.mu.Lock()
	c.headKey, c.head = key, head
	c.mu.Unlock()
	if c.onHead != nil {
		c.onHead(key, head)
	}
}

// heldHead begins notes that belong to a record: whose they are follows from the calls
// in it.
const heldHead = `{"held":true,"t":`

// recordKey is that of a record of this page.
func (c *Client) recordKey(name string) string { return recordsKey + c.tab + "." + name }

// recordsKey is what the keys of records begin with: they are of no workspace.
const recordsKey = noteKey + "."

// known tells all who note calls whose they are, and says whether that is known: there
// may be calls of the page, or of an earlier one, that are to be made yet and change it.
func (c *Client) known() bool {
	if c.resident != nil || c.stubbed != nil {
		return false
	}
	c.mu.Lock()
	more := len(c.steps)+len(c.inner) > 0
	c.mu.Unlock()
	if more {
		c.useHead(c.recordKey(""), heldHead)
		return false
	}
	c.setHead()
	return true
}

// headless is for a call that may change who is there: until it is carried out,
// what is said is nobody's. What an earlier page called changes nothing here.
func (c *Client) headless() {
	if c.there == nil {
		c.useHead("", "")
	}
}

// gather takes what the loader kept of earlier pages, the stub's queue, and what the
// loader's door has noted since, ahead of what comes now.
func (c *Client) gather() {
	c.gathered = true
	if c.unsent || len(c.recalled) > 0 {
		c.unsent = false
		c.later(c.call(c.replay))
	}
	c.takeQueue()
	for note := c.door(); note != ""; note = c.door() {
		c.addNote(note)
	}
}

// gatherLast is gather for a page that may be gone at any moment. While it waits for
// whether an earlier one lives, all that it has not begun with is left to the next page as
// it is kept: made now, it would come before what was said before it.
func (c *Client) gatherLast() {
	if c.waiting > 0 && !c.gathered && (len(c.stubbed) == 0 || c.host.store.Load(c.recordKey("queue")) != "") {
		return
	}
	c.gather()
}

// gatherBehind is gather where nobody waits: behind what earlier pages left.
func (c *Client) gatherBehind() {
	if c.waiting == 0 {
		c.gather()
	}
}

// addNote makes the calls of one of the door's notes, a number and a list of calls.
func (c *Client) addNote(note string) {
	at := ascii.Index(note, "[")
	if at < 0 {
		return
	}
	number, calls := note[:at], note[at:]
	c.keep() // what was said before
	c.mu.Lock()
	if n, err := strconv.Atoi(number); err == nil {
		c.pulled = n + 1
	}
	if c.headKey != "" {
		c.kept = append(c.kept, c.headKey+number)
	}
	c.mu.Unlock()
	c.add(c.call(func() {
		v, _ := wire.ParseJSON(calls)
		list, _ := v.([]any)
		here := c.host.page.Here()
		for i, v := range list {
			if call, _ := v.([]any); len(call) > 1 {
				url, _ := call[0].(string)
				c.take(call[1:], elsewhere(here, url, c.tab+"-"+number+"-"+strconv.Itoa(i)))
			}
		}
	}))
}

// elsewhere is the page at the URL of a call of that name.
func elsewhere(here session.Page, url, call string) *session.Page {
	if url != "" && url != here.URL {
		here.URL, here.Title = url, ""
	}
	here.Call = call
	return &here
}
