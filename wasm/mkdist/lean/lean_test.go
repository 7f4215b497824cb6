package lean

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func folder(t *testing.T, files map[string]string) string {
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return dir
}

func TestTheCopyImportsTheSmallPackage(t *testing.T) {
	files, err := Copy(folder(t, map[string]string{
		"go.mod":                        "module m\n",
		"README.md":                     "no",
		"a.go":                          "package a\n\nimport (\n\t\"errors\"\n\t\"fmt\"\n)\n\nvar _ = fmt.Sprintf(\"fmt\")\n",
		"b/b.go":                        "package b\n\nvar _ = `import \"fmt\"`\n",
		"b/b_test.go":                   "package b\n",
		"c/named.go":                    "package c\n\nimport f \"fmt\"\n",
		"c/formatted.s":                 "no",
		"internal/stackerr/stackerr.go": "package stackerr\n\nfunc large() {}\n",
	}))
	require.NoError(t, err)
	for _, name := range []string{"fmt", "stackerr"} {
		path := "internal/" + name + "/" + name + ".go"
		assert.Contains(t, string(files[path]), "package "+name)
		assert.NotContains(t, string(files[path]), "large")
		delete(files, path)
	}
	texts := map[string]string{}
	for name, data := range files {
		texts[name] = string(data)
	}
	assert.Equal(t, map[string]string{
		"go.mod":     "module m\n",
		"a.go":       "package a\n\nimport (\n\t\"errors\"\n\t\"github.com/hack-pad/safejs/internal/fmt\"\n)\n\nvar _ = fmt.Sprintf(\"fmt\")\n",
		"b/b.go":     "package b\n\nvar _ = `import \"fmt\"`\n",
		"c/named.go": "package c\n\nimport f \"github.com/hack-pad/safejs/internal/fmt\"\n",
	}, texts)
}

func TestWhatIsNoSourceIsAnError(t *testing.T) {
	_, err := Copy(folder(t, map[string]string{"a.go": "no package"}))
	assert.ErrorContains(t, err, "a.go")
	_, err = Copy(filepath.Join(t.TempDir(), "missing"))
	assert.Error(t, err)
}

func TestTheProgramIsBuiltWithTheCopy(t *testing.T) {
	assert.Equal(t, "module m\n\nreplace github.com/hack-pad/safejs => ./bin/lean\n", string(Replace([]byte("module m\n"), "bin/lean")))
}

func TestThePackageOfTheToolchainIsTheOneFile(t *testing.T) {
	root := folder(t, map[string]string{
		"src/internal/godebug/godebug.go":      "package godebug\n",
		"src/internal/godebug/more.go":         "package godebug\n",
		"src/internal/godebug/godebug_test.go": "package godebug\n",
	})
	text, err := Overlay(root, "/small.go")
	require.NoError(t, err)
	dir := filepath.Join(root, "src", "internal", "godebug")
	assert.JSONEq(t, `{"Replace":{"`+filepath.Join(dir, "godebug.go")+`":"/small.go","`+filepath.Join(dir, "more.go")+`":""}}`, string(text))
	_, err = Overlay(t.TempDir(), "/small.go")
	assert.Error(t, err)
}
