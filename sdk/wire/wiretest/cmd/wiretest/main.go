// Command wiretest says what about a running backend is not compatible with the
// messenger (sections 3, 4 and 7 of the contract):
//
//	go run ./sdk/wire/wiretest/cmd/wiretest -url http://localhost:8080 -app abc12345
//
// The more it is told, the more it looks at: -token, -secure-app and -secret,
// -origin. It ends with 0 where everything that it looked at is as it should be,
// with 1 where something is not, and with 2 where it could not look.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/entryphone/entryphone/sdk/wire/wiretest"
)

// Exit statuses.
const (
	good = iota
	bad
	unable
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run does what the arguments say and returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c, asJSON, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return good
	case err != nil:
		fmt.Fprintln(stderr, "wiretest:", err)
		return unable
	}
	report := wiretest.Run(ctx, c)
	if err := write(stdout, report, asJSON); err != nil {
		fmt.Fprintln(stderr, "wiretest:", err)
		return unable
	}
	switch {
	case report.Error != "":
		return unable
	case !report.OK():
		return bad
	}
	return good
}

func parse(args []string, stderr io.Writer) (c wiretest.Config, asJSON bool, err error) {
	f := flag.NewFlagSet("wiretest", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&c.URL, "url", "", "base URL of the backend, as in api_base")
	f.StringVar(&c.App, "app", "", "app id of a workspace without identity verification")
	f.StringVar(&c.Token, "token", "", "bearer token of that workspace's REST API, to see what is stored")
	f.StringVar(&c.SecureApp, "secure-app", "", "app id of a workspace that enforces identity verification")
	f.StringVar(&c.Secret, "secret", "", "secret of that workspace")
	f.StringVar(&c.Origin, "origin", "", "origin that both workspaces allow; sent with every request")
	f.StringVar(&c.BadOrigin, "bad-origin", wiretest.DefaultBadOrigin, "origin that no workspace allows")
	f.StringVar(&c.Page, "page", "", "URL of the page that pings tell of (default: the root of -origin, or of -url)")
	f.DurationVar(&c.Timeout, "timeout", wiretest.DefaultTimeout, "how long everything may take")
	f.DurationVar(&c.RequestTimeout, "request-timeout", wiretest.DefaultRequestTimeout, "how long one request may take")
	f.BoolVar(&asJSON, "json", false, "write the report as JSON")
	if err := f.Parse(args); err != nil {
		return c, asJSON, err
	}
	if f.NArg() > 0 {
		return c, asJSON, fmt.Errorf("unknown argument %q", f.Arg(0))
	}
	return c, asJSON, nil
}

func write(w io.Writer, report wiretest.Report, asJSON bool) error {
	if !asJSON {
		return report.Text(w)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(report); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
