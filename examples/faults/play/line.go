package play

import (
	"math"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

// line decides what becomes of requests, by the present phase.
type line struct {
	now func() time.Time // by the pages' clock

	mu       sync.Mutex
	rng      *rand.Rand
	phase    plan.Phase
	injected map[plan.Kind]int
}

func newLine(seed uint64, now func() time.Time) *line {
	return &line{now: now, rng: rand.New(rand.NewPCG(seed, 0x6c696e65)), injected: map[plan.Kind]int{}}
}

// set begins a phase; the zero Phase is a good line.
func (l *line) set(p plan.Phase) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.phase = p
}

func (l *line) counts() map[plan.Kind]int {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := map[plan.Kind]int{}
	for k, n := range l.injected {
		out[k] = n
	}
	return out
}

// next is what becomes of a request.
func (l *line) next(r *rig.Request) rig.Break {
	l.mu.Lock()
	defer l.mu.Unlock()
	script := strings.HasPrefix(r.Path, "/widget/")
	if len(l.phase.Kinds) == 0 || !script && r.Name() == "" {
		return rig.Break{}
	}
	k := l.phase.Kinds[l.rng.IntN(len(l.phase.Kinds))]
	if l.rng.Float64() >= l.phase.Share || script != (k == plan.Scripted) {
		return rig.Break{}
	}
	l.injected[k]++
	return l.fault(k)
}

func (l *line) fault(k plan.Kind) rig.Break {
	switch k {
	case plan.Dropped:
		return rig.Break{Drop: true}
	case plan.Unheard:
		return rig.Break{Lose: true, Delay: l.sometimes()}
	case plan.Reset:
		before := l.rng.IntN(2) == 0
		return rig.Break{Reset: true, Drop: before, Lose: !before}
	case plan.Cut:
		return rig.Break{Cut: true}
	case plan.Delayed:
		return rig.Break{Delay: l.delay()}
	case plan.Status:
		return l.trouble(408, 425, 429, 500, 502, 503)
	case plan.Failing:
		return l.trouble(500, 502, 503)
	case plan.Scripted:
		return []rig.Break{{Drop: true}, {Status: http.StatusServiceUnavailable}, {Cut: true}, {Delay: l.delay()}}[l.rng.IntN(4)]
	}
	return rig.Break{}
}

// delay is 50 to 2000 ms, the shorter the more often.
func (l *line) delay() time.Duration {
	return time.Duration(50 * math.Pow(40, l.rng.Float64()) * float64(time.Millisecond))
}

func (l *line) sometimes() time.Duration {
	if l.rng.IntN(3) == 0 {
		return l.delay()
	}
	return 0
}

// trouble is a status that says: later.
func (l *line) trouble(of ...int) rig.Break {
	b := rig.Break{Status: of[l.rng.IntN(len(of))]}
	wait := l.rng.IntN(120)
	switch l.rng.IntN(4) {
	case 0:
		b.RetryAfter = strconv.Itoa(wait)
	case 1:
		b.RetryAfter = l.now().Add(time.Duration(wait) * time.Second).UTC().Format(http.TimeFormat)
	}
	return b
}
