package main

import (
	_ "embed" // the demo's workspaces
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/server"
	"github.com/entryphone/entryphone/examples/backend/workspace"
)

//go:embed workspaces.json
var demoWorkspaces []byte

// config is what the command line says.
type config struct {
	addr, db, uploads, workspaces, dist, logFormat string
	limits                                         server.Limits
}

func parseFlags(args []string, stderr io.Writer) (config, error) {
	c := config{limits: server.DefaultLimits()}
	f := flag.NewFlagSet("backend", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&c.addr, "addr", "127.0.0.1:8080", "address to listen on; port 0 takes a free one")
	f.StringVar(&c.db, "db", "entryphone.db", "SQLite file, created where it does not exist")
	f.StringVar(&c.uploads, "uploads", "", "folder of the files that people send (default: beside the database, its name with .uploads)")
	f.StringVar(&c.workspaces, "workspaces", "", "workspaces file (default: the demo's, built in)")
	f.StringVar(&c.dist, "dist", "../dist", "folder that make dist fills")
	f.StringVar(&c.logFormat, "log", "text", "form of the log on stderr: text or json")
	f.Float64Var(&c.limits.PerSecond, "rate", c.limits.PerSecond, "requests per second that one client may make on average")
	f.IntVar(&c.limits.Burst, "burst", c.limits.Burst, "requests that one client may make at once")
	if err := f.Parse(args); err != nil {
		return c, err
	}
	if c.uploads == "" {
		c.uploads = c.db + ".uploads"
	}
	return c, c.check(f.Args())
}

func (c config) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unknown argument %q", rest[0])
	case c.logFormat != "text" && c.logFormat != "json":
		return fmt.Errorf("-log is %q, not text or json", c.logFormat)
	case strings.Contains(c.db, "://"):
		return fmt.Errorf("-db is %q: only SQLite files are supported", c.db)
	case c.limits.PerSecond <= 0 || c.limits.Burst < 1:
		return errors.New("-rate and -burst must be positive")
	}
	return nil
}

func (c config) readWorkspaces() (*workspace.Set, error) {
	data := demoWorkspaces
	if c.workspaces != "" {
		var err error
		if data, err = os.ReadFile(c.workspaces); err != nil {
			return nil, fmt.Errorf("reading the workspaces file: %w", err)
		}
	}
	return workspace.Parse(data)
}

// publicToken is what to log in to the inbox with, in words: the built-in demo's token
// is public, all others are secrets.
func (c config) publicToken(set *workspace.Set) string {
	if c.workspaces != "" {
		return "a workspace's token"
	}
	return "the token " + set.All()[0].Token
}

func (c config) logger(stderr io.Writer) *slog.Logger {
	if c.logFormat == "json" {
		return slog.New(slog.NewJSONHandler(stderr, nil))
	}
	return slog.New(slog.NewTextHandler(stderr, nil))
}
