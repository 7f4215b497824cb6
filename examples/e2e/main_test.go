// Package e2e follows calls of a page all the way: through the loader and the Go
// bundle in a headless Chromium, to the real backend, into its database, and back
// into the page.
package e2e

import (
	"testing"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestMain(m *testing.M) { rig.With(m.Run) }
