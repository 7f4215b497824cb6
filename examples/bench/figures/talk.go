package figures

import (
	"fmt"
	"io"

	"github.com/entryphone/entryphone/examples/bench/trace"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

const (
	taskGoal  = 50.0 // ms at goalSlowdown
	frameGoal = 50.0 // ms that a frame may take while somebody scrolls
)

// Talk is what the messenger takes. A floor is the same elements with the same style,
// built by plain JavaScript in a frame of the same page right behind.
type Talk struct {
	Load  string  `json:"load_average"` // of the machine, when this began
	Drawn []Drawn `json:"drawn"`
	Long  Long    `json:"long"`
}

// Drawn is how long something takes until it is drawn, under one condition.
type Drawn struct {
	What     string  `json:"what"`
	Slowdown float64 `json:"slowdown"`
	Nodes    int     `json:"elements"`
	Ours     Times   `json:"ours"`
	Floor    Times   `json:"floor"`
}

// Times are those of several runs.
type Times struct {
	MS Summary `json:"ms"`
	Tasks
}

// Tasks are the worst of each run, as far as the browser's traces were whole.
type Tasks struct {
	Longest Summary `json:"longest_task_ms"`
	MostCPU Summary `json:"most_cpu_of_a_task_ms"`
}

// Add adds the tasks of a run.
func (t *Tasks) Add(tasks []trace.Task) {
	if len(tasks) == 0 {
		return
	}
	duration, cpu := trace.Worst(tasks)
	t.Longest, t.MostCPU = append(t.Longest, duration), append(t.MostCPU, cpu)
}

// cells are those two in a table.
func (t Tasks) cells() []string {
	if len(t.Longest) == 0 {
		return []string{"–", "–"}
	}
	return []string{t.Longest.String(), t.MostCPU.String()}
}

// Add adds a run and the tasks that it took.
func (t *Times) Add(ms float64, tasks []trace.Task) {
	t.MS = append(t.MS, ms)
	t.Tasks.Add(tasks)
}

// Long is a long conversation.
type Long struct {
	Parts   int          `json:"parts"`
	Nodes   int          `json:"elements"`
	Again   int          `json:"asked_again"` // requests that had no answer
	Loads   []Load       `json:"loads"`
	Scrolls []Scroll     `json:"scrolls"`
	Before  visit.Memory `json:"memory_before"`
	After   visit.Memory `json:"memory_after"`
	Floor   visit.Memory `json:"memory_of_the_floor"` // what its elements add
	Built   float64      `json:"floor_built_ms"`      // all of it at once
}

// Load is what loading pages of it takes.
type Load struct {
	Slowdown float64 `json:"slowdown"`
	Parts    int     `json:"parts"` // there were then
	Page     Summary `json:"page_ms"`
	Tasks
}

// Scroll is scrolling up from its end, in some way.
type Scroll struct {
	How      string  `json:"how"`
	Slowdown float64 `json:"slowdown"`
	Ours     Frames  `json:"ours"`
	Floor    Frames  `json:"floor"`
}

// Frames are those that the browser drew meanwhile.
type Frames struct {
	MS Summary `json:"ms"`
	Tasks
}

// over is how many took too long.
func (f Frames) over() (n int) {
	for _, ms := range f.MS {
		if ms > frameGoal {
			n++
		}
	}
	return n
}

func (f Frames) cells() []string {
	return append([]string{fmt.Sprintf("%d of %d", f.over(), len(f.MS)), f.MS.String()}, f.Tasks.cells()...)
}

func (r Report) printTalk(w io.Writer) error {
	if r.Talk == nil {
		return nil
	}
	for _, print := range []func(io.Writer) error{r.Talk.printDrawn, r.Talk.printLong, r.Talk.printMemory, r.Talk.printGoals} {
		if err := print(w); err != nil {
			return err
		}
	}
	return nil
}

func (k Talk) printDrawn(w io.Writer) error {
	t := newTable(w, "Messenger: until it is drawn, ms", "what", "throttle", "elements", "ours", "floor", "ours / floor",
		"longest task", "most processor time of a task", "the floor's longest", "the floor's most")
	for _, d := range k.Drawn {
		row := []string{d.What, fmt.Sprintf("%g×", d.Slowdown), thousands(d.Nodes), d.Ours.MS.String(), d.Floor.MS.String(),
			ratio(d.Ours.MS.Median(), d.Floor.MS.Median())}
		t.row(append(append(row, d.Ours.cells()...), d.Floor.cells()...)...)
	}
	t.printf("\n- Load average when this began: %s\n- The floor: the same elements and style, built by plain JavaScript in a frame of the same page\n", k.Load)
	return t.err
}

func (k Talk) printLong(w io.Writer) error {
	t := newTable(w, "Messenger: a long conversation, page by page", "throttle", "parts then", "pages", "a page until drawn, ms", "longest task, ms", "most processor time of a task, ms")
	for _, l := range k.Long.Loads {
		t.row(append([]string{fmt.Sprintf("%g×", l.Slowdown), thousands(l.Parts), fmt.Sprint(len(l.Page)), l.Page.String()}, l.cells()...)...)
	}
	t.printf("\n- %s parts are %s elements; plain JavaScript builds them all at once in %.0f ms\n- Requests that had no answer and were made again: %d\n",
		thousands(k.Long.Parts), thousands(k.Long.Nodes), k.Long.Built, k.Long.Again)
	s := newTable(w, "Messenger: scrolling through it", "how", "what", "throttle", "frames over 50 ms", "a frame, ms", "longest task, ms", "most processor time of a task, ms")
	for _, scroll := range k.Long.Scrolls {
		throttle := fmt.Sprintf("%g×", scroll.Slowdown)
		s.row(append([]string{scroll.How, "ours", throttle}, scroll.Ours.cells()...)...)
		s.row(append([]string{scroll.How, "floor", throttle}, scroll.Floor.cells()...)...)
	}
	if t.err != nil {
		return t.err
	}
	return s.err
}

func (k Talk) printMemory(w io.Writer) error {
	l := k.Long
	t := newTable(w, "Messenger: memory of a long conversation, KB", "what", "JS heap", "wasm memory")
	for _, m := range []struct {
		what string
		visit.Memory
	}{{"before", l.Before}, {"after", l.After}, {"ours adds", visit.Memory{JS: l.After.JS - l.Before.JS, WASM: l.After.WASM - l.Before.WASM}}, {"the floor's elements add", l.Floor}} {
		t.row(m.what, thousands(int(m.JS/1024)), thousands(int(m.WASM/1024)))
	}
	return t.err
}

// printGoals says of everything whether its longest task is within the goal, with the
// processor time beside it: where a machine does other things too, tasks last longer.
func (k Talk) printGoals(w io.Writer) error {
	t := &table{w: w}
	t.printf("\n")
	say := func(what string, slowdown float64, tasks Tasks) {
		switch {
		case slowdown != goalSlowdown:
		case len(tasks.Longest) == 0:
			t.printf("- %s, %g× throttle: not measured\n", what, slowdown)
		default:
			t.printf("- %s, %g× throttle: every task under %g ms: %s (longest %s, processor time %s)\n",
				what, slowdown, taskGoal, verdict(tasks.Longest.Median() < taskGoal), tasks.Longest, tasks.MostCPU)
		}
	}
	for _, d := range k.Drawn {
		say(d.What, d.Slowdown, d.Ours.Tasks)
	}
	for _, l := range k.Long.Loads {
		say("pages of the long conversation", l.Slowdown, l.Tasks)
	}
	for _, s := range k.Long.Scrolls {
		say("scrolling through it, "+s.How, s.Slowdown, s.Ours.Tasks)
	}
	return t.err
}
