package rig

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// ErrCrashed says that the tab's renderer died.
var ErrCrashed = errors.New("the tab has crashed")

// Try reads a value of the page, waiting for a promise. It returns an error where
// Get fails the test: when there is no answer in time, and [ErrCrashed].
func Try[V any](p *Tab, within time.Duration, expression string) (V, error) {
	return try(p, within, chromedp.Evaluate[V](expression, chromedp.EvalAwaitPromise))
}

func try[V any](p *Tab, within time.Duration, action chromedp.Action[V]) (V, error) {
	ctx, cancel := context.WithTimeoutCause(p.ctx, within, fmt.Errorf("no answer in %v", within))
	defer cancel()
	stop := context.AfterFunc(p.crashed, cancel)
	defer stop()
	v, err := chromedp.Run(ctx, action)
	switch {
	case err == nil:
	case p.Crashed():
		err = ErrCrashed
	case ctx.Err() != nil:
		err = context.Cause(ctx)
	}
	return v, err
}

// TryOpen goes to a URL and waits until the page has loaded.
func (p *Tab) TryOpen(url string, within time.Duration) error {
	_, err := try(p, within, chromedp.Navigate(url))
	return err
}

// TryReload loads the page afresh and waits until it has loaded.
func (p *Tab) TryReload(within time.Duration) error {
	_, err := try(p, within, chromedp.Reload())
	return err
}

// Crash ends the tab's renderer as a fault of its own would.
func (p *Tab) Crash() {
	p.t.Helper()
	for range 3 { // a renderer whose place another takes in that moment does not count
		_, _ = try(p, Patience, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, page.Crash, cdp.Empty{})
			return err
		}))
		select {
		case <-p.crashed.Done():
			return
		case <-time.After(time.Second):
		}
	}
	require.True(p.t, p.Crashed(), "the tab lives on")
}

// Crashed says whether the tab's renderer died.
func (p *Tab) Crashed() bool { return p.crashed.Err() != nil }

// Close closes the tab, offline if that is what it is; its profile stays.
func (p *Tab) Close() {
	p.t.Helper()
	id := chromedp.FromContext(p.ctx).Target.TargetID
	_, err := chromedp.CallBrowser(p.ctx, target.CloseTarget, target.CloseTargetParams{TargetID: id})
	require.NoError(p.t, err, "closing a tab")
	p.close()
}

// Offline takes the network from the tab's pages, or gives it back.
func (p *Tab) Offline(on bool) error {
	_, err := try(p, Patience, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		state := network.OverrideNetworkStateParams{Offline: on, DownloadThroughput: -1, UploadThroughput: -1}
		if _, err := cdp.Call(ctx, t, network.OverrideNetworkState, state); err != nil {
			return err
		}
		conditions := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{}}
		if on {
			all := &network.Conditions{Offline: true, DownloadThroughput: -1, UploadThroughput: -1}
			conditions.MatchedNetworkConditions = append(conditions.MatchedNetworkConditions, all)
		}
		_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, conditions)
		return err
	}))
	return err
}
