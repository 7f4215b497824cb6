package peers

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnEntryAndItsImportsBecomeOneScript(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "entry.js", `import { name } from './other.js'; window.peer = name;`)
	write(t, dir, "other.js", `export const name = 'the other', unused = 'not in it';`)

	script, err := bundle(filepath.Join(dir, "entry.js"))
	require.NoError(t, err)
	assert.Contains(t, string(script), "the other")
	assert.NotContains(t, string(script), "import")
	assert.NotContains(t, string(script), "not in it")
}

func TestAnImportThatIsMissingIsNamed(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "entry.js", `import 'no-such-package';`)
	_, err := bundle(filepath.Join(dir, "entry.js"))
	assert.ErrorContains(t, err, "no-such-package")
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
	return file
}
