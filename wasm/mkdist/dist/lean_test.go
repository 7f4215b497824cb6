package dist

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bundle is the program as make dist builds it.
func bundle(lean string) Config {
	return Config{Root: filepath.Join("..", "..", ".."), Package: "./wasm", GCFlags: GCFlags, Experiment: Experiment, Lean: lean}
}

func TestALeanProgramPrintsNoMoreThanErrors(t *testing.T) {
	plain, err := Compile(t.Context(), bundle(""))
	require.NoError(t, err)
	require.Contains(t, string(plain), "fmt.(*pp).printValue")
	small, err := Compile(t.Context(), bundle(Lean))
	require.NoError(t, err)
	assert.NotContains(t, string(small), "fmt.(*pp).printValue")
	require.Contains(t, string(plain), "internal/bisect.")
	assert.NotContains(t, string(small), "internal/bisect.")
	assert.Less(t, float64(len(small)), 0.95*float64(len(plain)))
	root, err := filepath.Abs(bundle("").Root)
	require.NoError(t, err)
	assert.NotContains(t, string(small), root, "the bytes depend on the sources alone")
	again, err := Compile(t.Context(), bundle(Lean))
	require.NoError(t, err)
	assert.Equal(t, programName(small), programName(again))
}

// Where go has downloaded the toolchain, that is in the cache of modules, in which nothing
// may be overlaid.
func TestAToolchainAmongTheModulesIsOverlaidToo(t *testing.T) {
	cfg := bundle(Lean)
	root, err := goRoot(t.Context(), cfg)
	require.NoError(t, err)
	want, err := Compile(t.Context(), cfg)
	require.NoError(t, err)
	modules, err := goTool(t.Context(), cfg, "env", "GOMODCACHE")
	require.NoError(t, err)
	cache := t.TempDir()
	t.Setenv("GOMODCACHE", cache)
	t.Setenv("GOFLAGS", "-modcacherw")
	t.Setenv("GOPROXY", "file://"+filepath.Join(strings.TrimSpace(modules), "cache", "download"))
	t.Setenv("GONOSUMDB", "*")
	downloaded := filepath.Join(cache, "golang.org", "toolchain")
	require.NoError(t, os.CopyFS(downloaded, os.DirFS(root)))
	t.Setenv("PATH", filepath.Join(downloaded, "bin")+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("GOROOT", "")
	got, err := goRoot(t.Context(), cfg)
	require.NoError(t, err)
	require.Equal(t, downloaded, got)
	program, err := Compile(t.Context(), cfg)
	require.NoError(t, err)
	assert.Equal(t, programName(want), programName(program))
}

func TestAProgramWithoutThatModuleIsBuiltAsItIs(t *testing.T) {
	cfg := tiny()
	cfg.Lean = "bin/lean"
	with, err := leanly(t.Context(), cfg)
	require.NoError(t, err)
	assert.Equal(t, tool{path: "go"}, with)
	assert.NoDirExists(t, "bin")
}

func TestWhatIsWrittenAlreadyStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b")
	require.NoError(t, writeNew(path, []byte("x")))
	before, err := os.Stat(path)
	require.NoError(t, err)
	require.NoError(t, writeNew(path, []byte("x")))
	after, err := os.Stat(path)
	require.NoError(t, err)
	assert.True(t, os.SameFile(before, after))
	require.NoError(t, writeNew(path, []byte("y")))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "y", string(data))
}
