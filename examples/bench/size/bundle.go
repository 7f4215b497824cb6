package size

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Bundle is what make dist left: the names and the bytes of the loader and of the
// program that it starts.
type Bundle struct {
	LoaderName, ProgramName string
	Loader, Program         []byte
	Support                 []byte // Go's own script, for pages without the loader
}

// ReadBundle reads the folder that make dist fills.
func ReadBundle(dir string) (Bundle, error) {
	var b Bundle
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		return b, fmt.Errorf("reading the manifest of dist: %w", err)
	}
	var manifest struct{ Loader, Program string }
	if err := json.Unmarshal(data, &manifest); err != nil {
		return b, fmt.Errorf("reading the manifest of dist: %w", err)
	}
	b.LoaderName, b.ProgramName = manifest.Loader, manifest.Program
	for name, to := range map[string]*[]byte{b.LoaderName: &b.Loader, b.ProgramName: &b.Program, "wasm_exec.js": &b.Support} {
		if *to, err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return b, fmt.Errorf("reading dist: %w", err)
		}
	}
	return b, nil
}
