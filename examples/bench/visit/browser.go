// Package visit opens pages in a Chromium whose processor is as slow as asked for,
// and brings back the browser's own trace of what happened.
package visit

import (
	"context"
	"fmt"

	"github.com/chromedp/chromedp"
)

// Browser is a Chromium with a profile of its own.
type Browser struct {
	ctx context.Context
}

// Launch starts a browser that keeps its profile in a folder. No name but this
// machine's address means anything to it, so nothing that a page loads can reach
// another.
func Launch(ctx context.Context, profile string) (b *Browser, stop func(), err error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.UserDataDir(profile),
		chromedp.WindowSize(1280, 800),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	ctx, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	ctx, stopBrowser := chromedp.NewContext(ctx)
	stop = func() {
		stopBrowser()
		stopAllocator()
	}
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, nil, fmt.Errorf("starting the browser: %w", err)
	}
	return &Browser{ctx: ctx}, stop, nil
}
