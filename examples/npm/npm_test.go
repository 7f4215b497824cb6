package npm

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPackagesAreInstalledAnewWhenTheLockFileChanged(t *testing.T) {
	dir := t.TempDir()
	assert.False(t, installed(dir), "nothing is there")
	write(t, dir, "package-lock.json", "{}")
	assert.False(t, installed(dir), "no node_modules")
	require.NoError(t, os.Mkdir(filepath.Join(dir, "node_modules"), 0o700))
	done := write(t, dir, "node_modules/.package-lock.json", "{}")

	now := time.Now()
	require.NoError(t, os.Chtimes(done, now, now.Add(time.Minute)))
	assert.True(t, installed(dir))
	require.NoError(t, os.Chtimes(done, now, now.Add(-time.Minute)))
	assert.False(t, installed(dir), "older than the lock file")
}

func TestAMachineWithoutNPMSaysSo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	assert.ErrorIs(t, Install(t.Context(), t.TempDir()), ErrUnavailable)
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
	return file
}
