package visit

import (
	"context"
	_ "embed" // the instruments
	"fmt"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/entryphone/entryphone/examples/bench/site"
)

//go:embed instrument.js
var instrument string

// tab opens a tab for a visit.
func (b *Browser) tab(p Plan) (ctx context.Context, closeTab func(), err error) {
	var options []chromedp.ContextOption
	if p.New {
		options = append(options, chromedp.WithNewBrowserContext())
	}
	ctx, closeTab = chromedp.NewContext(b.ctx, options...)
	if err := prepare(ctx, p); err != nil {
		closeTab()
		return nil, nil, fmt.Errorf("opening a tab: %w", err)
	}
	return ctx, closeTab, nil
}

// prepare brings a tab to the blank page, with the instruments ready for the next
// document and the processor as slow as planned.
func prepare(ctx context.Context, p Plan) error {
	if err := chromedp.Do(ctx, chromedp.Navigate(p.Site.Origin+site.BlankPath)); err != nil {
		return err
	}
	if err := equip(ctx, p.Site); err != nil {
		return err
	}
	// Several tabs may be open; each is to behave as the one in front.
	_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	if err != nil {
		return err
	}
	_, err = chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: p.Slowdown})
	return err
}

// equip installs the instruments, and passes on when they say that a page without an
// API has started.
func equip(ctx context.Context, s *site.Site) error {
	err := chromedp.Listen(ctx, func(event any) {
		if _, ok := event.(*runtime.EventBindingCalled); ok {
			s.Touch()
		}
	})
	if err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, runtime.AddBinding, runtime.AddBindingParams{Name: "benchReady"}); err != nil {
		return err
	}
	_, err = chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: instrument})
	return err
}
