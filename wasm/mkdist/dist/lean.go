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

// leanly writes what package lean makes of the module that the program uses, and of the
// toolchain, and returns the tool that takes it; the plain one where the program does not
// use it, or where go.mod says what is in its place.
func leanly(ctx context.Context, cfg Config) (tool, error) {
	plain := tool{path: "go"}
	if cfg.Lean == "" {
		return plain, nil
	}
	list, err := goTool(ctx, cfg, "list", "-deps", "-f", `{{with .Module}}{{if not .Replace}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}`, cfg.Package)
	if err != nil {
		return plain, fmt.Errorf("finding the modules of %s: %w", cfg.Package, err)
	}
	for line := range strings.Lines(list) {
		fields := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if fields[0] == lean.Module && len(fields) == 3 {
			modfile, err := writeModule(cfg, fields[1], fields[2])
			if err != nil {
				return plain, err
			}
			t, err := overlaid(ctx, cfg)
			t.args = append(t.args, modfile)
			return t, err
		}
	}
	return plain, nil
}

func writeModule(cfg Config, version, dir string) (string, error) {
	files, err := lean.Copy(dir)
	if err != nil {
		return "", fmt.Errorf("copying %s: %w", lean.Module, err)
	}
	to := path.Join(cfg.Lean, path.Base(lean.Module)+"-"+version)
	for name, data := range files {
		if err := writeNew(filepath.Join(cfg.Root, filepath.FromSlash(to), filepath.FromSlash(name)), data); err != nil {
			return "", err
		}
	}
	for _, end := range []string{".mod", ".sum"} {
		data, err := os.ReadFile(filepath.Join(cfg.Root, "go"+end))
		if err != nil {
			return "", err
		}
		if end == ".mod" {
			data = lean.Replace(data, to)
		}
		if err := writeNew(filepath.Join(cfg.Root, filepath.FromSlash(cfg.Lean), "program"+end), data); err != nil {
			return "", err
		}
	}
	return "-modfile=" + path.Join(cfg.Lean, "program.mod"), nil
}

// overlaid is the tool that takes another package for one of the toolchain's.
func overlaid(ctx context.Context, cfg Config) (t tool, err error) {
	t.path = "go"
	root, err := goRoot(ctx, cfg)
	if err != nil {
		return t, err
	}
	dir, err := filepath.Abs(filepath.Join(cfg.Root, filepath.FromSlash(cfg.Lean)))
	if err != nil {
		return t, err
	}
	cache, err := goTool(ctx, cfg, "env", "GOMODCACHE")
	if err != nil {
		return t, err
	}
	if inside(root, strings.TrimSpace(cache)) { // a toolchain that go downloaded: there go overlays nothing
		t.path = filepath.Join(root, "bin", "go")
		if root, err = linked(root, filepath.Join(dir, "go")); err != nil {
			return t, err
		}
		t.env = []string{"GOROOT=" + root, "GOTOOLCHAIN=local"}
	}
	file, overlay := filepath.Join(dir, "godebug.go"), filepath.Join(dir, "overlay.json")
	text, err := lean.Overlay(root, file)
	if err != nil {
		return t, fmt.Errorf("reading the toolchain: %w", err)
	}
	if err := writeNew(file, lean.Godebug); err != nil {
		return t, err
	}
	t.args = []string{"-overlay=" + overlay}
	return t, writeNew(overlay, text)
}

func inside(path, dir string) bool {
	return strings.HasPrefix(path, dir+string(filepath.Separator))
}

// linked makes link lead to dir, and returns it.
func linked(dir, link string) (string, error) {
	if old, err := os.Readlink(link); err == nil && old == dir {
		return link, nil
	}
	_ = os.Remove(link)
	return link, os.Symlink(dir, link)
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
