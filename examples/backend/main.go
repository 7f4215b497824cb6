// Command backend is a backend that the messenger in a page can talk to, with the
// demo on top: it keeps contacts, events, posts and conversations in one SQLite file,
// and the files that people send in a folder beside it (-uploads), serves the bundle,
// and answers REST clients.
//
//	backend -addr 127.0.0.1:8080 -db entryphone.db -workspaces workspaces.json -dist ../dist
//
// It ends on SIGINT and SIGTERM, after what is running has come to its end.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "backend:", err)
		os.Exit(1)
	}
}
