package dist

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func someParts(program string) parts {
	return parts{
		programName: programName([]byte(program)),
		program:     []byte(program),
		support:     []byte("support"),
		loader:      []byte("loader"),
		types:       []byte("types"),
	}
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	all := map[string]string{}
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		require.NoError(t, err)
		all[entry.Name()] = string(data)
	}
	return all
}

func names(all map[string]string) (list []string) {
	for name := range all {
		list = append(list, name)
	}
	return list
}

func TestTheFolderHoldsEverythingAHostServes(t *testing.T) {
	cfg := Config{Out: filepath.Join(t.TempDir(), "new", "dist"), SupportCopy: filepath.Join(t.TempDir(), "copy.js"), Version: "v1"}
	p := someParts("program")
	_, err := p.fill(cfg)
	require.NoError(t, err)

	all := contents(t, cfg.Out)
	assert.ElementsMatch(t, []string{
		"entryphone.js", "entryphone.js.br", "entryphone.js.gz",
		p.programName, p.programName + ".br", p.programName + ".gz",
		"entryphone.wasm", "entryphone.wasm.br", "entryphone.wasm.gz",
		"wasm_exec.js", "wasm_exec.js.br", "wasm_exec.js.gz",
		"entryphone.d.ts", "manifest.json",
	}, names(all))
	for _, name := range []string{p.programName, "entryphone.wasm"} {
		assert.Equal(t, "program", all[name])
		assert.Equal(t, "program", expand(t, brotli.NewReader(bytes.NewReader([]byte(all[name+".br"])))))
		unzip, err := gzip.NewReader(bytes.NewReader([]byte(all[name+".gz"])))
		require.NoError(t, err)
		assert.Equal(t, "program", expand(t, unzip))
		assert.True(t, unzip.ModTime.IsZero())
	}
	copied, err := os.ReadFile(cfg.SupportCopy)
	require.NoError(t, err)
	assert.Equal(t, "support", string(copied))
}

func expand(t *testing.T, r io.Reader) string {
	t.Helper()
	data, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(data)
}

func TestTheManifestDescribesTheFolder(t *testing.T) {
	cfg := Config{Out: t.TempDir(), Version: "v1"}
	p := someParts("program")
	returned, err := p.fill(cfg)
	require.NoError(t, err)

	all := contents(t, cfg.Out)
	var m Manifest
	require.NoError(t, json.Unmarshal([]byte(all["manifest.json"]), &m))
	assert.Equal(t, returned, m)
	assert.Equal(t, []string{"v1", "entryphone.js", p.programName}, []string{m.Version, m.Loader, m.Program})
	require.Len(t, m.Files, 5)
	for _, f := range m.Files {
		assert.Equal(t, len(all[f.Name]), f.Bytes, f.Name)
		assert.Equal(t, len(all[f.Name+".br"]), f.Brotli, f.Name)
		assert.Equal(t, len(all[f.Name+".gz"]), f.Gzip, f.Name)
	}
	assert.Equal(t, "d47712cceb4c780603026e6325221c1bcff90679ebc076baa51c71ebe796717c", m.Files[0].SHA256)
	assert.Equal(t, "sha384-kwVc5svpkpm5SR/DKPD4uoQcj7vzwD3bFulFX/WgEpuM7c68WTiJytN7E/Yjgj1p", m.Files[0].Integrity)
}

func TestTheSameInputGivesTheSameFolder(t *testing.T) {
	first, second := Config{Out: t.TempDir()}, Config{Out: t.TempDir()}
	for _, cfg := range []Config{first, second, second} {
		_, err := someParts("program").fill(cfg)
		require.NoError(t, err)
	}
	assert.Equal(t, contents(t, first.Out), contents(t, second.Out))
}

func TestProgramsOfEarlierBuildsGo(t *testing.T) {
	cfg := Config{Out: t.TempDir()}
	other := filepath.Join(cfg.Out, "entryphone-notes.txt")
	require.NoError(t, os.WriteFile(other, nil, 0o644))
	old, current := someParts("old"), someParts("current")
	for _, p := range []parts{old, current} {
		_, err := p.fill(cfg)
		require.NoError(t, err)
	}
	all := contents(t, cfg.Out)
	assert.Contains(t, all, current.programName)
	assert.Contains(t, all, "entryphone-notes.txt")
	for _, suffix := range []string{"", ".br", ".gz"} {
		assert.NotContains(t, all, old.programName+suffix)
	}
}

func TestAFolderThatCannotBeWrittenIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	_, err := someParts("program").fill(Config{Out: file})
	assert.Error(t, err)
	_, err = someParts("program").fill(Config{Out: t.TempDir(), SupportCopy: filepath.Join(file, "x")})
	assert.Error(t, err)
}
