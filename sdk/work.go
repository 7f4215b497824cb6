package sdk

import (
	"sync"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/session"
)

// slice is how long the client works before it lets the page have its turn, where
// nobody waits for the result. What runs for the first time in a page is slow.
const slice = 2 * time.Millisecond

// step is something to do; what follows from it are effects.
type step func(now time.Time) []session.Effect

// work is what a client has to do, in order, and who does it. The page can call
// back from what is called in it, such as a hook on its console or a handler of
// its focus event; what it asks for then waits for what is at work, because
// whoever is called back must not block.
type work struct {
	mu      sync.Mutex // guards these, and is never held while the page is called
	steps   []step
	inner   []step // come before these: asked for by the step at work, which is a call
	calling bool
	busy    bool   // somebody is at work, whose all the rest is
	turning bool   // there will be a turn for what waits
	open    bool   // the turn in which the last steps were asked for is not over
	rest    bool   // what was begun is not finished
	noTurn  func() // calls that off
	who     session.Who
	on      bool // somebody is booted

	// The rest is for who is at work.
	effects []session.Effect
	stage   int      // of what is done once no step is left; 0 is none yet
	leaving bool     // the page is being left
	calls   []func() // callbacks to run once nobody is at work
}

func (w *work) add(s step) {
	w.mu.Lock()
	if w.calling {
		w.inner = append(w.inner, s)
	} else {
		w.steps = append(w.steps, s)
	}
	w.mu.Unlock()
}

// do runs a step, behind all that waits, and carries out what follows from it.
func (c *Client) do(s step) {
	c.add(s)
	c.run(false)
}

// begin is do where nobody waits for the result.
func (c *Client) begin(s step) {
	c.add(s)
	c.run(true)
}

// later runs a step once the present turn of the event loop is over: who makes a
// call need not wait for what can be done behind it, for all calls at once.
func (c *Client) later(s step) {
	c.add(s)
	c.mu.Lock()
	c.open = c.open || !c.busy // else it is a part of what is at work
	c.mu.Unlock()
	c.soon()
}

// call is for a step that makes a call of the page: what that asks for comes right
// behind it.
func (c *Client) call(f func()) step {
	return func(time.Time) []session.Effect {
		c.setCalling(true)
		f()
		c.setCalling(false)
		return nil
	}
}

func (w *work) setCalling(on bool) {
	w.mu.Lock()
	if w.calling = on; !on {
		w.steps, w.inner = append(w.inner, w.steps...), nil
	}
	w.mu.Unlock()
}

// soon sees to it that there is a turn for what waits.
func (c *Client) soon() {
	c.mu.Lock()
	due := !c.busy && !c.turning
	c.turning = c.turning || due
	c.mu.Unlock()
	if !due {
		return
	}
	cancel := c.host.clock.After(0, func() {
		c.mu.Lock()
		c.turning = false
		c.mu.Unlock()
		c.turn()
	})
	c.mu.Lock()
	c.noTurn = cancel
	c.mu.Unlock()
}

// stop calls all timers off.
func (c *Client) stop() {
	c.mu.Lock()
	turning, noTurn := c.turning, c.noTurn
	c.turning = false
	c.mu.Unlock()
	if turning {
		noTurn()
	}
	if c.timer != nil {
		c.timer()
		c.timer = nil
	}
	if c.drawing != nil {
		c.drawing()
		c.drawing = nil
	}
	c.lookNoMore()
}

// turn works in a turn of its own, so that the one before is over.
func (c *Client) turn() {
	c.gatherBehind()
	c.mu.Lock()
	if c.open {
		c.open = false
		c.steps = append(c.steps, func(now time.Time) []session.Effect { return c.machine.Tick(now) })
	}
	c.mu.Unlock()
	c.run(true)
}

// run does what there is to do: all of it, or as much as fits into a slice.
func (c *Client) run(sliced bool) {
	c.mu.Lock()
	if c.busy {
		c.mu.Unlock()
		return
	}
	c.busy = true
	c.mu.Unlock()
	more, begun := true, !sliced
	for start := c.host.now(); more; {
		if begun && c.drawsNext() {
			break
		}
		begun = true
		more = c.guarded()
		if sliced && more && c.host.now().Sub(start) >= slice {
			break
		}
	}
	calls := c.calls
	c.calls = nil
	c.mu.Lock()
	c.busy, c.rest = false, more
	more = more || len(c.steps) > 0 // asked for in this moment, by another goroutine
	c.mu.Unlock()
	for _, f := range calls {
		f()
	}
	if more {
		c.soon()
	}
}

// settle does what waits, for who wants to know where that leads.
func (c *Client) settle() {
	c.mu.Lock()
	waits := c.rest || len(c.steps) > 0
	c.mu.Unlock()
	if waits {
		c.run(false)
	}
}

// next takes the first step, and notes who is there now that those before it are
// carried out.
func (c *Client) next() (s step, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.who, c.on = c.machine.Who(), c.machine.Booted()
	if len(c.steps) == 0 {
		return nil, false
	}
	s, c.steps = c.steps[0], c.steps[1:]
	return s, true
}

// guarded is piece, which a fault of our own costs no more than what it was at:
// the next call works.
func (c *Client) guarded() (more bool) {
	defer func() {
		if r := recover(); r != nil {
			c.setCalling(false)
			c.host.console.Fault(r)
			more = true
		}
	}()
	return c.piece()
}

// piece does the next piece of what there is to do, and says whether there may be
// more. A client that is closed does nothing any more, whoever still holds on to
// it.
func (c *Client) piece() (more bool) {
	if c.closed() {
		c.mu.Lock()
		c.steps = nil
		c.mu.Unlock()
		return false
	}
	now := c.host.now()
	if len(c.effects) > 0 {
		c.stage = 0
		for stores := true; stores && len(c.effects) > 0; {
			e := c.effects[0]
			c.effects = c.effects[1:]
			c.apply(e)
			stores = isStorage(e) // what belongs together is stored together, or not at all
		}
		return true
	}
	if c.leaving {
		c.leaving = false
		c.deliverRest(now)
		return true
	}
	if s, ok := c.next(); ok {
		c.stage = 0
		if s != nil {
			c.effects = s(now)
		}
		return true
	}
	return c.finish(now)
}

// drawStage is the stage in which the messenger is drawn, the last.
const drawStage = 5

// drawsNext says whether another page of the open messenger is to be drawn now, which
// takes a slow device so long that it has a turn of its own.
func (c *Client) drawsNext() bool {
	if c.stage != drawStage-1 || !c.redraw || !c.panel || c.leaving || len(c.effects) > 0 {
		return false
	}
	if page := c.pageOpen(); page == "" || page == c.pageDrawn {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.steps) == 0
}

// finish does, stage by stage, what follows from all the steps together.
func (c *Client) finish(now time.Time) (more bool) {
	c.stage++
	switch c.stage {
	case 1:
		c.knows(now)
		c.performKept(now)
		c.journalled()
		c.deliver(now)
	case 2:
		c.show()
	case 3:
		c.see(now)
	case 4:
		c.arm(now)
	case drawStage:
		c.draw(now)
	default:
		c.stage = 0
		return false
	}
	return true
}
