package trace

import "fmt"

// During are the tasks of a page's main thread from one of its marks to another, with
// those that the marks are in. Times count from the first.
func During(events []Event, from, to string) ([]Task, error) {
	begin, ok := first(events, named(from))
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNoMark, from)
	}
	end, ok := first(events, func(e Event) bool { return e.Name == to && sameThread(e, begin) && e.Start >= begin.Start })
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNoMark, to)
	}
	var out []Task
	for _, t := range tasks(ordered(events, func(e Event) bool { return sameThread(e, begin) }), begin.Start) {
		if t.Start+t.Duration > 0 && t.Start <= (end.Start-begin.Start)/1000 {
			out = append(out, t)
		}
	}
	return out, nil
}
