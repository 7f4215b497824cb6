package dist

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// maxLoader is what a page may have to transfer before Go, compressed.
const maxLoader = 5000

func realLoader(t *testing.T) []byte {
	t.Helper()
	source, err := os.ReadFile("../../loader.js")
	require.NoError(t, err)
	support, err := SupportFile(t.Context(), tiny())
	require.NoError(t, err)
	loader, err := Loader(source, support, "entryphone-0123456789abcdef.wasm", "version 9.8")
	require.NoError(t, err)
	return loader
}

func TestTheLoaderStaysSmall(t *testing.T) {
	packed, err := toBrotli(realLoader(t))
	require.NoError(t, err)
	assert.LessOrEqual(t, len(packed), maxLoader, "bytes of brotli")
}

func TestTheLoaderNamesItsProgramAndNoGlobalsOfGo(t *testing.T) {
	loader := string(realLoader(t))
	assert.Contains(t, loader, "entryphone-0123456789abcdef.wasm")
	assert.Contains(t, loader, "version 9.8")
	for _, name := range []string{"globalThis.Go", "globalThis.fs", "globalThis.process", "globalThis.path", "WASM_FILE", "VERSION", "polyfill", "eval(", "onerror"} {
		assert.NotContains(t, loader, name)
	}
}

func TestASourceThatDoesNotFitIsAnError(t *testing.T) {
	for name, c := range map[string]struct{ source, says string }{
		"no place":   {`f()`, "exactly one place"},
		"two places": {`/* wasm_exec.js */ /* wasm_exec.js */`, "exactly one place"},
		"no script":  {`/* wasm_exec.js */ (`, "line 1"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Loader([]byte(c.source), nil, "x.wasm", "v")
			assert.ErrorContains(t, err, c.says)
		})
	}
}
