package dist

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/entryphone/entryphone/wasm/mkdist/lean"
)

// leanArgs writes what package lean makes of the module that the program uses, and
// returns what has go build take it; nothing where the program does not use it, or where
// go.mod says what is in its place.
func leanArgs(ctx context.Context, cfg Config) ([]string, error) {
	if cfg.Lean == "" {
		return nil, nil
	}
	list, err := goTool(ctx, cfg, "list", "-deps", "-f", `{{with .Module}}{{if not .Replace}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}`, cfg.Package)
	if err != nil {
		return nil, fmt.Errorf("finding the modules of %s: %w", cfg.Package, err)
	}
	for line := range strings.Lines(list) {
		fields := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if fields[0] == lean.Module && len(fields) == 3 {
			return writeLean(cfg, fields[1], fields[2])
		}
	}
	return nil, nil
}

func writeLean(cfg Config, version, dir string) ([]string, error) {
	files, err := lean.Copy(dir)
	if err != nil {
		return nil, fmt.Errorf("copying %s: %w", lean.Module, err)
	}
	to := path.Join(cfg.Lean, path.Base(lean.Module)+"-"+version)
	for name, data := range files {
		if err := writeNew(filepath.Join(cfg.Root, filepath.FromSlash(to), filepath.FromSlash(name)), data); err != nil {
			return nil, err
		}
	}
	for _, end := range []string{".mod", ".sum"} {
		data, err := os.ReadFile(filepath.Join(cfg.Root, "go"+end))
		if err != nil {
			return nil, err
		}
		if end == ".mod" {
			data = lean.Replace(data, to)
		}
		if err := writeNew(filepath.Join(cfg.Root, filepath.FromSlash(cfg.Lean), "program"+end), data); err != nil {
			return nil, err
		}
	}
	return []string{"-modfile=" + path.Join(cfg.Lean, "program.mod")}, nil
}

// writeNew writes a file, and its folder, where it is not there as it should be.
func writeNew(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("making a folder: %w", err)
	}
	return write(path, data)
}
