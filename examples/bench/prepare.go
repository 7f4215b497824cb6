package main

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/peers"
	"github.com/entryphone/entryphone/examples/bench/size"
	"github.com/entryphone/entryphone/examples/bench/subject"
)

const (
	// root is the SDK's module, seen from the folder in which the program runs.
	root = ".."

	baseName = "base-0123456789abcdef.wasm"
)

// prepare builds what is to be measured and notes its bytes in the report. Of the
// messenger alone that is the bundle.
func prepare(ctx context.Context, c config, backend http.Handler, r *figures.Report) ([]subject.Subject, error) {
	bundle, err := size.ReadBundle(c.dist)
	if err != nil {
		return nil, err
	}
	if c.talk {
		return bundled(bundle, backend)
	}
	r.Compiler = size.CompilerFlags(bundle.Program)
	own, err := programs(ctx, bundle, backend, r)
	if err != nil {
		return nil, err
	}
	others, err := libraries(ctx, r)
	return append(own, others...), err
}

func bundled(b size.Bundle, backend http.Handler) ([]subject.Subject, error) {
	var p packer
	program, loader := p.pack(b.ProgramName, b.Program), p.pack(b.LoaderName, b.Loader)
	if err := p.wait(); err != nil {
		return nil, err
	}
	return []subject.Subject{subject.Entryphone(served(loader, scriptKind), b.ProgramName, served(program, wasmKind), backend)}, nil
}

// programs are the bundle and the base program.
func programs(ctx context.Context, b size.Bundle, backend http.Handler, r *figures.Report) ([]subject.Subject, error) {
	base, err := size.BuildBase(ctx, root, "")
	if err != nil {
		return nil, err
	}
	sameFlags, err := size.BuildBase(ctx, root, r.Compiler)
	if err != nil {
		return nil, err
	}
	if !bytes.Contains(b.Loader, []byte(b.ProgramName)) {
		return nil, errors.New("the loader does not name the program that the manifest names")
	}
	baseLoader := bytes.ReplaceAll(b.Loader, []byte(b.ProgramName), []byte(baseName))

	var p packer
	program, loader := p.pack("program, "+b.ProgramName, b.Program), p.pack("loader, "+b.LoaderName, b.Loader)
	plain, flagged := p.pack("base", base), p.pack("base, with the bundle's flags", sameFlags)
	plainLoader, support := p.pack(baseName, baseLoader), p.pack("wasm_exec.js", b.Support)
	if err := p.wait(); err != nil {
		return nil, err
	}
	r.Bytes = figures.Bytes{Program: program.Sizes, Loader: loader.Sizes, Base: plain.Sizes, BaseFlags: flagged.Sizes}
	baseFile := served(plain, wasmKind)
	return []subject.Subject{
		subject.Entryphone(served(loader, scriptKind), b.ProgramName, served(program, wasmKind), backend),
		subject.Bare(served(plainLoader, scriptKind), baseName, baseFile),
		subject.BareAtOnce(served(support, scriptKind), baseFile),
	}, nil
}

// libraries are the peers, none where they cannot be had.
func libraries(ctx context.Context, r *figures.Report) ([]subject.Subject, error) {
	all, err := peers.All(ctx)
	if errors.Is(err, peers.ErrUnavailable) {
		r.Skipped = append(r.Skipped, "posthog-js and @segment/analytics-next, because "+strings.TrimSpace(err.Error()))
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []subject.Subject
	for _, peer := range all {
		script, err := size.Pack(peer.Name+", bundled", peer.Script)
		if err != nil {
			return nil, err
		}
		r.Bytes.Peers = append(r.Bytes.Peers, script.Sizes)
		out = append(out, subject.Peer(peer, served(&script, scriptKind)))
	}
	return out, nil
}
