// Package dist builds the program and everything that is served beside it.
//
// The result depends on the sources, the toolchain and the configuration
// alone: the same input gives the same bytes, and a second run only repeats
// what is not there yet.
package dist

import "path/filepath"

// Config says what to build and where to put it.
type Config struct {
	Root        string // folder of the module that holds the program
	Sources     string // folder of loader.js and entryphone.d.ts
	Out         string // folder to fill; created when it is missing
	Package     string // package of the program, resolved in Root
	GCFlags     string // extra -gcflags of the build
	Experiment  string // GOEXPERIMENT of the build
	Lean        string // folder in Root for modules in the form in which they take less; "" leaves them as they are
	Version     string // what the bundle reports as its version
	Lines       bool   // whether what a panic prints says files and lines
	SupportCopy string // where a further copy of Go's support file goes, if anywhere
}

// What the bundle is built with unless told otherwise. Without inlining the
// program is a tenth smaller once compressed, and takes a tenth more of the
// processor's time to start; the garbage collector before the present one is
// another hundredth; see package lean for Lean. See "Bytes" in the README for the figures.
const (
	GCFlags    = "all=-l"
	Experiment = "nogreenteagc"
	Lean       = "bin/lean"
)

// WithDefaults fills in the folders that follow from Root.
func (c Config) WithDefaults() Config {
	if c.Sources == "" {
		c.Sources = filepath.Join(c.Root, "wasm")
	}
	if c.Out == "" {
		c.Out = filepath.Join(c.Root, "dist")
	}
	return c
}
