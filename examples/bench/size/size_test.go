package size

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSizesAreThoseOfWhatExpandsToTheSameBytes(t *testing.T) {
	data := []byte(strings.Repeat("the same again and again ", 1000))
	zipped, err := zip(data)
	require.NoError(t, err)
	packed, err := pack(data)
	require.NoError(t, err)

	r, err := gzip.NewReader(bytes.NewReader(zipped))
	require.NoError(t, err)
	for name, r := range map[string]io.Reader{"gzip": r, "brotli": brotli.NewReader(bytes.NewReader(packed))} {
		expanded, err := io.ReadAll(r)
		require.NoError(t, err, name)
		assert.Equal(t, data, expanded, name)
	}

	got, err := Pack("a file", data)
	require.NoError(t, err)
	assert.Equal(t, File{
		Sizes: Sizes{Name: "a file", Raw: 25000, Gzip: len(zipped), Brotli: len(packed)},
		Plain: data, Packed: packed,
	}, got)
}

func TestCompilerFlagsAreReadFromTheProgram(t *testing.T) {
	for name, c := range map[string]struct{ program, want string }{
		"none":   {"\x00asm\nbuild\t-compiler=gc\nbuild\t-trimpath=true\n", ""},
		"some":   {"\x00asm\nbuild\t-compiler=gc\nbuild\t-gcflags=all=-l\nbuild\t-trimpath=true\n", "all=-l"},
		"quoted": {"\nbuild\t-gcflags=\"all=-l -B\"\n", "all=-l -B"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, CompilerFlags([]byte(c.program)))
		})
	}
}

func TestTheBundleIsWhatTheManifestNames(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"manifest.json": `{"version": "v", "loader": "l.js", "program": "p-1.wasm", "files": []}`,
		"l.js":          "loader", "p-1.wasm": "program", "wasm_exec.js": "support",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
	}
	got, err := ReadBundle(dir)
	require.NoError(t, err)
	assert.Equal(t, Bundle{
		LoaderName: "l.js", ProgramName: "p-1.wasm",
		Loader: []byte("loader"), Program: []byte("program"), Support: []byte("support"),
	}, got)

	require.NoError(t, os.Remove(filepath.Join(dir, "p-1.wasm")))
	_, err = ReadBundle(dir)
	assert.ErrorContains(t, err, "p-1.wasm")
}
