package quota_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/quota"
	"github.com/stretchr/testify/assert"
)

var start = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// take counts n calls at one moment and returns how many were within the quota.
func take(q *quota.Quota, n int, at time.Duration) int {
	within := 0
	for range n {
		if q.Take(start.Add(at)) {
			within++
		}
	}
	return within
}

func TestQuotaHasTheContractsFigures(t *testing.T) {
	assert.Equal(t, 20, quota.Updates)
	assert.Equal(t, 30*time.Minute, quota.Window)
}

func TestQuotaOverTime(t *testing.T) {
	type step struct {
		at     time.Duration
		calls  int
		within int
	}
	const minute = time.Minute
	tests := []struct {
		name  string
		steps []step
	}{
		{"the 21st call is refused", []step{{0, 20, 20}, {0, 1, 0}}},
		{"whole again 30 minutes after the first call", []step{{0, 1, 1}, {29 * minute, 19, 19}, {30*minute - 1, 1, 0}, {30 * minute, 21, 20}}},
		{"not before", []step{{0, 20, 20}, {30*minute - 1, 5, 0}}},
		{"refused calls do not lengthen the window", []step{{0, 20, 20}, {29 * minute, 100, 0}, {30 * minute, 1, 1}}},
		{"the window begins with the first call, not before it", []step{{7 * minute, 20, 20}, {36 * minute, 1, 0}, {37 * minute, 20, 20}}},
		{"the next window begins with its own first call", []step{{0, 20, 20}, {50 * minute, 20, 20}, {79 * minute, 1, 0}, {80 * minute, 1, 1}}},
		{"few calls never fill it", []step{{0, 19, 19}, {40 * minute, 19, 19}, {80 * minute, 19, 19}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := quota.New(quota.Updates, quota.Window)
			for i, s := range test.steps {
				assert.Equal(t, s.within, take(q, s.calls, s.at), "step %d", i)
			}
		})
	}
}

func TestResetIsAWindowAfterTheFirstCall(t *testing.T) {
	q := quota.New(2, time.Hour)
	take(q, 1, 0)
	take(q, 5, 10*time.Minute)
	assert.Equal(t, start.Add(time.Hour), q.Reset())
	take(q, 1, 3*time.Hour)
	assert.Equal(t, start.Add(4*time.Hour), q.Reset())
}
