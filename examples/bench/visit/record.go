package visit

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// categories hold the tasks of every thread, the requests, the new documents, the
// beginning of navigations and the page's own marks.
var categories = []string{"-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"}

// traceBuffer is how many KB of events the browser keeps until they are handed over.
const traceBuffer = 200 << 10

// recording is a trace that the browser is writing.
type recording struct {
	mu       sync.Mutex
	events   []json.RawMessage
	complete chan bool // whether events were lost
}

func record(ctx context.Context) (*recording, error) {
	r := &recording{complete: make(chan bool, 1)}
	if err := chromedp.Listen(ctx, r.take); err != nil {
		return nil, err
	}
	_, err := chromedp.Call(ctx, tracing.Start, tracing.StartParams{
		TransferMode: tracing.StartTransferModeReportEvents,
		TraceConfig:  &tracing.TraceConfig{IncludedCategories: categories, TraceBufferSizeInKb: traceBuffer},
	})
	if err != nil {
		return nil, fmt.Errorf("starting the trace: %w", err)
	}
	return r, nil
}

func (r *recording) take(event any) {
	switch e := event.(type) {
	case *tracing.EventDataCollected:
		r.mu.Lock()
		defer r.mu.Unlock()
		for _, value := range e.Value {
			r.events = append(r.events, json.RawMessage(value))
		}
	case *tracing.EventTracingComplete:
		r.complete <- e.DataLossOccurred
	}
}

// stop ends the trace and waits until the browser has handed over all of it.
func (r *recording) stop(ctx context.Context) ([]json.RawMessage, error) {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if _, err := chromedp.Call(waiting, tracing.End, cdp.Empty{}); err != nil {
		return nil, fmt.Errorf("ending the trace: %w", err)
	}
	select {
	case lost := <-r.complete:
		if lost {
			return nil, fmt.Errorf("the browser lost a part of the trace")
		}
	case <-waiting.Done():
		return nil, fmt.Errorf("waiting for the trace: %w", waiting.Err())
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.events, nil
}
