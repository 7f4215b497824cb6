package visit

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Memory is what a page holds once it has started and what it no longer needs is
// gone, in bytes.
type Memory struct {
	JS   float64 // V8's heap
	WASM float64 // the program's linear memory, 0 without one
}

func measureMemory(ctx context.Context) (Memory, error) {
	var m Memory
	if _, err := chromedp.Call(ctx, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
		return m, fmt.Errorf("collecting garbage: %w", err)
	}
	usage, err := chromedp.Call(ctx, runtime.GetHeapUsage, cdp.Empty{})
	if err != nil {
		return m, fmt.Errorf("reading the heap's size: %w", err)
	}
	m.JS = usage.UsedSize
	if m.WASM, err = chromedp.Run(ctx, chromedp.Evaluate[float64](`window.benchMemory ? benchMemory.buffer.byteLength : 0`)); err != nil {
		return m, fmt.Errorf("reading the program's memory: %w", err)
	}
	return m, nil
}
