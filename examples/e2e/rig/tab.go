package rig

import (
	"context"
	"fmt"
	"sync"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Tab is a browser tab whose cookies and storage no other test has.
type Tab struct {
	// Console is what was said and thrown, on all pages that the tab was on.
	Console *Console

	t       T
	ctx     context.Context
	close   func()
	crashed context.Context // done when the renderer has died
}

// NewTab opens a tab that is closed when the test ends.
func NewTab(t T) *Tab {
	t.Helper()
	return open(t, browser, chromedp.WithNewBrowserContext())
}

// Sibling opens another tab that shares cookies and storage with this one.
func (p *Tab) Sibling() *Tab {
	p.t.Helper()
	return open(p.t, p.ctx)
}

func open(t T, parent context.Context, options ...chromedp.ContextOption) *Tab {
	t.Helper()
	console := &Console{}
	crashed, crash := context.WithCancel(context.Background())
	listen := func(event any) {
		if _, ok := event.(*inspector.EventTargetCrashed); ok {
			crash()
		}
		console.listen(event)
	}
	ctx, cancel := chromedp.NewContext(parent, append(options, chromedp.WithListener(listen))...)
	p := &Tab{Console: console, t: t, ctx: ctx, close: sync.OnceFunc(cancel), crashed: crashed}
	t.Cleanup(p.close)
	t.Cleanup(crash)
	require.NoError(t, chromedp.Do(ctx), "opening a tab")
	// Tabs of several tests are open at once; each is to behave as the one in front.
	_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	require.NoError(t, err)
	return p
}

// Open goes to a URL and waits until the page has loaded.
func (p *Tab) Open(url string) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.Navigate(url)), url)
}

// Reload loads the page afresh.
func (p *Tab) Reload() {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.Reload()))
}

// Before has a script run in every document that the tab opens, before all others.
func (p *Tab) Before(script string) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	require.NoError(p.t, err)
}

// Do runs a script in the page.
func (p *Tab) Do(script string) {
	p.t.Helper()
	ctx, cancel := p.patient()
	defer cancel()
	require.NoError(p.t, chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](script)), script)
}

// Get reads a value of the page; a promise is waited for.
func Get[T any](p *Tab, expression string) T {
	p.t.Helper()
	ctx, cancel := p.patient()
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	require.NoError(p.t, err, expression)
	return value
}

// patient is for what a page that hangs would never answer.
func (p *Tab) patient() (context.Context, context.CancelFunc) {
	return context.WithTimeout(p.ctx, Patience)
}

// Until waits for a condition of the page. A page that is being left counts as one
// in which it is not true yet.
func (p *Tab) Until(condition string) {
	p.t.Helper()
	var last error
	Until(p.t, condition, func() (ok bool) {
		ok, last = chromedp.Run(p.ctx, chromedp.Evaluate[bool]("!!("+condition+")"))
		return ok
	}, func() string { return fmt.Sprintf("%v; the console:\n%s", last, p.Console) })
}
