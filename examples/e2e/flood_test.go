package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// More than anybody could take: each event comes once or is counted as dropped, the
// page has its turn all the time, and afterwards all is as before.
func TestAHundredThousandEventsAreAllAccountedFor(t *testing.T) {
	const all, more = 100_000, 10_000
	w, f := flooded(t)
	w.Open(w.Origin + "/start")
	w.Until(`window.live`)
	track := func(from, to int) {
		for i := from; i < to; i += 1000 {
			rig.Get[any](w.Tab, fmt.Sprintf(`flood(%d, %d).then(() => null)`, i, i+1000))
		}
		f.untilAccounted(t, w, to)
	}

	start, most := time.Now(), 0.0
	tasks := w.Tasks(func() { track(0, all) })
	for _, task := range tasks {
		most = max(most, task.CPU/1000)
	}
	stored, twice := f.stored()
	memory := heldAtRest(w).Memory
	t.Logf("%d events in %v: %d came; %d tasks, of which one took %.0f ms of a processor", all, time.Since(start).Round(time.Second), stored, len(tasks), most)
	assert.Equal(t, all, f.accounted())
	assert.Zero(t, twice, "events that came more than once")
	assert.Greater(t, len(tasks), 1000)
	assert.Less(t, most, 50.0, "the longest task, in milliseconds of a processor")

	track(all, all+more)
	assert.Equal(t, all+more, f.accounted())
	assert.InDelta(t, memory, heldAtRest(w).Memory, 1<<20, "memory of the program, which takes it in large pieces")
	assert.Empty(t, w.Console.Trouble())
}
