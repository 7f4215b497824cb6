// Command mkdist fills the folder that a static host serves: the loader, the
// program, Go's support file, the types and a manifest.
//
// It is a module of its own so that its minifier, its compressor and its
// browser tests never reach who imports the SDK. Run it from its own folder:
//
//	go run . -out ../../dist -support ../../wasm_exec.js
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"github.com/entryphone/entryphone/wasm/mkdist/dist"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "mkdist:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	cfg, err := parse(args)
	if err != nil {
		return err
	}
	manifest, err := dist.Fill(ctx, cfg)
	if err != nil {
		return err
	}
	if manifest.Lines && !cfg.Lines {
		fmt.Fprintln(os.Stderr, "mkdist: this toolchain's tables of lines are not known: they stay, and the program is larger")
	}
	return manifest.Print(os.Stdout)
}

func parse(args []string) (dist.Config, error) {
	var cfg dist.Config
	flags := flag.NewFlagSet("mkdist", flag.ContinueOnError)
	flags.StringVar(&cfg.Root, "root", "../..", "folder of the module that holds the program")
	flags.StringVar(&cfg.Sources, "sources", "", "folder of loader.js and entryphone.d.ts (default <root>/wasm)")
	flags.StringVar(&cfg.Out, "out", "", "folder to fill (default <root>/dist)")
	flags.StringVar(&cfg.Package, "pkg", "./wasm", "package of the program, as go build takes it in root")
	flags.StringVar(&cfg.GCFlags, "gcflags", dist.GCFlags, "extra compiler flags, as go build takes them")
	flags.StringVar(&cfg.Experiment, "goexperiment", dist.Experiment, "GOEXPERIMENT of the build, where the toolchain knows it")
	flags.StringVar(&cfg.Lean, "lean", dist.Lean, "folder in root for modules in the form in which they take less; empty builds with them as they are")
	flags.BoolVar(&cfg.Lines, "lines", false, "keep what a panic prints of files and lines, in more bytes")
	flags.StringVar(&cfg.Version, "version", "dev", "version that the bundle reports")
	flags.StringVar(&cfg.SupportCopy, "support", "", "file to write a further copy of Go's support file to")
	if err := flags.Parse(args); err != nil {
		return cfg, err
	}
	if flags.NArg() > 0 {
		return cfg, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return cfg.WithDefaults(), nil
}
