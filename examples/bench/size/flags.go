package size

import "bytes"

// flagsLine is how the toolchain records, in every program that it builds, the
// compiler flags that it was given.
var flagsLine = []byte("\nbuild\t-gcflags=")

// CompilerFlags reads the flags that a program was built with, empty if none. The
// standard library's debug/buildinfo does not read programs in WebAssembly.
func CompilerFlags(program []byte) string {
	_, rest, found := bytes.Cut(program, flagsLine)
	if !found {
		return ""
	}
	flags, _, _ := bytes.Cut(rest, []byte("\n"))
	return string(bytes.Trim(flags, `"`))
}
