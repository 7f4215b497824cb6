package dist

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/entryphone/entryphone/wasm/mkdist/pack"
)

// Names of the files that do not change with their content.
const (
	LoaderName       = "entryphone.js"
	PlainProgramName = "entryphone.wasm"
	SupportName      = "wasm_exec.js"
	TypesName        = "entryphone.d.ts"
	ManifestName     = "manifest.json"
)

// Fill builds everything and brings the folder to that state.
func Fill(ctx context.Context, cfg Config) (Manifest, error) {
	cfg = cfg.WithDefaults()
	p, err := build(ctx, cfg)
	if err != nil {
		return Manifest{}, err
	}
	return p.fill(cfg)
}

// parts is what the folder is made of.
type parts struct {
	programName                     string
	program, support, loader, types []byte
	lines                           bool
}

func build(ctx context.Context, cfg Config) (p parts, err error) {
	program, err := Compile(ctx, cfg)
	if err != nil {
		return p, err
	}
	if p.program, p.lines, err = pack.Program(program, cfg.Lines); err != nil {
		return p, err
	}
	p.programName = programName(p.program)
	if p.support, err = SupportFile(ctx, cfg); err != nil {
		return p, err
	}
	source, err := os.ReadFile(filepath.Join(cfg.Sources, "loader.js"))
	if err != nil {
		return p, fmt.Errorf("reading the loader: %w", err)
	}
	if p.loader, err = Loader(source, p.support, p.programName, cfg.Version); err != nil {
		return p, err
	}
	if p.types, err = os.ReadFile(filepath.Join(cfg.Sources, TypesName)); err != nil {
		return p, fmt.Errorf("reading the types: %w", err)
	}
	return p, nil
}

// fill writes what is new before it removes what is old, so that a loader that
// is being served finds its program at any time.
func (p parts) fill(cfg Config) (Manifest, error) {
	if err := os.MkdirAll(cfg.Out, 0o755); err != nil {
		return Manifest{}, fmt.Errorf("making the folder: %w", err)
	}
	if cfg.SupportCopy != "" {
		if err := write(cfg.SupportCopy, p.support); err != nil {
			return Manifest{}, err
		}
	}
	m, err := p.writeTo(cfg.Out, cfg.Version)
	if err != nil {
		return m, err
	}
	return m, removeStale(cfg.Out, p.programName)
}

func (p parts) writeTo(out, version string) (Manifest, error) {
	m := Manifest{Version: version, Loader: LoaderName, Program: p.programName, Lines: p.lines}
	for _, group := range []struct {
		data       []byte
		compressed bool
		names      []string
	}{
		{p.loader, true, []string{LoaderName}},
		{p.program, true, []string{p.programName, PlainProgramName}},
		{p.support, true, []string{SupportName}},
		{p.types, false, []string{TypesName}},
	} {
		files, err := writeGroup(out, group.data, group.compressed, group.names)
		if err != nil {
			return m, err
		}
		m.Files = append(m.Files, files...)
	}
	data, err := m.encode()
	if err != nil {
		return m, err
	}
	return m, write(filepath.Join(out, ManifestName), data)
}
