package e2e

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// What may be sent over the network, brotli-compressed: the program as a multiple
// of a bare Go program that imports what no page messenger can do without, and the
// loader with Go's support file inside, in bytes.
//
// The base is as the toolchain writes it, the program as mkdist builds and packs it.
const (
	mostOfBase = 1.08
	mostLoader = 5000
)

func TestTheBundleIsSmall(t *testing.T) {
	t.Parallel()
	var manifest struct{ Loader, Program string }
	data, err := os.ReadFile(filepath.Join(rig.Dist, "manifest.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &manifest))

	loader, program, base := sizeOf(t, manifest.Loader), sizeOf(t, manifest.Program), sizeOfBase(t)
	t.Logf("brotli: program %d bytes, base %d, ratio %.3f; loader %d", program, base, float64(program)/float64(base), loader)
	assert.LessOrEqual(t, float64(program), mostOfBase*float64(base), "the program; the base has %d bytes", base)
	assert.LessOrEqual(t, loader, mostLoader, "the loader")
}

func sizeOf(t *testing.T, name string) int {
	t.Helper()
	info, err := os.Stat(filepath.Join(rig.Dist, name+".br"))
	require.NoError(t, err)
	return int(info.Size())
}

// sizeOfBase builds the base program plainly and compresses it as mkdist does.
func sizeOfBase(t *testing.T) int {
	t.Helper()
	out := filepath.Join(t.TempDir(), "base.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, "./wasm/testdata/base")
	build.Dir = rig.Root
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	said, err := build.CombinedOutput()
	require.NoError(t, err, string(said))
	program, err := os.ReadFile(out)
	require.NoError(t, err)
	var compressed bytes.Buffer
	w := brotli.NewWriterOptions(&compressed, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	_, err = w.Write(program)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return compressed.Len()
}
