//go:build js && wasm

// Package turn gives the page its turn in the midst of the program's start.
//
// The start of the runtime is as long a task as a page should have to bear, and
// the initialisation of packages belongs to it. Packages are initialised in the
// order of their import paths as soon as what they import is, so this one comes
// before time and those that the program is made of: what is behind it
// is a task of its own.
package turn

import (
	_ "syscall" // reads what the loader lends the window for the first task alone
	"syscall/js"
)

func init() { Next() }

// Next waits for the page's next turn. Sleeping would not do where everything is
// slow: the time is over before the program comes to rest.
func Next() {
	over := make(chan struct{})
	f := js.FuncOf(func(js.Value, []js.Value) any {
		close(over)
		return nil
	})
	defer f.Release()
	js.Global().Call("setTimeout", f)
	<-over
}
