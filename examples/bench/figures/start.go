package figures

import (
	"fmt"
	"io"

	"github.com/entryphone/entryphone/examples/bench/trace"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

// Start is how one subject starts under one condition.
type Start struct {
	Subject  string  `json:"subject"`
	Name     string  `json:"name"`
	Slowdown float64 `json:"slowdown"`
	New      bool    `json:"first_visit"`

	Ready     Summary `json:"ready_ms"`              // navigation to the first ping
	Longest   Summary `json:"longest_task_ms"`       // of the main thread
	MostCPU   Summary `json:"most_cpu_of_a_task_ms"` // processor time
	Run       Summary `json:"start_task_ms"`         // in which a Go program starts
	After     Summary `json:"longest_task_after_start_ms"`
	Busy      Summary `json:"main_thread_ms"` // all tasks together
	JS        Summary `json:"js_heap_bytes"`
	WASM      Summary `json:"wasm_memory_bytes"`
	FromCache int     `json:"compiled_code_from_cache"` // visits in which it was
	Program   bool    `json:"program"`                  // a Go program was started
}

// Add adds one visit.
func (s *Start) Add(v trace.Visit, m visit.Memory) {
	add := func(to *Summary, value float64) { *to = append(*to, value) }
	add(&s.Ready, v.Ready)
	add(&s.Longest, v.Longest().Duration)
	add(&s.MostCPU, v.MostCPU())
	add(&s.Busy, v.Busy())
	add(&s.JS, m.JS)
	if v.FromCache {
		s.FromCache++
	}
	if v.Run < 0 {
		return
	}
	s.Program = true
	add(&s.Run, v.Start().Duration)
	add(&s.After, v.AfterStart().Duration)
	add(&s.WASM, m.WASM)
}

func (s Start) condition() string {
	visit := "repeat visit"
	if s.New {
		visit = "first visit"
	}
	return fmt.Sprintf("%s, %g× throttle", visit, s.Slowdown)
}

func (r Report) printStart(w io.Writer) error {
	var t *table
	last := ""
	for _, s := range r.Start {
		if c := s.condition(); c != last {
			last = c
			t = newTable(w, "Start: "+c, "subject", "navigation to first ping, ms", "longest task, ms", "most processor time of a task, ms",
				"Go's start task, ms", "longest task after it, ms", "main thread in all, ms", "compiled code from cache", "JS heap, KB", "wasm memory, KB")
		}
		t.row(s.row()...)
		if t.err != nil {
			return t.err
		}
	}
	_, err := io.WriteString(w, "\n- A browser keeps compiled code of a program only once it has optimised some of it.\n")
	return err
}

func (s Start) row() []string {
	row := []string{s.Name, s.Ready.String(), s.Longest.String(), s.MostCPU.String()}
	if !s.Program {
		return append(row, "–", "–", s.Busy.String(), "–", kilobytes(s.JS), "–")
	}
	return append(row, s.Run.String(), s.After.String(), s.Busy.String(),
		fmt.Sprintf("%d of %d", s.FromCache, len(s.Ready)), kilobytes(s.JS), kilobytes(s.WASM))
}

func kilobytes(s Summary) string { return thousands(int(s.Median() / 1024)) }
