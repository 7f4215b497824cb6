// Package spa holds the demo: a single-page app without a framework or a build step, as files to serve.
//
// Files is rooted at the folder with index.html. Its server answers a path that names no file with index.html
// (the app has its own router), and offers on the same origin:
//
//	/widget/abc12345                     the messenger's loader
//	/dist/                               wasm_exec.js and entryphone.wasm, for plain.html
//	/demo/contact?app_id=abc12345        what is known of the person of this browser, as JSON
//	/demo/stream?app_id=abc12345         server-sent events; one named "change" whenever that may have become different
//
// Nothing in the app needs more than this content security policy:
//
//	default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'
package spa

import (
	"embed"
	"io/fs"
)

//go:embed files
var embedded embed.FS

// Files is the app, rooted at the folder with index.html.
var Files = rooted(embedded, "files")

func rooted(whole fs.FS, folder string) fs.FS {
	sub, err := fs.Sub(whole, folder)
	if err != nil {
		panic("spa: folder of the embedded files: " + err.Error())
	}
	return sub
}
