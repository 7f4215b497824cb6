package trace

import (
	"cmp"
	"slices"
)

// after is what begins on the page's thread once the page was asked for, in order.
func after(navigation Event, events []Event) []Event {
	return ordered(events, func(e Event) bool { return sameThread(e, navigation) && e.Start >= navigation.Start })
}

// ordered are some of the events, by when they begin.
func ordered(events []Event, some func(Event) bool) []Event {
	var out []Event
	for _, e := range events {
		if some(e) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

func named(name string) func(Event) bool {
	return func(e Event) bool { return e.Name == name }
}

func first(events []Event, is func(Event) bool) (Event, bool) {
	i := slices.IndexFunc(events, is)
	if i < 0 {
		return Event{}, false
	}
	return events[i], true
}

// tasks are the whole tasks of a thread, with times that count from the origin. A
// task within a task, which a nested loop of the browser makes, is a part of the
// outer one.
func tasks(thread []Event, origin float64) []Task {
	var out []Task
	var end float64
	for _, e := range thread {
		if e.Name != "RunTask" || e.Phase != "X" || e.Start < end {
			continue
		}
		end = e.Start + e.Duration
		out = append(out, Task{Start: (e.Start - origin) / 1000, Duration: e.Duration / 1000, CPU: e.CPU / 1000})
	}
	return out
}

// behind are the tasks that begin later than a moment.
func behind(tasks []Task, moment float64) []Task {
	i := slices.IndexFunc(tasks, func(t Task) bool { return t.Start > moment })
	if i < 0 {
		return nil
	}
	return tasks[i:]
}

// indexAt is the index of the task that a moment is in, -1 if it is in none.
func indexAt(tasks []Task, at float64) int {
	return slices.IndexFunc(tasks, func(t Task) bool { return t.Start <= at && at <= t.Start+t.Duration })
}
