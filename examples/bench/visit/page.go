package visit

import (
	"context"
	"fmt"

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
