package rig

import (
	"time"
)

// Patience is how long a condition may take to come true on a busy machine.
const Patience = 20 * time.Second

// Until waits for a condition and fails the test when it does not come true; state
// then says how things stand.
func Until(t T, what string, condition func() bool, state func() string) {
	t.Helper()
	deadline := time.After(Patience)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !condition() {
		select {
		case <-deadline:
			t.Fatalf("%s: never came true; %s", what, state())
		case <-tick.C:
		}
	}
}
