//go:build js && wasm

package sdk

import "github.com/entryphone/entryphone/sdk/internal/browser"

// New returns the client of the page. There should be one.
func New(o Options) (*Client, error) {
	var c *Client
	c = newClient(host{
		clock:     browser.Clock{},
		jar:       &browser.Cookies{},
		store:     &browser.Store{},
		transport: browser.Transport{},
		page:      &browser.Page{},
		screen:    browser.NewScreen(func(id, action string) { c.acted(id, action) }),
		console:   browser.Console{},
		settings:  browser.Settings,
		locks:     &browser.Locks{},
		tabs:      &browser.Tabs{},
		window:    none{},
		sockets:   none{},
		uploads:   none{},
	}, o)
	return c, nil
}
