// Package npm installs what a package of this module takes from npm.
package npm

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// ErrUnavailable says that this machine cannot install it.
var ErrUnavailable = errors.New("npm cannot install it")

// Install has npm put exactly what a folder's package-lock.json names into its
// node_modules. It takes seconds, so what is newer than the lock file is left as it
// is.
func Install(ctx context.Context, dir string) error {
	if installed(dir) {
		return nil
	}
	cmd := exec.CommandContext(ctx, "npm", "ci")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %w\n%s", ErrUnavailable, err, out)
	}
	return nil
}

// installed looks for the file that npm writes last.
func installed(dir string) bool {
	lock, err := os.Stat(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return false
	}
	done, err := os.Stat(filepath.Join(dir, "node_modules", ".package-lock.json"))
	return err == nil && done.ModTime().After(lock.ModTime())
}
