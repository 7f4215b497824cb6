package plan

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

const seeds = 500

func TestAScheduleFollowsFromItsSeed(t *testing.T) {
	for seed := range uint64(seeds) {
		assert.Equal(t, Generate(seed), Generate(seed))
	}
	assert.NotEqual(t, Generate(1), Generate(2))
}

// steps counts the steps of a schedule that fit.
func steps(s Schedule, fits func(Step) bool) int {
	n := 0
	for _, step := range s.Steps {
		if fits(step) {
			n++
		}
	}
	return n
}

// occurs says how a kind shows in a schedule that has it.
func occurs(s Schedule, k Kind) bool {
	act := map[Kind]Act{Offline: Lose, Closed: Close, Crashed: Crash, Reloaded: Reload, Left: Go, Returned: Back, Jumped: Jump}
	return steps(s, func(step Step) bool {
		switch k {
		case Tabs:
			return step.Tab > 0
		case Throttled:
			return step.Apart
		case Flooded:
			return len(step.Calls) == floodEvents
		}
		if act[k] != "" {
			return step.Act == act[k] || step.Then == act[k]
		}
		for _, have := range step.Phase.Kinds {
			if have == k {
				return true
			}
		}
		return false
	}) > 0
}

func TestEveryKindOccursInAFewSeedsInARow(t *testing.T) {
	for first := uint64(1); first < seeds; first += 30 {
		found, without := map[Kind]bool{}, 0
		for seed := first; seed < first+30; seed++ {
			s := Generate(seed)
			if len(s.Kinds) == 0 {
				without++
			}
			for _, k := range s.Kinds {
				found[k] = found[k] || occurs(s, k)
			}
		}
		for _, k := range Kinds {
			assert.True(t, found[k], "%s, from seed %d on", k, first)
		}
		assert.Positive(t, without, "schedules without faults, from seed %d on", first)
	}
}

func TestNothingOccursThatTheScheduleDoesNotHave(t *testing.T) {
	for seed := range uint64(seeds) {
		s := Generate(seed)
		for _, k := range Kinds {
			if !s.Has(k) && k != Left && k != Returned {
				assert.False(t, occurs(s, k), "%s in seed %d", k, seed)
			}
		}
	}
}

func TestNumbersRiseAndPagesDiffer(t *testing.T) {
	for seed := range uint64(seeds) {
		last, pages := 0, map[int]bool{}
		for _, step := range Generate(seed).Steps {
			assert.False(t, pages[step.Page], "page %d in seed %d", step.Page, seed)
			pages[step.Page] = true
			for _, c := range step.Calls {
				assert.Greater(t, c.N, last, "seed %d", seed)
				last = c.N
			}
		}
	}
}

// What the script keeps for the next page it keeps for 30 minutes (README).
func TestTheClockIsMovedByLessThanUnsentCallsAreKept(t *testing.T) {
	for seed := range uint64(seeds) {
		var moved time.Duration
		for _, step := range Generate(seed).Steps {
			moved += step.Jump + step.Pass
		}
		assert.LessOrEqual(t, moved, 20*time.Minute, "seed %d", seed)
	}
}

func TestATaskChangesTheURLOnce(t *testing.T) {
	for seed := range uint64(seeds) {
		for _, step := range Generate(seed).Steps {
			routes := 0
			for _, c := range step.Calls {
				if c.Method == Route {
					routes++
				}
			}
			assert.LessOrEqual(t, routes, 1, "seed %d", seed)
		}
	}
}

func TestAVisitorComesOnlyBehindAShutdown(t *testing.T) {
	for seed := range uint64(seeds) {
		for _, step := range Generate(seed).Steps {
			for _, c := range step.Calls {
				if c.Method == Switch && c.To == Visitor {
					assert.True(t, c.Shutdown, "seed %d", seed)
				}
			}
		}
	}
}

func TestAScheduleOfEventsHasNothingElse(t *testing.T) {
	found := map[Kind]bool{}
	for seed := range uint64(50) {
		s := Events(seed)
		assert.LessOrEqual(t, s.Tabs, 2)
		assert.Equal(t, UserA, s.First)
		for _, k := range s.Kinds {
			found[k] = true
		}
		for _, step := range s.Steps {
			for _, c := range step.Calls {
				assert.Equal(t, Track, c.Method)
			}
		}
	}
	assert.Len(t, found, len(EventKinds))
}
