package figures

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/bench/size"
	"github.com/entryphone/entryphone/examples/bench/subject"
	"github.com/entryphone/entryphone/examples/bench/trace"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

func TestASummaryIsTheMedianAndWhereTheRunsLie(t *testing.T) {
	for text, s := range map[string]Summary{
		"0.0 (0.0–0.0)": nil,
		"5.0 (5.0–5.0)": {5},
		"2.0 (1.0–9.0)": {9, 1, 2},
		"3.0 (1.0–9.0)": {9, 1, 4, 2},
	} {
		assert.Equal(t, text, s.String())
	}
	unsorted := Summary{3, 1, 2}
	_ = unsorted.Median()
	assert.Equal(t, Summary{3, 1, 2}, unsorted, "the runs keep their order")
}

func TestThousandsAreSet(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		assert.Equal(t, want, thousands(n))
	}
}

// report has a bundle that is 1.04 times the base program and whose longest task is
// 1.2 times that of the base program.
func report() Report {
	r := Report{
		Runs: 2, Compiler: "all=-l", Skipped: []string{"something, because of something"},
		Bytes: Bytes{
			Program: size.Sizes{Name: "program", Raw: 2000, Gzip: 1500, Brotli: 1040},
			Loader:  size.Sizes{Name: "loader", Brotli: 5001},
			Base:    size.Sizes{Name: "base", Raw: 1000, Gzip: 1000, Brotli: 1000}, BaseFlags: size.Sizes{Name: "base with flags"},
		},
		Calls:  []Calls{{Name: "entryphone", Update: Summary{10, 11, 500}, Event: Summary{19, 20, 21}, Burst: 3}},
		Events: []Events{{Name: "entryphone", Events: 100, Requests: 1, Bytes: 4321}},
	}
	for key, longest := range map[string]float64{subject.EntryphoneKey: 120, subject.BareKey: 100} {
		s := Start{Subject: key, Name: key, Slowdown: 4, New: true}
		for range 2 {
			s.Add(trace.Visit{Ready: 200, Run: 0, Tasks: []trace.Task{{Duration: longest, CPU: 80}, {Duration: 49}}}, visit.Memory{JS: 2048, WASM: 4096})
		}
		r.Start = append(r.Start, s)
	}
	return r
}

func TestTheTablesSayWhichGoalsAreMet(t *testing.T) {
	var out strings.Builder
	require.NoError(t, report().Print(&out))
	for _, line := range []string{
		"| program | 2,000 | 1,500 | 1,040 |",
		"| program / base | 2.000 | 1.500 | 1.040 |",
		"| program / base with flags | – | – | – |",
		"- Compiler flags of the bundle: `all=-l`",
		"- Program at most 1.05 × base in brotli, 1,050 bytes: met",
		"- Loader at most 5,000 bytes in brotli: missed",
		"### Start: first visit, 4× throttle",
		"| entryphone | 200.0 (200.0–200.0) | 120.0 (120.0–120.0) | 80.0 (80.0–80.0) | 120.0 (120.0–120.0) | 49.0 (49.0–49.0) | 169.0 (169.0–169.0) | 0 of 2 | 2 | 4 |",
		"| base-loader | first visit, 4× throttle | 1.000 | 1.200 | 1.200 | 1.000 | 1.200 |",
		"- first visit, 4× throttle: everything after the start in tasks under 50 ms: met (longest 49.0 (49.0–49.0))",
		"- first visit, 4× throttle: longest task at most 1.15 × that of base-loader: missed (1.200)",
		"| entryphone | 11.0 (10.0–500.0) | 20.0 (19.0–21.0) | 3.0 |",
		"- Update and event at most 20 µs: met",
		"| entryphone | 100 | 1 | 4,321 |",
		"Skipped: something, because of something.",
	} {
		assert.Contains(t, out.String(), line+"\n")
	}
}

func TestLibrariesHaveNoFiguresOfPrograms(t *testing.T) {
	s := Start{Name: "a library"}
	s.Add(trace.Visit{Ready: 10, Run: -1, Tasks: []trace.Task{{Duration: 5}}}, visit.Memory{JS: 1024})
	assert.Equal(t, []string{"–", "–"}, s.row()[4:6])
	assert.Equal(t, "–", s.row()[9])
}

func TestTheReportIsSavedWithAllRuns(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bench.json")
	require.NoError(t, report().Save(file))
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	var got struct {
		Calls []struct {
			Update struct {
				Median float64
				Runs   []float64
			} `json:"update_us"`
		}
	}
	require.NoError(t, json.Unmarshal(data, &got))
	require.Len(t, got.Calls, 1)
	assert.Equal(t, []float64{10, 11, 500}, got.Calls[0].Update.Runs)
	assert.Equal(t, 11.0, got.Calls[0].Update.Median)
}

// talkReport has an opening that takes twice its floor, with one of three traces lost,
// and a history of which one frame in three takes too long.
func talkReport() Report {
	open := Drawn{What: "open, first", Slowdown: 4, Nodes: 1234}
	for _, tasks := range [][]trace.Task{{{Duration: 60, CPU: 20}, {Duration: 5, CPU: 4}}, {{Duration: 70, CPU: 30}}, nil} {
		open.Ours.Add(100, tasks)
		open.Floor.Add(50, nil)
	}
	load := Load{Slowdown: 4, Parts: 550, Page: Summary{30, 40}}
	load.Add([]trace.Task{{Duration: 49, CPU: 12}})
	return Report{Runs: 3, Talk: &Talk{
		Load: "1.00, 2.00, 3.00", Drawn: []Drawn{open},
		Long: Long{
			Parts: 10_000, Nodes: 60_000, Loads: []Load{load}, Built: 1234,
			Scrolls: []Scroll{{How: "flicked", Slowdown: 4, Ours: Frames{MS: Summary{50, 51, 16}}}},
			Before:  visit.Memory{JS: 1024, WASM: 4096}, After: visit.Memory{JS: 3072, WASM: 10240}, Floor: visit.Memory{JS: 512},
		},
	}}
}

func TestTheMessengerIsPrintedBesideItsFloor(t *testing.T) {
	var out strings.Builder
	require.NoError(t, talkReport().Print(&out))
	for _, line := range []string{
		"| open, first | 4× | 1,234 | 100.0 (100.0–100.0) | 50.0 (50.0–50.0) | 2.000 | 65.0 (60.0–70.0) | 25.0 (20.0–30.0) | – | – |",
		"- Load average when this began: 1.00, 2.00, 3.00",
		"| 4× | 550 | 2 | 35.0 (30.0–40.0) | 49.0 (49.0–49.0) | 12.0 (12.0–12.0) |",
		"- 10,000 parts are 60,000 elements; plain JavaScript builds them all at once in 1234 ms",
		"| flicked | ours | 4× | 1 of 3 | 50.0 (16.0–51.0) | – | – |",
		"| ours adds | 2 | 6 |",
		"- open, first, 4× throttle: every task under 50 ms: missed (longest 65.0 (60.0–70.0), processor time 25.0 (20.0–30.0))",
		"- pages of the long conversation, 4× throttle: every task under 50 ms: met (longest 49.0 (49.0–49.0), processor time 12.0 (12.0–12.0))",
		"- scrolling through it, flicked, 4× throttle: not measured",
	} {
		assert.Contains(t, out.String(), line+"\n")
	}
	assert.NotContains(t, out.String(), "### Bytes", "nothing else was measured")
}

func TestWithoutTheMessengerNothingIsSaidOfIt(t *testing.T) {
	var out strings.Builder
	require.NoError(t, report().Print(&out))
	assert.NotContains(t, out.String(), "Messenger")
}
