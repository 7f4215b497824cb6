package dist

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Compile builds the program for the browser and returns its bytes.
func Compile(ctx context.Context, cfg Config) ([]byte, error) {
	dir, err := os.MkdirTemp("", "mkdist")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the build: %w", err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "out.wasm")
	with, err := leanly(ctx, cfg)
	if err != nil {
		return nil, err
	}
	if _, err := with.run(ctx, cfg, buildArgs(cfg, file, with.args...)...); err != nil {
		return nil, fmt.Errorf("building %s: %w", cfg.Package, err)
	}
	return os.ReadFile(file)
}

func buildArgs(cfg Config, file string, more ...string) []string {
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"}, more...)
	if cfg.GCFlags != "" {
		args = append(args, "-gcflags="+cfg.GCFlags)
	}
	return append(args, "-o", file, cfg.Package)
}

// SupportFile reads Go's own part of a program in the browser from the
// toolchain that builds the program, so that the two always match.
func SupportFile(ctx context.Context, cfg Config) ([]byte, error) {
	root, err := goRoot(ctx, cfg)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
}

func goRoot(ctx context.Context, cfg Config) (string, error) {
	root, err := goTool(ctx, cfg, "env", "GOROOT")
	if err != nil {
		return "", fmt.Errorf("finding the toolchain: %w", err)
	}
	return strings.TrimSpace(root), nil
}

func goTool(ctx context.Context, cfg Config, args ...string) (string, error) {
	return tool{path: "go"}.run(ctx, cfg, args...)
}

// tool is a go command, and what it takes to build with it.
type tool struct {
	path string
	env  []string
	args []string
}

func (t tool) run(ctx context.Context, cfg Config, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, t.path, args...)
	cmd.Dir = cfg.Root
	cmd.Env = append(append(os.Environ(), "GOOS=js", "GOARCH=wasm"), t.env...)
	if known(ctx, cfg.Experiment) {
		cmd.Env = append(cmd.Env, "GOEXPERIMENT="+cfg.Experiment)
	}
	var failure strings.Builder
	cmd.Stderr = &failure
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, failure.String())
	}
	return string(out), nil
}

// known says whether the toolchain has the experiment: an experiment lasts for a
// release or two, and a later toolchain must build all the same.
func known(ctx context.Context, experiment string) bool {
	cmd := exec.CommandContext(ctx, "go", "version")
	cmd.Env = append(os.Environ(), "GOEXPERIMENT="+experiment)
	return experiment != "" && cmd.Run() == nil
}

// programName is the name under which a program is cached for ever.
func programName(program []byte) string {
	sum := sha256.Sum256(program)
	return "entryphone-" + hex.EncodeToString(sum[:8]) + ".wasm"
}
