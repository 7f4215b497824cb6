package main

import (
	"os"
	"strings"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/talk"
)

// talkRuns are as many as there is time for.
const talkRuns = 3

// measureTalk measures the messenger.
func measureTalk(b *talk.Bench) (*figures.Talk, error) {
	out := &figures.Talk{Load: loadAverage()}
	for _, slowdown := range slowdowns {
		progress("the messenger's screens, %g× throttle", slowdown)
		drawn, err := b.Screens(slowdown)
		if err != nil {
			return nil, err
		}
		out.Drawn = append(out.Drawn, drawn...)
	}
	progress("a long conversation")
	var err error
	out.Long, err = b.Long(slowdowns)
	return out, err
}

// loadAverage is how busy the machine is: of the last 1, 5 and 15 minutes.
func loadAverage() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(data))[:3], ", ")
}
