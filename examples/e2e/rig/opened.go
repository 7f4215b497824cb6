package rig

import (
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Opened does something that makes the page open a new tab, and returns the URL
// that the tab goes to and whether its page can reach the one that opened it.
func (p *Tab) Opened(by func()) (opened struct {
	URL            string
	CanReachOpener bool
}) {
	p.t.Helper()
	own := chromedp.FromContext(p.ctx)
	known := p.targets()
	by()
	Until(p.t, "a new tab", func() bool {
		for id, info := range p.targets() {
			if _, old := known[id]; !old && info.Type == "page" && info.BrowserContextID == own.BrowserContextID && info.URL != "" && info.URL != "about:blank" {
				opened.URL, opened.CanReachOpener = info.URL, info.CanAccessOpener
				return true
			}
		}
		return false
	}, func() string { return "" })
	return opened
}

func (p *Tab) targets() map[target.ID]*target.Info {
	p.t.Helper()
	list, err := chromedp.Targets(p.ctx)
	require.NoError(p.t, err)
	out := map[target.ID]*target.Info{}
	for _, info := range list {
		out[info.TargetID] = info
	}
	return out
}
