// Package peers makes scripts of the libraries that the bundle's start is measured
// beside: from npm, bundled with a few lines of an app that starts them, with the
// page's own server as their API.
package peers

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/entryphone/entryphone/examples/npm"
)

// ErrUnavailable says that this machine cannot install them.
var ErrUnavailable = npm.ErrUnavailable

// Peer is a library and the script of a page that uses it.
type Peer struct {
	Name   string // as npm has it
	Key    string // short, for folders and URLs
	Script []byte
	// Update and Event are the library's calls, as functions in JavaScript that take
	// a number.
	Update, Event string
}

// All are the peers, installed into this package's folder where they are not yet.
func All(ctx context.Context) ([]Peer, error) {
	dir := folder()
	if err := npm.Install(ctx, dir); err != nil {
		return nil, err
	}
	all := []Peer{
		{
			Name: "posthog-js", Key: "posthog",
			Update: `i => peer.setPersonProperties({seats: i})`,
			Event:  `i => peer.capture('bench', {number: i, plan: 'pro'})`,
		},
		{
			Name: "@segment/analytics-next", Key: "segment",
			Update: `i => { peer.identify('u-1', {seats: i}) }`,
			Event:  `i => { peer.track('bench', {number: i, plan: 'pro'}) }`,
		},
	}
	for i := range all {
		script, err := bundle(filepath.Join(dir, all[i].Key+".js"))
		if err != nil {
			return nil, fmt.Errorf("bundling %s: %w", all[i].Name, err)
		}
		all[i].Script = script
	}
	return all, nil
}

// Bundle makes one script of an entry of another program's that imports the
// libraries, which are installed where they are not yet.
func Bundle(ctx context.Context, entry string) ([]byte, error) {
	if err := npm.Install(ctx, folder()); err != nil {
		return nil, err
	}
	return bundle(entry)
}

// Version is the version of an installed library.
func Version(name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(folder(), "node_modules", name, "package.json"))
	if err != nil {
		return "", fmt.Errorf("reading the version of %s: %w", name, err)
	}
	var p struct{ Version string }
	if err := json.Unmarshal(data, &p); err != nil {
		return "", fmt.Errorf("reading the version of %s: %w", name, err)
	}
	return p.Version, nil
}

// folder is found by the place of this file.
func folder() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(file)
}
