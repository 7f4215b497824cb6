//go:build !js

package sdk_test

import (
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// doors are the folders that may speak to JavaScript, seen from the module.
var doors = []string{"sdk/internal/browser", "wasm"}

// javaScript are the packages through which that is done.
var javaScript = []string{"github.com/hack-pad/safejs", "syscall/js"}

// goFile is a source file of the module, seen from its root.
type goFile struct {
	path       string
	imports    []string
	constraint constraint.Expr // nil where there is none
}

// goFiles reads all of the module's files; modules inside it are not its own.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	root := os.DirFS("..")
	var files []goFile
	require.NoError(t, fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			_, nested := fs.Stat(root, path+"/go.mod")
			if path != "." && (nested == nil || strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_")) {
				return fs.SkipDir
			}
			return nil
		}
		if filepath.Ext(path) == ".go" {
			files = append(files, readGo(t, root, path))
		}
		return nil
	}))
	return files
}

func readGo(t *testing.T, root fs.FS, path string) goFile {
	t.Helper()
	source, err := fs.ReadFile(root, path)
	require.NoError(t, err)
	parsed, err := parser.ParseFile(token.NewFileSet(), path, source, parser.ImportsOnly|parser.ParseComments)
	require.NoError(t, err)
	f := goFile{path: path}
	for _, i := range parsed.Imports {
		name, err := strconv.Unquote(i.Path.Value)
		require.NoError(t, err)
		f.imports = append(f.imports, name)
	}
	for _, group := range parsed.Comments {
		for _, c := range group.List {
			if c.Pos() < parsed.Package && constraint.IsGoBuild(c.Text) {
				f.constraint, err = constraint.Parse(c.Text)
				require.NoError(t, err, path)
			}
		}
	}
	return f
}

// speaksJS says whether the file imports one of the packages that do.
func (f goFile) speaksJS() bool {
	return slices.ContainsFunc(f.imports, func(i string) bool {
		return slices.ContainsFunc(javaScript, func(js string) bool { return i == js || strings.HasPrefix(i, js+"/") })
	})
}

// within says whether the file is in the folder or below it.
func (f goFile) within(folder string) bool { return strings.HasPrefix(f.path, folder+"/") }

// needs says whether the file is built only where the tag is set.
func (f goFile) needs(tag string) bool {
	return f.constraint != nil && !f.constraint.Eval(func(other string) bool { return other != tag })
}

func TestOnlyTheDoorsSpeakJavaScript(t *testing.T) {
	speaking := 0
	for _, f := range goFiles(t) {
		if !f.speaksJS() {
			continue
		}
		speaking++
		test := strings.HasSuffix(f.path, "_test.go") // looks at the page from outside
		assert.True(t, test || slices.ContainsFunc(doors, f.within), "%s imports safejs or syscall/js", f.path)
		assert.True(t, f.needs("js") && f.needs("wasm"), "%s is not built for js && wasm only", f.path)
	}
	assert.Positive(t, speaking, "the files that were meant are not found")
}

func TestTheDoorIsOpenedByTheClientAlone(t *testing.T) {
	for _, f := range goFiles(t) {
		if slices.Contains(f.imports, "github.com/entryphone/entryphone/sdk/internal/browser") && !f.within("sdk/internal/browser") && !strings.HasSuffix(f.path, "_test.go") {
			assert.Equal(t, "sdk", filepath.ToSlash(filepath.Dir(f.path)), f.path)
			assert.True(t, f.needs("js"), f.path)
		}
	}
}

func TestThePureCoreKnowsNoOutsideWorld(t *testing.T) {
	outside := []string{"net", "net/http", "os", "crypto/rand", "math/rand", "math/rand/v2", "context", "sync"}
	for _, f := range goFiles(t) {
		pure := f.within("sdk/wire") && !f.within("sdk/wire/wiretest") || f.within("sdk/internal") && !f.within("sdk/internal/browser")
		if !pure || strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		for _, i := range f.imports {
			assert.NotContains(t, outside, i, f.path)
		}
	}
}

func TestWhatTravelsImportsNothingHeavy(t *testing.T) {
	heavy := []string{"fmt", "os", "reflect", "encoding/json", "log", "regexp", "net/url", "net/http", "text/template"}
	travels := 0
	for _, f := range goFiles(t) {
		inBundle := f.within("sdk") && !f.within("sdk/wire/wiretest") || f.path == "wasm/main.go" || f.within("wasm/turn")
		if !inBundle || f.within("sdk/internal/browser/pagetest") || strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		travels++
		for _, i := range f.imports {
			assert.NotContains(t, heavy, i, f.path)
		}
	}
	assert.Positive(t, travels, "the files that were meant are not found")
}

func TestTheConformanceSuiteIsInNoBundle(t *testing.T) {
	suite, users := "github.com/entryphone/entryphone/sdk/wire/wiretest", 0
	for _, f := range goFiles(t) {
		if !slices.ContainsFunc(f.imports, func(i string) bool { return i == suite || strings.HasPrefix(i, suite+"/") }) {
			continue
		}
		users++
		assert.True(t, f.within("sdk/wire/wiretest"), "%s imports the conformance suite, and net/http with it", f.path)
	}
	assert.Positive(t, users, "the files that were meant are not found")
}

func TestEveryEffectHasWords(t *testing.T) {
	words, err := os.ReadFile("debug_effects.go")
	require.NoError(t, err)
	for _, room := range []string{"session", "talk"} {
		file, err := parser.ParseFile(token.NewFileSet(), "internal/"+room+"/effect.go", nil, 0)
		require.NoError(t, err)
		effects := 0
		for _, d := range file.Decls {
			group, ok := d.(*ast.GenDecl)
			if !ok || group.Tok != token.TYPE || !group.Lparen.IsValid() {
				continue
			}
			for _, s := range group.Specs {
				name := s.(*ast.TypeSpec).Name.Name
				assert.Contains(t, string(words), fmt.Sprintf("case %s.%s:\n\t\treturn \"%s", room, name, name))
				effects++
			}
		}
		assert.Positive(t, effects, room)
	}
}
