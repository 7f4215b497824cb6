package rig

import (
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Cookie is a cookie as the browser keeps it.
type Cookie struct {
	Name, Value string
	Domain      string // with a dot in front unless it is for one host alone
	Path        string
	SameSite    string
	Secure      bool
	HTTPOnly    bool
	Expires     time.Time // zero for one that ends with the browser
}

// Cookies returns the cookies of all sites that the tab's browser context keeps,
// by name.
func (p *Tab) Cookies() map[string]Cookie {
	p.t.Helper()
	id := chromedp.FromContext(p.ctx).BrowserContextID
	got, err := chromedp.CallBrowser(p.ctx, storage.GetCookies, storage.GetCookiesParams{BrowserContextID: cdp.BrowserContextID(id)})
	require.NoError(p.t, err)
	out := map[string]Cookie{}
	for _, c := range got.Cookies {
		out[c.Name] = cookieOf(c)
	}
	return out
}

func cookieOf(c *network.Cookie) Cookie {
	out := Cookie{
		Name: c.Name, Value: c.Value, Domain: c.Domain, Path: c.Path,
		SameSite: c.SameSite.String(), Secure: c.Secure, HTTPOnly: c.HTTPOnly,
	}
	if c.Expires > 0 {
		out.Expires = time.Unix(int64(c.Expires), 0)
	}
	return out
}

// CookieNames returns the names of the messenger's cookies, in no order.
func (p *Tab) CookieNames() []string {
	p.t.Helper()
	names := []string{}
	for name := range p.Cookies() {
		if strings.HasPrefix(name, "intercom") {
			names = append(names, name)
		}
	}
	return names
}
