package play

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/faults/plan"
)

var (
	ping   = &rig.Request{Path: "/messenger/web/ping"}
	script = &rig.Request{Path: "/widget/faults_1"}
	noon   = time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
)

func lineWith(phase plan.Phase) *line {
	l := newLine(1, func() time.Time { return noon })
	l.set(phase)
	return l
}

func TestAGoodLineBreaksNothing(t *testing.T) {
	l := lineWith(plan.Phase{})
	for range 100 {
		assert.Zero(t, l.next(ping))
		assert.Zero(t, l.next(script))
	}
	assert.Empty(t, l.counts())
}

func TestWhatEachKindOfFaultIs(t *testing.T) {
	tests := map[plan.Kind]func(rig.Break) bool{
		plan.Dropped: func(b rig.Break) bool { return b.Drop && !b.Reset },
		plan.Unheard: func(b rig.Break) bool { return b.Lose && !b.Reset && b.Delay <= 2*time.Second },
		plan.Reset:   func(b rig.Break) bool { return b.Reset && b.Lose != b.Drop },
		plan.Cut:     func(b rig.Break) bool { return b.Cut },
		plan.Delayed: func(b rig.Break) bool { return b.Delay >= 50*time.Millisecond && b.Delay <= 2*time.Second },
		plan.Status:  func(b rig.Break) bool { return b.Status >= 408 && b.Status <= 503 },
	}
	for kind, is := range tests {
		l := lineWith(plan.Phase{Kinds: []plan.Kind{kind}, Share: 1})
		for range 100 {
			b := l.next(ping)
			assert.True(t, is(b), "%s: %+v", kind, b)
			assert.Zero(t, l.next(script), "%s is about the wire", kind)
		}
		assert.Equal(t, map[plan.Kind]int{kind: 100}, l.counts())
	}
}

func TestScriptsAreBrokenWhereTheScheduleSaysSo(t *testing.T) {
	l := lineWith(plan.Phase{Kinds: []plan.Kind{plan.Scripted}, Share: 1})
	for range 100 {
		assert.NotZero(t, l.next(script))
		assert.Zero(t, l.next(ping))
	}
}

func TestAShareOfTheRequestsIsBroken(t *testing.T) {
	l := lineWith(plan.Phase{Kinds: []plan.Kind{plan.Dropped}, Share: 0.3})
	for range 1000 {
		l.next(ping)
	}
	assert.InDelta(t, 300, l.counts()[plan.Dropped], 60)
}

// Only what the contract (section 7) has tried again; and Retry-After is said in
// seconds, as a date by the pages' clock, or not at all.
func TestStatusesAreThoseThatAreTriedAgain(t *testing.T) {
	l := lineWith(plan.Phase{Kinds: []plan.Kind{plan.Status}, Share: 1})
	statuses, forms := map[int]bool{}, map[string]bool{}
	for range 500 {
		b := l.next(ping)
		statuses[b.Status] = true
		if b.RetryAfter == "" {
			forms["none"] = true
		} else if seconds, err := strconv.Atoi(b.RetryAfter); err == nil {
			forms["seconds"] = true
			assert.Less(t, seconds, 120)
		} else {
			forms["date"] = true
			at, err := http.ParseTime(b.RetryAfter)
			require.NoError(t, err)
			assert.WithinRange(t, at, noon, noon.Add(2*time.Minute))
		}
	}
	assert.Equal(t, map[int]bool{408: true, 425: true, 429: true, 500: true, 502: true, 503: true}, statuses)
	assert.Len(t, forms, 3)
}
