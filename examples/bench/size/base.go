package size

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// BuildBase builds the base program of the module in root. An empty gcflags leaves
// the compiler's own.
func BuildBase(ctx context.Context, root, gcflags string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "bench-base")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the base program: %w", err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "base.wasm")
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"}
	if gcflags != "" {
		args = append(args, "-gcflags="+gcflags)
	}
	cmd := exec.CommandContext(ctx, "go", append(args, "-o", file, "./wasm/testdata/base")...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building the base program: %w\n%s", err, out)
	}
	return os.ReadFile(file)
}
