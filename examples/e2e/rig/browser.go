package rig

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"
)

// browser is the context of the Chromium that all tabs belong to.
var browser context.Context

// With builds, starts the browser, calls f, cleans up and exits with what f
// returned. TestMain calls it with the tests.
func With(f func() int) {
	code, err := with(f)
	if err != nil {
		fmt.Fprintln(os.Stderr, "rig:", err)
		code = 1
	}
	os.Exit(code)
}

func with(f func() int) (int, error) {
	dir, err := os.MkdirTemp("", "entryphone-e2e")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if err := build(dir); err != nil {
		return 0, err
	}
	stop, err := startBrowser(filepath.Join(dir, "profile"))
	if err != nil {
		return 0, fmt.Errorf("starting the browser: %w", err)
	}
	defer stop()
	return f(), nil
}

func startBrowser(profile string) (stop func(), err error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.UserDataDir(profile),
		chromedp.WindowSize(1280, 800),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		// What assistive technology is told: computedName and computedRole.
		chromedp.Flag("enable-blink-features", "ComputedAccessibilityInfo"),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	browser = ctx
	return func() {
		stopBrowser()
		stopAllocator()
	}, chromedp.Do(ctx)
}
