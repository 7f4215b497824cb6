// Package e2e follows calls of a page all the way: through the loader and the Go
// bundle in a headless Chromium, to the real backend, into its database, and back
// into the page.
package e2e

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// kinds are the kinds of request in the wire's document. All have to occur in these
// tests, so that the document has been held against real ones.
var kinds = []string{"ping", "events", "content/{type}/{id}/{event}", "metrics",
	"open", "conversations", "conversations/{id}", "messages", "conversations/{id}/reply", "conversations/{id}/read", "conversations/{id}/rate", "email", "uploads"}

func TestMain(m *testing.M) {
	rig.With(func() int {
		if code := m.Run(); code != 0 || inPart() {
			return code
		}
		for _, kind := range kinds {
			if !slices.Contains(rig.Answered(), kind) {
				fmt.Fprintln(os.Stderr, "no test made the client send", kind, "and the backend answer it")
				return 1
			}
		}
		return 0
	})
}

// inPart says whether only some of the tests were asked for.
func inPart() bool {
	for _, name := range []string{"test.run", "test.skip", "test.list"} {
		if flag.Lookup(name).Value.String() != "" {
			return true
		}
	}
	return false
}
