// Package pack writes a program that Go's linker made in fewer bytes to transfer.
//
// Two things are done, and neither changes what the program does. The linker begins a
// new data segment at every few zeros, and the positions of tens of thousands of
// segments compress badly where zeros are next to nothing: they are written as few.
// And of the tables that are for tracebacks, those of files and lines are left out:
// what a panic prints has the names of functions still.
package pack

import "fmt"

// Program packs a WebAssembly module for js/wasm (the binary format, version 1). Unless
// they are to be kept, files and lines are left out; lines says whether they are there
// still, as where a toolchain writes them in a way that is not known here.
func Program(program []byte, keepLines bool) (packed []byte, lines bool, err error) {
	m, err := parse(program)
	if err != nil {
		return nil, false, fmt.Errorf("reading the program: %w", err)
	}
	image, err := m.image()
	if err != nil {
		return nil, false, fmt.Errorf("reading the program's data: %w", err)
	}
	lines = keepLines || !dropLines(image)
	return m.with(image), lines, nil
}
