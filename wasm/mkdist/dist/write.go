package dist

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// writeGroup writes the same data under several names, compressing it once.
func writeGroup(out string, data []byte, compress bool, names []string) ([]File, error) {
	file := describe("", data)
	if err := writeAll(out, names, "", data); err != nil {
		return nil, err
	}
	if compress {
		if err := writeCompressed(out, names, data, &file); err != nil {
			return nil, err
		}
	}
	files := make([]File, len(names))
	for i, name := range names {
		files[i] = file
		files[i].Name = name
	}
	return files, nil
}

func writeCompressed(out string, names []string, data []byte, file *File) error {
	sizes := map[string]*int{".br": &file.Brotli, ".gz": &file.Gzip}
	for _, e := range encodings {
		packed, err := e.compressed(data, filepath.Join(out, names[0]))
		if err != nil {
			return fmt.Errorf("%s%s: %w", names[0], e.suffix, err)
		}
		*sizes[e.suffix] = len(packed)
		if err := writeAll(out, names, e.suffix, packed); err != nil {
			return err
		}
	}
	return nil
}

func writeAll(out string, names []string, suffix string, data []byte) error {
	for _, name := range names {
		if err := write(filepath.Join(out, name+suffix), data); err != nil {
			return err
		}
	}
	return nil
}

// write replaces a file as a whole, so that a host never serves half of it.
func write(path string, data []byte) error {
	half := path + ".tmp"
	if err := os.WriteFile(half, data, 0o644); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	if err := os.Rename(half, path); err != nil {
		return fmt.Errorf("putting a file in its place: %w", err)
	}
	return nil
}

// removeStale removes the programs of earlier builds, compressed forms
// included. It leaves everything that it cannot have written.
func removeStale(out, current string) error {
	old, err := filepath.Glob(filepath.Join(out, "entryphone-*.wasm*"))
	if err != nil {
		return fmt.Errorf("looking for old programs: %w", err)
	}
	for _, path := range old {
		if strings.HasPrefix(filepath.Base(path), current) {
			continue
		}
		if err := os.Remove(path); err != nil {
			return fmt.Errorf("removing an old program: %w", err)
		}
	}
	return nil
}
