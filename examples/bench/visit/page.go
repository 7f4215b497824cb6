package visit

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Page is a page that has started and is open.
type Page struct {
	ctx context.Context
}

// Open visits a page without a trace and leaves it open until closeTab.
func (b *Browser) Open(p Plan) (page *Page, closeTab func(), err error) {
	ctx, closeTab, err := b.tab(p)
	if err != nil {
		return nil, nil, err
	}
	if err := start(ctx, p); err != nil {
		closeTab()
		return nil, nil, err
	}
	return &Page{ctx: ctx}, closeTab, nil
}

// Evaluate reads a value of the page; a promise is waited for.
func Evaluate[T any](p *Page, expression string) (T, error) {
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		return value, fmt.Errorf("evaluating in the page: %w", err)
	}
	return value, nil
}

// Slow makes the page's processor so many times slower than this machine's.
func (p *Page) Slow(times float64) error {
	_, err := chromedp.Call(p.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: times})
	return err
}

// Click clicks with the mouse.
func (p *Page) Click(x, y float64) error { return chromedp.Do(p.ctx, chromedp.MouseClickXY(x, y)) }

// Memory is what the page holds now.
func (p *Page) Memory() (Memory, error) { return measureMemory(p.ctx) }

// Record brings the browser's trace of what happens meanwhile.
func (p *Page) Record(during func() error) ([]json.RawMessage, error) {
	ctx, stop := context.WithCancel(p.ctx)
	defer stop()
	r, err := record(ctx)
	if err != nil {
		return nil, err
	}
	if err := during(); err != nil {
		return nil, err
	}
	return r.stop(ctx)
}
