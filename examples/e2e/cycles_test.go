package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/hostile"
	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// Boots and shutdowns, most of one person: in slices, behind each of which the page
// waits until all of it is delivered. Each takes the page some 8 ms of a processor, of
// which most is the request and the cookies that are written.
const (
	allCycles = 10000
	slice     = 100
)

// cycling is the page's part. Now and then it waits until the session is live, sees a
// post, tracks an event, and unsubscribes what it subscribed; it keeps nothing.
const cycling = `
	const pause = ms => new Promise(done => setTimeout(done, ms));
	const channel = new MessageChannel(); // a timer in a timer would wait for 4 ms
	const turn = () => new Promise(done => { channel.port1.onmessage = done; channel.port2.postMessage(0); });
	const cards = () => document.querySelector('iframe[name=intercom-notifications-frame]')?.contentDocument?.querySelector('.post');
	const isQueued = () => Object.keys(localStorage).some(key => /^intercom\.(out|raw)\./.test(key));
	window.cycles = async (from, to) => {
		for (let i = from; i < to; i++) {
			const live = new Promise(done => Intercom('ready', done));
			const stop = Intercom('onUnreadCountChange', () => {});
			Intercom('boot', {app_id: 'abc12345', user_id: i % 50 ? 'u-1' : 'u-' + i, cycle: i});
			if (i % 20 == 0) await live;
			if (i % 500 == 0) while (!cards()) await pause(5);
			if (i % 1000 == 0) Intercom('trackEvent', 'cycle', {i});
			if (i % 2) stop();
			Intercom('shutdown');
			await turn();
		}
		while (isQueued()) await pause(20);
	};`

// What a stay of a person needs is gone when it ends, so that the ten thousandth finds
// the page as the first did.
func TestTenThousandBootsAndShutdownsLeaveNothingBehind(t *testing.T) {
	t.Parallel() // it counts, and takes one processor for long
	w := rig.New(t)
	w.CountHeld()
	w.BreakFor(answeredHere)
	w.File("/start", page(cycling, documented))
	w.Open(w.Origin + "/start")
	w.Until(isLive)
	cycle := func(from, to int) {
		for i := from; i < to; i += slice {
			rig.Get[any](w.Tab, fmt.Sprintf(`cycles(%d, %d).then(() => null)`, i, i+slice))
		}
	}
	first, start, spent := heldAtRest(w), time.Now(), w.Metrics()["ThreadTime"]
	cycle(0, allCycles/2)
	half := heldAtRest(w)
	cycle(allCycles/2, 3*allCycles/4)
	late := heldAtRest(w)
	cycle(3*allCycles/4, allCycles)
	last := heldAtRest(w)
	t.Logf("%v, %.1f s of a processor\nat first %+v\nhalf way %+v\nlate     %+v\nat last  %+v", time.Since(start).Round(time.Second), w.Metrics()["ThreadTime"]-spent, first, half, late, last)

	assert.Equal(t, first.Timers, last.Timers, "timers")
	assert.Equal(t, first.Channels, last.Channels, "channels")
	assert.Equal(t, first.Documents, last.Documents, "documents")
	assert.Equal(t, first.Frames, last.Frames, "frames")
	assert.InDelta(t, first.Nodes, last.Nodes, 10, "nodes")
	assert.InDelta(t, first.Listeners, last.Listeners, 10, "listeners")
	assert.InDelta(t, first.Values, last.Values, 50, "values and functions of the program")
	// It takes memory in large pieces, and needs most when most waits: that may be once more
	// in a long time, but not again and again.
	assert.True(t, late.Memory == half.Memory || last.Memory == late.Memory, "memory of the program")
	assert.InDelta(t, half.Memory, last.Memory, 2<<20, "memory of the program")
	assert.Empty(t, w.Console.Trouble())
	assert.Len(t, rig.Query[string](w.Backend, `SELECT user_id FROM contacts`), allCycles/1000)
}

// answeredHere answers most requests in the backend's place, for speed, and lets the
// pings of one cycle in a thousand through.
func answeredHere(r *rig.Request) rig.Break {
	cycle, _ := r.UserData()["cycle"].(float64)
	switch {
	case r.Name() == "", int(cycle)%1000 == 250:
		return rig.Break{}
	case r.Name() == "ping":
		return rig.Break{Status: 200, Body: []byte(hostile.Good())}
	}
	return rig.Break{Status: 200, Body: []byte("{}")}
}

// collecting has the Go program collect its garbage, by making some that it copies.
const collecting = `(async () => {
	const large = {a: {b: 'x'.repeat(1 << 18)}};
	for (let n = 0; n < 60; n++) {
		Intercom('whoami', large);
		await new Promise(done => setTimeout(done));
	}
})()`

// heldAtRest is what the page holds once what is garbage has been collected, in the
// page and in the program, and nothing waits any more.
func heldAtRest(w *rig.World) rig.Held {
	for range 3 { // the page's garbage may hold the program's, and that the page's
		rig.Get[any](w.Tab, collecting+`.then(() => null)`)
		w.CollectGarbage()
	}
	w.Until(`held().timers === 0`)
	return w.Held()
}
