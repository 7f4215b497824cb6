package e2e

import (
	"encoding/json"
	"sync"
	"testing"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// flood is what a backend came to know of events that have numbers. It answers in the
// real one's place, for speed.
type flood struct {
	mu      sync.Mutex
	times   map[int]int // how often the event of that number came
	dropped int         // as reported
}

func (f *flood) take(r *rig.Request) rig.Break {
	f.mu.Lock()
	defer f.mu.Unlock()
	if r.Name() != "events" && r.Name() != "metrics" {
		return rig.Break{}
	}
	var list struct {
		Data []struct {
			Metadata struct{ N int }
		}
	}
	_ = json.Unmarshal([]byte(r.Form.Get("event_list")), &list)
	for _, e := range list.Data {
		f.times[e.Metadata.N]++
	}
	var counts map[string]int
	_ = json.Unmarshal([]byte(r.Form.Get("metrics")), &counts)
	f.dropped += counts["dropped_full"]
	return rig.Break{Status: 200, Body: []byte("{}")}
}

// stored is how many events came, and twice is how many of them came more than once.
func (f *flood) stored() (n, twice int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, times := range f.times {
		if times > 1 {
			twice++
		}
	}
	return len(f.times), twice
}

// accounted is how many events came or were reported as dropped.
func (f *flood) accounted() int {
	stored, _ := f.stored()
	f.mu.Lock()
	defer f.mu.Unlock()
	return stored + f.dropped
}

// untilAccounted waits until that many are, as long as there are more and more.
func (f *flood) untilAccounted(t *testing.T, w *rig.World, n int) {
	t.Helper()
	for last := -1; last < n; {
		last = f.accounted()
		rig.Until(t, "more events", func() bool {
			return f.accounted() > last || last >= n
		}, w.Console.String)
	}
}

// flooding is the page's part: so many events in turns of a hundred.
const flooding = `
	window.flood = async (from, to) => {
		for (let n = from; n < to;) {
			for (let i = 0; i < 100; i++) Intercom('trackEvent', 'event', {n: n++});
			await new Promise(done => setTimeout(done));
		}
	};`

// flooded is a page that can.
func flooded(t *testing.T) (*rig.World, *flood) {
	t.Helper()
	w, f := rig.New(t), &flood{times: map[int]int{}}
	w.BreakFor(f.take)
	w.CountHeld()
	w.File("/start", page(flooding, documented, bootUser+`Intercom('ready', () => { window.live = true; });`))
	return w, f
}
