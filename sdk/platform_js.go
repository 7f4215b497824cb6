//go:build js && wasm

package sdk

import (
	"github.com/entryphone/entryphone/sdk/internal/browser"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
)

// New returns the client of the page. There should be one.
func New(o Options) (*Client, error) {
	var c *Client
	w := browser.NewWindow(messenger.Style, func(a messenger.Act) { c.act(a) })
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
		window:    w,
		sockets:   browser.Sockets{},
		uploads:   browser.Uploads{Files: &w.Files},
	}, o)
	return c, nil
}
