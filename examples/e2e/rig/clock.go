package rig

import (
	_ "embed"
	"fmt"
	"time"
)

//go:embed clock.js
var clock string

// HoldClock puts a clock that Advance moves into the pages that the tab opens from
// now on.
func (p *Tab) HoldClock() { p.Before(clock) }

// Advance moves the page's clock forward and lets the timers run that are due then.
func (p *Tab) Advance(d time.Duration) {
	p.t.Helper()
	p.Do(fmt.Sprintf("clock.advance(%d)", d.Milliseconds()))
}

// SetClock makes the tab's page, if it has a clock, so much ahead of the machine.
func (p *Tab) SetClock(ahead, within time.Duration) error {
	_, err := Try[bool](p, within, fmt.Sprintf("window.clock ? (clock.set(%d), true) : false", ahead.Milliseconds()))
	return err
}
