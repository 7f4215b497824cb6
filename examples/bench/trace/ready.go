package trace

import (
	"net/url"
	"strings"
)

// Ready says of an event of the page's thread whether it is the one up to which
// starting takes.
type Ready func(Event) bool

// Mark is the mark of a page that tells by itself that it has started.
func Mark(e Event) bool { return e.Name == "bench:ready" }

// Request is a request to a path that begins with the prefix.
func Request(prefix string) Ready {
	return func(e Event) bool {
		if e.Name != "ResourceSendRequest" {
			return false
		}
		d, err := e.details()
		if err != nil {
			return false
		}
		u, err := url.Parse(d.Data.URL)
		return err == nil && strings.HasPrefix(u.Path, prefix)
	}
}
