package play

import (
	"iter"
	"sync"

	"github.com/entryphone/entryphone/examples/faults/plan"
)

// PlayAll plays the schedules that schedule makes of the seeds, so many at once, and gives
// each result when it is there.
func (s *Stage) PlayAll(seeds []uint64, schedule func(seed uint64) plan.Schedule, together int) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		todo, done := make(chan uint64), make(chan Result)
		stop := make(chan struct{})
		var players sync.WaitGroup
		for range together {
			players.Go(func() {
				for seed := range todo {
					done <- s.Play(schedule(seed))
				}
			})
		}
		go func() {
			defer close(todo)
			for _, seed := range seeds {
				select {
				case todo <- seed:
				case <-stop:
					return
				}
			}
		}()
		go func() {
			players.Wait()
			close(done)
		}()
		more := true
		for r := range done {
			if more = more && yield(r); !more {
				select {
				case <-stop:
				default:
					close(stop)
				}
			}
		}
	}
}
