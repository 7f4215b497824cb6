// Package gospa holds a single-page app that is written in Go and has the messenger
// through package sdk: no loader, no window.Intercom.
//
// Files is rooted at the folder with index.html and is to be served below [Base], a
// path that names no file with index.html. The app itself, app.wasm, is built by
//
//	go generate ./gospa
//
// before the program that embeds the files. Beside them it needs /dist/wasm_exec.js
// and the wire, on the same origin, and nothing more than this content security
// policy:
//
//	default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'
package gospa

import (
	"embed"
	"io/fs"

	"github.com/entryphone/entryphone/examples/gospa/route"
)

//go:generate env GOOS=js GOARCH=wasm go build -trimpath "-ldflags=-s -w" -o files/app.wasm ./app

//go:embed files
var embedded embed.FS

// Base is where the app is on its site.
const Base = route.Base

// Files is the app, rooted at the folder with index.html.
var Files = rooted(embedded, "files")

func rooted(whole fs.FS, folder string) fs.FS {
	sub, err := fs.Sub(whole, folder)
	if err != nil {
		panic("gospa: folder of the embedded files: " + err.Error())
	}
	return sub
}
