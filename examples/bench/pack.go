package main

import (
	"errors"
	"sync"

	"github.com/entryphone/entryphone/examples/bench/site"
	"github.com/entryphone/entryphone/examples/bench/size"
)

const (
	wasmKind   = "application/wasm"
	scriptKind = "text/javascript; charset=utf-8"
)

// packer compresses several files at once: the best compression takes seconds.
type packer struct {
	all sync.WaitGroup
	mu  sync.Mutex
	err error
}

// pack returns a file that is empty until wait has returned.
func (p *packer) pack(name string, data []byte) *size.File {
	file := &size.File{}
	p.all.Go(func() {
		f, err := size.Pack(name, data)
		*file = f
		p.mu.Lock()
		defer p.mu.Unlock()
		p.err = errors.Join(p.err, err)
	})
	return file
}

func (p *packer) wait() error {
	p.all.Wait()
	return p.err
}

func served(f *size.File, kind string) site.File {
	return site.File{Kind: kind, Plain: f.Plain, Packed: f.Packed}
}
