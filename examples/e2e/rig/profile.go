package rig

import (
	"strconv"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Profile is a person's browser: cookies and storage that its tabs share, and that
// outlive them. It is gone when the test ends.
type Profile struct {
	t     T
	id    cdp.BrowserContextID
	ahead time.Duration
}

// NewProfile begins with no cookies and nothing stored.
func NewProfile(t T) *Profile {
	t.Helper()
	got, err := chromedp.CallBrowser(browser, target.CreateBrowserContext, target.CreateBrowserContextParams{})
	require.NoError(t, err, "beginning a profile")
	t.Cleanup(func() {
		_, err := chromedp.CallBrowser(browser, target.DisposeBrowserContext, target.DisposeBrowserContextParams(got))
		if err != nil {
			t.Errorf("disposing of a profile: %v", err)
		}
	})
	return &Profile{t: t, id: got.BrowserContextID}
}

// Tab opens a tab.
func (p *Profile) Tab() *Tab {
	p.t.Helper()
	return open(p.t, browser, chromedp.WithExistingBrowserContext(p.id))
}

// Advance moves the clock that tabs with [Tab.HoldClock] share on a site, from what
// the machine's is to begin with; back too where d is negative. Pages that are open
// see it with [Tab.SetClock].
func (p *Profile) Advance(site string, d time.Duration) {
	p.t.Helper()
	p.ahead += d
	p.SetCookie(site, "clock", strconv.FormatInt(p.ahead.Milliseconds(), 10))
}

// SetCookie sets a cookie of a site.
func (p *Profile) SetCookie(site, name, value string) {
	p.t.Helper()
	cookie := &network.CookieParam{Name: name, Value: value, URL: site}
	_, err := chromedp.CallBrowser(browser, storage.SetCookies, storage.SetCookiesParams{Cookies: []*network.CookieParam{cookie}, BrowserContextID: p.id})
	require.NoError(p.t, err, "setting the cookie %s", name)
}

// Ahead is how far that clock is ahead.
func (p *Profile) Ahead() time.Duration { return p.ahead }

// Now is what that clock says.
func (p *Profile) Now() time.Time { return time.Now().Add(p.ahead) }
