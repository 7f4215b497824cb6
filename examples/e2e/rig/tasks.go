package rig

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/bench/trace"
)

// Tasks returns the tasks of the page's main thread while something is done, by the
// browser's own trace. Only one tab at a time can be traced.
func (p *Tab) Tasks(during func()) []trace.Event {
	p.t.Helper()
	var mu sync.Mutex
	var raw []json.RawMessage
	complete := make(chan bool, 1)
	ctx, cancel := context.WithCancel(p.ctx)
	defer cancel()
	require.NoError(p.t, chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *tracing.EventDataCollected:
			mu.Lock()
			defer mu.Unlock()
			for _, value := range e.Value {
				raw = append(raw, json.RawMessage(value))
			}
		case *tracing.EventTracingComplete:
			complete <- e.DataLossOccurred
		}
	}))
	_, err := chromedp.Call(p.ctx, tracing.Start, tracing.StartParams{
		TransferMode: tracing.StartTransferModeReportEvents,
		TraceConfig: &tracing.TraceConfig{
			IncludedCategories:  []string{"-*", "disabled-by-default-devtools.timeline", "blink.user_timing"},
			TraceBufferSizeInKb: 200 << 10,
		},
	})
	require.NoError(p.t, err)
	p.Do(`performance.mark('rig:here')`)
	during()
	_, err = chromedp.Call(p.ctx, tracing.End, cdp.Empty{})
	require.NoError(p.t, err)
	require.False(p.t, <-complete, "a part of the trace was lost")
	mu.Lock()
	defer mu.Unlock()
	events, err := trace.Parse(raw)
	require.NoError(p.t, err)
	return tasksOf(events)
}

// tasksOf are the tasks of the thread that the mark was made in.
func tasksOf(events []trace.Event) (tasks []trace.Event) {
	for _, mark := range events {
		if mark.Name != "rig:here" {
			continue
		}
		for _, e := range events {
			if e.Name == "RunTask" && e.Phase == "X" && e.PID == mark.PID && e.TID == mark.TID {
				tasks = append(tasks, e)
			}
		}
		break
	}
	return tasks
}
