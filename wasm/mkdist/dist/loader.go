package dist

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"github.com/evanw/esbuild/pkg/api"
)

// supportPlace is where the loader's source wants Go's support file.
var supportPlace = []byte("/* wasm_exec.js */")

// supportNames turns what the support file sets on the page's global object
// into the variables that the loader declares around it.
var supportNames = map[string]string{
	"globalThis.Go":      "Go",
	"globalThis.fs":      "fs",
	"globalThis.process": "process",
	"globalThis.path":    "path",
}

// supportNeeds is what the support file looks for and throws without. Every browser that
// has WebAssembly has it, and the loader uses some of it before: that takes no bytes.
var supportNeeds = []string{"globalThis.crypto", "globalThis.performance", "globalThis.TextEncoder", "globalThis.TextDecoder"}

var errNoPlace = errors.New("the loader must have exactly one place for the support file")

// Loader makes the script that a page includes from its source, Go's support
// file, the name of the program that it is to start, and the version that this
// reports. The version is not in the program, so that a program in which nothing
// changed has the same name, and stays in the caches of browsers.
func Loader(source, support []byte, program, version string) ([]byte, error) {
	if bytes.Count(source, supportPlace) != 1 {
		return nil, errNoPlace
	}
	whole := bytes.Replace(source, supportPlace, support, 1)
	return minify(whole, program, version)
}

func minify(script []byte, program, version string) ([]byte, error) {
	names := map[string]string{"WASM_FILE": strconv.Quote(program), "VERSION": strconv.Quote(version)}
	for from, to := range supportNames {
		names[from] = to
	}
	for _, need := range supportNeeds {
		names[need] = "true"
	}
	result := api.Transform(string(script), api.TransformOptions{
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		Target:            api.ES2020,
		Define:            names,
		Sourcefile:        "loader.js",
	})
	return result.Code, problems(append(result.Errors, result.Warnings...))
}

// problems makes of the minifier's messages one error. Warnings count: they
// would mean that the support file no longer has the form expected here.
func problems(messages []api.Message) error {
	var all []error
	for _, m := range messages {
		line := 0
		if m.Location != nil {
			line = m.Location.Line
		}
		all = append(all, fmt.Errorf("line %d: %s", line, m.Text))
	}
	if len(all) == 0 {
		return nil
	}
	return fmt.Errorf("minifying the loader: %w", errors.Join(all...))
}
