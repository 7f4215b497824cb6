// Package lean makes the copy of a module that a program is built with in its place, so
// that it takes less: safejs needs fmt for the text of a few errors only, and for stack
// traces that nobody sees, and its copy has small packages of that shape instead. The copy
// is made of the module as the toolchain has it, whenever the program is built. One package of
// the toolchain's own is overlaid likewise.
package lean

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Module is the module that is copied.
const Module = "github.com/hack-pad/safejs"

// What stands in for fmt and for the module's stack traces.
//
//go:embed fmt/fmt.go
var smallFmt []byte

//go:embed stackerr/stackerr.go
var smallStacks []byte

// Godebug is what stands in for the toolchain's package of that name.
//
//go:embed godebug/godebug.go
var Godebug []byte

// Overlay returns what has go build take the file for that package, in the toolchain that
// is in goroot. A package of other files, or that others want more of, fails the build.
func Overlay(goroot, file string) ([]byte, error) {
	dir := filepath.Join(goroot, "src", "internal", "godebug")
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	replace := map[string]string{}
	for _, f := range list {
		if wanted(f.Name()) {
			replace[filepath.Join(dir, f.Name())] = "" // is not there
		}
	}
	replace[filepath.Join(dir, "godebug.go")] = file
	return json.Marshal(map[string]any{"Replace": replace})
}

// Their folders in the copy. The module has one of its own for the traces.
const (
	fmtFolder    = "internal/fmt"
	stacksFolder = "internal/stackerr"
)

// Copy returns the files of the module that is in dir, by their paths with slashes, in
// the form that takes less.
func Copy(dir string) (map[string][]byte, error) {
	files := map[string][]byte{fmtFolder + "/fmt.go": smallFmt, stacksFolder + "/stackerr.go": smallStacks}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !wanted(d.Name()) {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if strings.HasPrefix(name, stacksFolder+"/") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if strings.HasSuffix(path, ".go") {
			if data, err = rewritten(data); err != nil {
				return fmt.Errorf("reading %s: %w", path, err)
			}
		}
		files[name] = data
		return nil
	})
	return files, err
}

func wanted(name string) bool {
	return name == "go.mod" || name == "LICENSE" || strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
}

// rewritten is a source file that imports the small package where it did the large one.
func rewritten(source []byte) ([]byte, error) {
	positions := token.NewFileSet()
	file, err := parser.ParseFile(positions, "", source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	for _, i := range file.Imports {
		if i.Path.Value == `"fmt"` {
			at := positions.Position(i.Path.Pos()).Offset
			path := strconv.Quote(Module + "/" + fmtFolder)
			return append(append(append([]byte(nil), source[:at]...), path...), source[at+len(i.Path.Value):]...), nil
		}
	}
	return source, nil
}

// Replace returns a go.mod whose program is built with the copy, which is in the folder
// to, as seen from the module: its name is in the program.
func Replace(mod []byte, to string) []byte {
	return append(append([]byte(nil), mod...), "\nreplace "+Module+" => ./"+to+"\n"...)
}
