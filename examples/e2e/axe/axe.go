// Package axe finds what keeps people from using a page, with axe-core
// (https://github.com/dequelabs/axe-core).
package axe

import (
	"context"
	"os"
	"path/filepath"
	"runtime"

	"github.com/entryphone/entryphone/examples/npm"
)

// Script is the library, installed into this package's folder where it is not yet. A
// machine that cannot install it gives [npm.ErrUnavailable].
func Script(ctx context.Context) ([]byte, error) {
	_, file, _, _ := runtime.Caller(0)
	dir := filepath.Dir(file)
	if err := npm.Install(ctx, dir); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
}
