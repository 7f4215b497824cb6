package dist

import (
	"os"
	"path/filepath"
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
	assert.Less(t, float64(len(small)), 0.95*float64(len(plain)))
	root, err := filepath.Abs(bundle("").Root)
	require.NoError(t, err)
	assert.NotContains(t, string(small), root, "the bytes depend on the sources alone")
	again, err := Compile(t.Context(), bundle(Lean))
	require.NoError(t, err)
	assert.Equal(t, programName(small), programName(again))
}

func TestAProgramWithoutThatModuleIsBuiltAsItIs(t *testing.T) {
	cfg := tiny()
	cfg.Lean = "bin/lean"
	args, err := leanArgs(t.Context(), cfg)
	require.NoError(t, err)
	assert.Empty(t, args)
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
