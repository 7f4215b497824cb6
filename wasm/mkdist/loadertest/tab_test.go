package loadertest

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// patience is how long a condition may take to come true on a busy machine.
const patience = 20 * time.Second

// tab is a browser tab on a site's page.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// visit starts the site and opens its page in a new tab.
func visit(t *testing.T, s *site) *tab {
	t.Helper()
	p := newTab(t, s)
	p.open(s.URL)
	return p
}

// visitUnfinished does not wait for the page to have loaded.
func visitUnfinished(t *testing.T, s *site) *tab {
	t.Helper()
	p := newTab(t, s)
	_, err := chromedp.Call(p.ctx, page.Navigate, page.NavigateParams{URL: s.URL})
	require.NoError(t, err)
	return p
}

func newTab(t *testing.T, s *site) *tab {
	t.Helper()
	s.start(t)
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	require.NoError(t, chromedp.Do(ctx))
	return &tab{t: t, ctx: ctx}
}

func (p *tab) open(url string) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.Navigate(url)))
}

// do runs a script in the page.
func (p *tab) do(script string) {
	p.t.Helper()
	require.NoError(p.t, chromedp.Do(p.ctx, chromedp.Evaluate[chromedp.Void](script)), script)
}

// until waits for a condition of the page.
func (p *tab) until(condition string) {
	p.t.Helper()
	_, err := chromedp.Run(p.ctx, chromedp.Poll[bool]("!!("+condition+")", chromedp.WithPollingTimeout(patience)))
	if err != nil {
		state, _ := chromedp.Run(p.ctx, chromedp.Evaluate[string](`JSON.stringify({got, warnings, errors, logged, delays})`))
		require.NoError(p.t, err, "%s never became true; the page: %s", condition, state)
	}
}

// get reads a value of the page.
func get[T any](p *tab, expression string) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	require.NoError(p.t, err, expression)
	return value
}

// calls returns what has reached the program, as JSON.
func (p *tab) calls() string {
	p.t.Helper()
	return get[string](p, `JSON.stringify(got.calls)`)
}

// listeners names the events that the window has listeners for, the probe's
// included.
func (p *tab) listeners() []string {
	p.t.Helper()
	names, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](
		`Object.keys(getEventListeners(window)).sort()`, chromedp.EvalWithCommandLineAPI))
	require.NoError(p.t, err)
	return names
}

// quiet asserts that nothing of ours was said on the console or thrown.
func (p *tab) quiet() {
	p.t.Helper()
	assert.Empty(p.t, get[[]string](p, `[...warnings, ...errors, ...logged]`))
}
