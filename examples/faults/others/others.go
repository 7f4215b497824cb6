// Package others makes subjects for schedules of events of two libraries that sites
// use for such ends, from npm, with the settings that their documentation gives an
// ordinary site. Their collector is a page's own server that takes everything.
package others

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/entryphone/entryphone/examples/bench/peers"
	"github.com/entryphone/entryphone/examples/faults/play"
)

// All are the subjects; [peers.ErrUnavailable] says that this machine cannot install
// them.
func All(ctx context.Context) ([]play.Subject, error) {
	all := []play.Subject{
		{Name: "posthog-js", Receives: posthogReceives, Sent: posthogSent},
		{Name: "@segment/analytics-next", Receives: segmentReceives, Sent: segmentSent},
	}
	for i, entry := range []string{"posthog.js", "segment.js"} {
		script, err := peers.Bundle(ctx, filepath.Join(folder(), entry))
		if err != nil {
			return nil, err
		}
		version, err := peers.Version(all[i].Name)
		if err != nil {
			return nil, err
		}
		all[i].Script, all[i].Version, all[i].API = script, version, peers.API()
	}
	return all, nil
}

// folder is found by the place of this file.
func folder() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(file)
}

// posthogReceives: what else it asks of its API are settings.
func posthogReceives(path string) (string, bool) {
	return "e", strings.HasPrefix(path, "/api/e/") || strings.HasPrefix(path, "/api/i/v0/e/")
}

// segmentReceives: t is an event, b a batch; the rest is about the person.
func segmentReceives(path string) (string, bool) {
	name, ok := strings.CutPrefix(path, "/api/v1/")
	return name, ok && name != ""
}
