//go:build !js

package sdk

import "errors"

// ErrNoBrowser is what New fails with outside a browser.
var ErrNoBrowser = errors.New("sdk: there is no browser here")

// New fails with [ErrNoBrowser]: this is not a browser.
func New(Options) (*Client, error) { return nil, ErrNoBrowser }
