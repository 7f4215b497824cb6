package rig

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Metrics are the browser's own figures about a page, by the names that they have in
// Performance.getMetrics of its protocol: Nodes, JSEventListeners, Documents, Frames,
// ThreadTime in seconds, and so on.
type Metrics map[string]float64

// Metrics returns the figures as they are now.
func (p *Tab) Metrics() Metrics {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, performance.Enable, performance.EnableParams{})
	require.NoError(p.t, err)
	got, err := chromedp.Call(p.ctx, performance.GetMetrics, cdp.Empty{})
	require.NoError(p.t, err)
	out := Metrics{}
	for _, m := range got.Metrics {
		out[m.Name] = m.Value
	}
	return out
}

// CollectGarbage frees what the page needs no longer.
func (p *Tab) CollectGarbage() {
	p.t.Helper()
	ctx, cancel := p.patient()
	defer cancel()
	_, err := chromedp.Call(ctx, heapprofiler.CollectGarbage, cdp.Empty{})
	require.NoError(p.t, err)
}
