package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestItServesTheDemoUntilItIsStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out, in := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := run(ctx, []string{"-addr", "127.0.0.1:0", "-db", filepath.Join(t.TempDir(), "demo.db"), "-dist", t.TempDir(), "-log", "json"}, in, io.Discard)
		in.Close()
		done <- err
	}()
	lines := bufio.NewScanner(out)
	require.True(t, lines.Scan())
	url, ok := strings.CutPrefix(lines.Text(), "listening on ")
	require.True(t, ok, lines.Text())
	require.NotContains(t, url, ":0")
	port := url[strings.LastIndex(url, ":"):]
	for _, want := range []string{"open one of", "  http://localhost" + port + "/", "  http://www.demo.localhost" + port + "/", "  http://app.demo.localhost" + port + "/",
		"or the app in Go", "  http://localhost" + port + "/gospa/",
		"and answer in the inbox, with the token demo-token-abc12345", "  http://localhost" + port + "/inbox"} {
		require.True(t, lines.Scan())
		assert.Equal(t, want, lines.Text())
	}

	r, err := http.Get(url + "/pricing")
	require.NoError(t, err)
	page, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	r.Body.Close()
	assert.Contains(t, string(page), "<!doctype html>")

	cancel()
	assert.NoError(t, <-done)
}

func TestCommandLinesThatAreRefused(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "workspaces.json")
	require.NoError(t, os.WriteFile(broken, []byte(`{"workspaces": []}`), 0o600))
	for name, tt := range map[string]struct {
		args []string
		says string
	}{
		"unknown flag":          {[]string{"-x"}, "-x"},
		"stray argument":        {[]string{"x"}, `unknown argument "x"`},
		"another database":      {[]string{"-db", "postgres://x"}, "only SQLite"},
		"log format":            {[]string{"-log", "xml"}, "xml"},
		"no rate":               {[]string{"-rate", "0"}, "-rate"},
		"missing workspaces":    {[]string{"-workspaces", broken + ".missing"}, "reading the workspaces file"},
		"wrong workspaces":      {[]string{"-workspaces", broken}, "none is listed"},
		"database in no folder": {[]string{"-db", filepath.Join(broken, "x.db")}, "opening"},
		"address of another":    {[]string{"-db", filepath.Join(t.TempDir(), "x.db"), "-addr", "256.0.0.1:0"}, "listening"},
	} {
		t.Run(name, func(t *testing.T) {
			err := run(context.Background(), tt.args, io.Discard, io.Discard)
			assert.ErrorContains(t, err, tt.says)
		})
	}
	assert.ErrorIs(t, run(context.Background(), []string{"-h"}, io.Discard, io.Discard), flag.ErrHelp)
}

func TestTheDemosWorkspaces(t *testing.T) {
	c, err := parseFlags(nil, io.Discard)
	require.NoError(t, err)
	set, err := c.readWorkspaces()
	require.NoError(t, err)
	open, ok := set.Get("abc12345")
	require.True(t, ok)
	assert.False(t, open.IdentityVerification)
	secure, ok := set.Get("secure01")
	require.True(t, ok)
	assert.True(t, secure.IdentityVerification)
	for _, w := range set.All() {
		assert.True(t, w.Demo)
		assert.True(t, w.AllowsOrigin("http://app.demo.localhost:8080"))
		assert.False(t, w.AllowsOrigin("https://evil.example"))
		assert.NotEmpty(t, w.Comment)
	}
	assert.True(t, json.Valid(demoWorkspaces))
}
