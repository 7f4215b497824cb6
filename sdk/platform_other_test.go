//go:build !js

package sdk

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOutsideABrowserThereIsNoClient(t *testing.T) {
	c, err := New(Options{})
	assert.ErrorIs(t, err, ErrNoBrowser)
	assert.Nil(t, c)
}
