//go:build js && wasm

// Command wasm is the bundle: it puts the messenger behind window.Intercom and
// stays until another instance takes over the page.
package main

import (
	"errors"
	"syscall"

	"github.com/entryphone/entryphone/sdk"
	"github.com/entryphone/entryphone/wasm/turn"
)

func main() {
	// The loader says where it came from, and what it is of: in the environment, for
	// os, which has arguments, is a fiftieth of the bundle.
	options := sdk.Options{Version: "dev"}
	if version, ok := syscall.Getenv("RELEASE"); ok {
		options.Version = version
	}
	options.APIBase, _ = syscall.Getenv("ORIGIN")
	options.PageLoad, _ = syscall.Getenv("PAGE")
	turn.Next()
	client, err := sdk.New(options)
	turn.Next()
	if err == nil {
		err = client.Install()
	}
	if errors.Is(err, sdk.ErrInstalled) {
		return
	}
	if err != nil {
		println("Entryphone:", err.Error())
		return
	}
	// Not to return: functions of this program may be kept by the page, and would
	// throw once it has exited.
	select {}
}
