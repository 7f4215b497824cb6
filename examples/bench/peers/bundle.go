package peers

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// bundle makes one minified script of an entry and all that it imports, as an app's
// own build would.
func bundle(entry string) ([]byte, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		Format:            api.FormatIIFE,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2020,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		NodePaths:         []string{filepath.Join(folder(), "node_modules")}, // for entries that are elsewhere
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		LogLevel:          api.LogLevelSilent,
	})
	var all []error
	for _, m := range result.Errors {
		all = append(all, errors.New(m.Text))
	}
	if err := errors.Join(all...); err != nil {
		return nil, err
	}
	if len(result.OutputFiles) != 1 {
		return nil, fmt.Errorf("%d files came out, not one", len(result.OutputFiles))
	}
	return result.OutputFiles[0].Contents, nil
}
