package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/examples/gospa"
	"github.com/entryphone/entryphone/examples/spa"
)

// run serves until ctx ends.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	c, err := parseFlags(args, stderr)
	if err != nil {
		return err
	}
	workspaces, err := c.readWorkspaces()
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, c.db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	s, err := server.New(ctx, server.Options{
		Workspaces: workspaces, Store: db, Uploads: c.uploads, Dist: c.dist, Site: spa.Files, GoApp: gospa.Files, Now: time.Now, Log: c.logger(stderr), Limits: c.limits,
	})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.addr)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	announce(stdout, l.Addr(), c.publicToken(workspaces))
	return s.Serve(ctx, l)
}

// announce prints where the server can be reached. The first line is what scripts
// wait for. Browsers take every name below localhost for this machine.
func announce(w io.Writer, addr net.Addr, token string) {
	fmt.Fprintf(w, "listening on http://%s\n", addr)
	_, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return
	}
	fmt.Fprintln(w, "open one of")
	for _, host := range []string{"localhost", "www.demo.localhost", "app.demo.localhost"} {
		fmt.Fprintf(w, "  http://%s:%s/\n", host, port)
	}
	fmt.Fprintf(w, "or the app in Go\n  http://localhost:%s%s\n", port, gospa.Base)
	fmt.Fprintf(w, "and answer in the inbox, with %s\n  http://localhost:%s/inbox\n", token, port)
}
