package trace

// Longest is the longest of all tasks.
func (v Visit) Longest() Task { return longest(v.Tasks) }

// MostCPU is the most processor time that a task had. On a machine that does other
// things too it says more than the longest task.
func (v Visit) MostCPU() float64 {
	var most float64
	for _, t := range v.Tasks {
		most = max(most, t.CPU)
	}
	return most
}

// Start is the task in which a Go program starts, zero without one.
func (v Visit) Start() Task {
	if v.Run < 0 {
		return Task{}
	}
	return v.Tasks[v.Run]
}

// AfterStart is the longest task behind the one in which a Go program starts, zero
// without one.
func (v Visit) AfterStart() Task {
	if v.Run < 0 {
		return Task{}
	}
	return longest(v.Tasks[v.Run+1:])
}

// Busy is how long the main thread was busy in all.
func (v Visit) Busy() float64 {
	var sum float64
	for _, t := range v.Tasks {
		sum += t.Duration
	}
	return sum
}

func longest(tasks []Task) Task {
	var out Task
	for _, t := range tasks {
		if t.Duration > out.Duration {
			out = t
		}
	}
	return out
}

// Worst are the greatest duration and the most processor time of tasks.
func Worst(tasks []Task) (duration, cpu float64) {
	v := Visit{Tasks: tasks}
	return v.Longest().Duration, v.MostCPU()
}
