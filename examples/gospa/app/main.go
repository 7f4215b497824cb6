//go:build js && wasm

// Command app is a single-page app in the browser: the boats of a harbour, an account
// to sign in to, and the messenger, through package sdk.
package main

import (
	"syscall/js"

	"github.com/entryphone/entryphone/sdk"
)

func main() {
	client, err := sdk.New(sdk.Options{})
	if err != nil {
		js.Global().Get("console").Call("error", err.Error())
		return
	}
	a := &app{client: client, booked: map[string]int{}, person: remembered()}
	a.listen()
	a.draw()
	a.boot()
	select {} // the page is left when the program ends
}
