//go:build !(js && wasm)

// Command wasm is the bundle; it is built for js/wasm, see make dist.
package main

func main() { panic("build with GOOS=js GOARCH=wasm") }
