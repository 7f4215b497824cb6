package trace

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const page = "http://127.0.0.1:8080/pricing"

var ping = Request("/messenger/web/")

// recorded is a trace of a visit with the bundle, of which tasks below 8 ms and all
// details that are not read were left out. It begins and ends within a task, and
// has other threads and a frame in the page.
func recorded(t *testing.T) []Event {
	t.Helper()
	data, err := os.ReadFile("testdata/visit.json")
	require.NoError(t, err)
	var raw []json.RawMessage
	require.NoError(t, json.Unmarshal(data, &raw))
	events, err := Parse(raw)
	require.NoError(t, err)
	return events
}

func TestAVisitIsReadFromTheBrowsersTrace(t *testing.T) {
	v, err := Read(recorded(t), page, ping)
	require.NoError(t, err)

	assert.InDelta(t, 1388.087, v.Ready, 1e-6, "the first ping, not the event that follows")
	require.Len(t, v.Tasks, 20)
	assertTask(t, Task{173.138, 65.089, 7.262}, v.Tasks[0], "the first behind the one that brought the document")
	assertTask(t, Task{2231.017, 11.994, 8.932}, v.Tasks[19], "the last that has ended")
	assertTask(t, Task{448.239, 415.8, 112.795}, v.Longest())
	assertTask(t, Task{915.52, 400.702, 282.452}, v.Start())
	assertTask(t, Task{1466.619, 316.614, 242.522}, v.AfterStart())
	assert.InDelta(t, 282.452, v.MostCPU(), 1e-6, "not that of the longest task")
	assert.InDelta(t, 1746.893, v.Busy(), 1e-6)
	assert.False(t, v.FromCache)
}

func assertTask(t *testing.T, want, got Task, why ...any) {
	t.Helper()
	assert.InDeltaSlice(t, []float64{want.Start, want.Duration, want.CPU}, []float64{got.Start, got.Duration, got.CPU}, 1e-6, why...)
}

func TestAPageWithoutAProgramHasNoTaskThatStartsOne(t *testing.T) {
	v, err := Read(without(recorded(t), "bench:run"), page, ping)
	require.NoError(t, err)
	assert.Equal(t, -1, v.Run)
	assert.Zero(t, v.Start())
	assert.Zero(t, v.AfterStart())
	assert.NotZero(t, v.Longest())
}

func TestATaskWithinATaskIsAPartOfIt(t *testing.T) {
	events := recorded(t)
	before, err := Read(events, page, ping)
	require.NoError(t, err)
	inner := Event{Name: "RunTask", Phase: "X", PID: 3172, TID: 3172, Start: 2_000_000, Duration: 50_000}
	after, err := Read(append(events, inner), page, ping)
	require.NoError(t, err)
	assert.Equal(t, before.Tasks, after.Tasks)
}

func TestCompiledCodeFromTheCacheIsSeen(t *testing.T) {
	hit := Event{Name: "v8.wasm.moduleCacheHit", PID: 3172, TID: 3172, Start: 1_500_000}
	v, err := Read(append(recorded(t), hit), page, ping)
	require.NoError(t, err)
	assert.True(t, v.FromCache)

	hit.TID = 1
	v, err = Read(append(recorded(t), hit), page, ping)
	require.NoError(t, err)
	assert.False(t, v.FromCache, "of another page")
}

func TestAMarkSaysThatThePageHasStarted(t *testing.T) {
	mark := Event{Name: "bench:ready", PID: 3172, TID: 3172, Start: 2_500_000}
	v, err := Read(append(recorded(t), mark), page, Mark)
	require.NoError(t, err)
	assert.InDelta(t, 1500, v.Ready, 1e-6)
}

func TestATraceThatLacksSomethingIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		events []Event
		page   string
		want   error
	}{
		"another page":      {recorded(t), page + "/other", errNoNavigation},
		"no navigation":     {without(recorded(t), "navigationStart"), page, errNoNavigation},
		"no document":       {without(recorded(t), "CommitLoad"), page, errNoCommit},
		"no request":        {without(recorded(t), "ResourceSendRequest"), page, errNotReady},
		"no tasks":          {without(recorded(t), "RunTask"), page, errNoTask},
		"no event at all":   {nil, page, errNoNavigation},
		"a frame in a page": {recorded(t), "about:blank", errNoNavigation},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(c.events, c.page, ping)
			assert.ErrorIs(t, err, c.want)
		})
	}
}

func TestAnEventThatIsNoObjectIsRefused(t *testing.T) {
	_, err := Parse([]json.RawMessage{[]byte(`{"name": "a"}`), []byte(`17`)})
	assert.ErrorContains(t, err, "event 1")
}

func without(events []Event, name string) []Event {
	return slices.DeleteFunc(events, func(e Event) bool { return e.Name == name })
}

func TestTheTasksBetweenTwoMarks(t *testing.T) {
	task := func(tid int, start, duration, cpu float64) Event {
		return Event{Name: "RunTask", Phase: "X", PID: 1, TID: tid, Start: start, Duration: duration, CPU: cpu}
	}
	mark := func(name string, tid int, at float64) Event { return Event{Name: name, PID: 1, TID: tid, Start: at} }
	events := []Event{
		task(1, 6000, 2000, 500), mark("b", 2, 2600), task(2, 4000, 60_000, 10), mark("a", 1, 2500),
		task(1, 0, 1000, 900), task(1, 2000, 1000, 800), task(1, 3500, 500, 300), mark("b", 1, 6500), task(1, 9000, 9000, 9000),
	}
	got, err := During(events, "a", "b")
	require.NoError(t, err)
	assert.Equal(t, []Task{{-.5, 1, .8}, {1, .5, .3}, {3.5, 2, .5}}, got)
	duration, cpu := Worst(got)
	assert.Equal(t, []float64{2, .8}, []float64{duration, cpu}, "of two tasks")

	for _, marks := range [][2]string{{"a", "c"}, {"c", "b"}, {"b", "a"}} {
		_, err := During(events, marks[0], marks[1])
		assert.ErrorIs(t, err, ErrNoMark, marks)
	}
}
