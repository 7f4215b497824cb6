//go:build js && wasm

// Command wasm is the bundle: it puts the messenger behind window.Intercom and
// stays until another instance takes over the page.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/entryphone/entryphone/sdk"
	"github.com/entryphone/entryphone/wasm/turn"
)

func main() {
	options := sdk.Options{Version: "dev"}
	if len(os.Args) > 2 { // the loader says where it came from, and what it is of
		options.APIBase, options.Version = os.Args[1], os.Args[2]
	}
	if len(os.Args) > 3 {
		options.PageLoad = os.Args[3]
	}
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
		fmt.Println("Entryphone:", err)
		return
	}
	// Not to return: functions of this program may be kept by the page, and would
	// throw once it has exited.
	select {}
}
