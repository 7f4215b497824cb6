package outbox

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
)

// wait is a pause between two tries in one line, see Entry.line. All tabs keep it.
type wait struct {
	line  string
	until int64 // milliseconds
	tries int64
	asked bool // by Retry-After
}

// circuit is the name under which it is kept that nothing gets through at all, as
// where somebody blocks the backend's address.
const circuit = "*"

// After so many requests in a row without any answer, one is tried every so often.
const (
	maxSilence  = 6
	circuitOpen = 5 * time.Minute
)

func (o *Outbox) readWaits() (waits []wait) {
	text := o.store.Load(o.waitKey)
	if text == "" {
		return nil
	}
	v, _ := wire.ParseJSON(text)
	list, _ := v.([]any)
	for _, v := range list {
		w, _ := v.(wire.Object)
		waits = append(waits, wait{w.String("w"), w.Int("u"), w.Int("n"), w.Bool("a")})
	}
	return waits
}

func (o *Outbox) writeWaits() {
	list := []any{}
	for _, w := range o.waits {
		if w.tries > 0 {
			list = append(list, wire.Object(nil).WithText("w", w.line).With("u", w.until).With("n", w.tries).With("a", w.asked))
		}
	}
	text := ""
	if len(list) > 0 {
		text = string(wire.AppendJSON(nil, list))
	}
	o.store.Save(o.waitKey, text)
}

func (o *Outbox) waitOf(line string) wait {
	for _, w := range o.waits {
		if w.line == line {
			return w
		}
	}
	return wait{line: line}
}

func (o *Outbox) setWait(w wait) {
	for i := range o.waits {
		if o.waits[i].line == w.line {
			o.waits[i] = w
			return
		}
	}
	o.waits = append(o.waits, w)
}

// failed notes a try that has to be made again, and when.
func (o *Outbox) failed(e *Entry, status int, retryAfter string, now time.Time, random float64) {
	w, c := o.waitOf(e.line()), o.waitOf(circuit)
	w.tries++
	w.until = now.Add(wire.Pause(int(w.tries), retryAfter, now, random)).UnixMilli()
	w.asked = ascii.Trim(retryAfter) != ""
	c.tries++
	switch {
	case status != 0:
		c = wait{line: circuit}
	case c.tries >= maxSilence:
		c.until = now.Add(circuitOpen).UnixMilli()
	}
	if status >= 500 {
		e.faults++
	}
	o.setWait(w)
	o.setWait(c)
	o.writeWaits()
}

// succeeded ends the pauses of a person who got through, and tells what is tried no
// more before it.
func (o *Outbox) succeeded(e *Entry) {
	if len(o.waits) > 0 {
		o.setWait(wait{line: e.line()})
		o.setWait(wait{line: circuit})
		o.writeWaits()
	}
	for _, earlier := range o.entries {
		if earlier == e {
			return
		}
		if earlier.related(e) && earlier.kind() == e.kind() && earlier.faults >= maxFaults {
			earlier.overtaken = true
		}
	}
}

// Hurry ends pauses: all, where the network is back; else those that nobody asked
// for.
func (o *Outbox) Hurry(network bool) {
	o.waits = o.readWaits()
	if len(o.waits) == 0 {
		return
	}
	for i := range o.waits {
		if w := &o.waits[i]; network || !w.asked && w.line != circuit {
			w.until = 0
		}
	}
	o.writeWaits()
}
