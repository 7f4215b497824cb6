package play

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/entryphone/entryphone/examples/faults/plan"
)

// translate is what the page is to do for a call.
func (r *run) translate(c plan.Call, label string) []any {
	call := func(args ...any) []any { return append([]any{"call"}, args...) }
	switch c.Method {
	case plan.Update:
		return []any{call("update", values(c))}
	case plan.Route:
		push := []any{"push", routePath(c.N)}
		if r.plan.TrackURLs {
			return []any{push}
		}
		return []any{push, call("update", attributes(c))}
	case plan.Track:
		name, metadata := event(c)
		return []any{call("trackEvent", name, metadata)}
	case plan.Again:
		return []any{[]any{"again"}}
	case plan.Switch:
		out := []any{[]any{"login", label}}
		if c.Shutdown {
			out = append(out, call("shutdown"))
		}
		return append(out, []any{"boot", label})
	}
	return []any{[]any{"dismiss"}}
}

// routePath is the URL of a route, apart from those of pages.
func routePath(n int) string { return fmt.Sprintf("/p/route/%d", n) }

// values are what an update sets.
func values(c plan.Call) map[string]any {
	out := attributes(c)
	out["n"] = c.N
	return out
}

func attributes(c plan.Call) map[string]any {
	out := map[string]any{}
	for _, name := range c.Attributes {
		out[name] = value(name, c.N)
	}
	return out
}

// value is unique among those of its attribute.
func value(name string, n int) any {
	if name == "seats" {
		return n
	}
	return name + " " + strconv.Itoa(n)
}

func event(c plan.Call) (name string, metadata map[string]any) {
	metadata = map[string]any{"n": c.N}
	if c.Bytes > 0 {
		metadata["text"] = strings.Repeat("x", c.Bytes)
	}
	if c.InName {
		return fmt.Sprintf("event-%d", c.N), metadata
	}
	return "event", metadata
}
