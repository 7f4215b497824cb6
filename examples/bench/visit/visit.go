package visit

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/entryphone/entryphone/examples/bench/site"
)

const (
	// calm is how long a page must have had no traffic to be taken as started.
	calm = 500 * time.Millisecond
	// patience is how long that may take.
	patience = 30 * time.Second
)

// Plan says how a page is visited.
type Plan struct {
	Site *site.Site
	// New is for a visitor who has never been there: a profile, and with it caches,
	// that are empty. Others share the browser's own.
	New bool
	// Slowdown is how many times slower than this machine the processor is.
	Slowdown float64
	// Stay is how long the page is open after it has started.
	Stay time.Duration
}

// Result is what a visit brought.
type Result struct {
	Trace  []json.RawMessage // the browser's trace events
	Memory Memory
}

// Visit opens the page in a tab of its own, and with it in a renderer process of its
// own, waits until it has started and closes it. Only what happens on the page is
// traced: the tab is on a blank page of the same origin before.
func (b *Browser) Visit(p Plan) (Result, error) {
	ctx, closeTab, err := b.tab(p)
	if err != nil {
		return Result{}, err
	}
	defer closeTab()
	recording, err := record(ctx)
	if err != nil {
		return Result{}, err
	}
	if err := start(ctx, p); err != nil {
		return Result{}, err
	}
	trace, err := recording.stop(ctx)
	if err != nil {
		return Result{}, err
	}
	memory, err := measureMemory(ctx)
	return Result{Trace: trace, Memory: memory}, err
}

// start goes to the page and waits until it has started.
func start(ctx context.Context, p Plan) error {
	p.Site.Reset()
	if err := chromedp.Do(ctx, chromedp.Navigate(p.Site.Page())); err != nil {
		return fmt.Errorf("going to %s: %w", p.Site.Page(), err)
	}
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := p.Site.Quiet(waiting, max(calm, p.Stay)); err != nil {
		return fmt.Errorf("waiting for %s to start: %w", p.Site.Page(), err)
	}
	return nil
}
