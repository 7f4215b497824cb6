// Package quota is the update throttle of section 5 of the contract: so many
// calls per window, the window starting with the first call that counts.
package quota

import "time"

// The contract's figures (section 5): 20 updates per 30 minutes.
const (
	Updates = 20
	Window  = 30 * time.Minute
)

// Quota counts calls. It takes the time from its caller.
type Quota struct {
	limit  int
	window time.Duration
	used   int
	start  time.Time
}

// New returns a quota of limit calls per window.
func New(limit int, window time.Duration) *Quota {
	return &Quota{limit: limit, window: window}
}

// Take counts one call at now and says whether it is within the quota. A call
// that is refused does not count.
func (q *Quota) Take(now time.Time) bool {
	if q.used == 0 || !now.Before(q.Reset()) {
		q.used, q.start = 0, now
	}
	if q.used == q.limit {
		return false
	}
	q.used++
	return true
}

// Reset is when the quota is whole again.
func (q *Quota) Reset() time.Time { return q.start.Add(q.window) }
