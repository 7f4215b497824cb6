// Package loadertest runs the loader, as it is shipped, in a browser beside a
// small program that plays the bundle's part.
package loadertest

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/entryphone/entryphone/wasm/mkdist/dist"
	"github.com/entryphone/entryphone/wasm/mkdist/pack"
)

const programName = "entryphone-0123456789abcdef.wasm"

var (
	browser context.Context // all tests share one browser
	program []byte          // testdata/program, compiled
	loader  []byte          // the loader that starts it
)

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (int, error) {
	if err := build(); err != nil {
		return 0, err
	}
	profile, err := os.MkdirTemp("", "loadertest")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(profile)
	stop, err := startBrowser(profile)
	if err != nil {
		return 0, fmt.Errorf("starting the browser: %w", err)
	}
	defer stop()
	return m.Run(), nil
}

func build() error {
	cfg := dist.Config{Root: ".", Package: "./testdata/program"}
	support, err := dist.SupportFile(context.Background(), cfg)
	if err != nil {
		return err
	}
	source, err := os.ReadFile("../../loader.js")
	if err != nil {
		return err
	}
	if loader, err = dist.Loader(source, support, programName, "v0"); err != nil {
		return err
	}
	compiled, err := dist.Compile(context.Background(), cfg)
	if err != nil {
		return err
	}
	program, _, err = pack.Program(compiled, false) // as it is served
	return err
}

func startBrowser(profile string) (func(), error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.UserDataDir(profile),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	browser = ctx
	return func() {
		stopBrowser()
		stopAllocator()
	}, chromedp.Do(ctx)
}
