package rig

import (
	"bufio"
	_ "embed"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"github.com/stretchr/testify/require"
)

// Workspaces that a backend of the rig has.
const (
	AppID     = "abc12345" // with the demo's posts, identity verification off
	token     = "token-of-the-demo-workspace"
	demoToken = "demo-token-abc12345" // of those built in
	SecureID  = "secure01"            // identity verification on
	SecureKey = "secret-of-the-secure-workspace"
)

//go:embed workspaces.json
var workspaces []byte

// Backend is a backend process with a database of its own.
type Backend struct {
	Base string // such as http://127.0.0.1:40123

	t     T
	token string // of AppID
	dir   string
	flags []string
	cmd   *exec.Cmd
	logs  *lockedText
}

// NewBackend starts a backend with the rig's workspaces that ends with the test.
func NewBackend(t T) *Backend {
	t.Helper()
	return NewBackendFor(t, workspaces)
}

// NewBackendFor starts a backend with workspaces and flags of the test's own.
func NewBackendFor(t T, workspaces []byte, flags ...string) *Backend {
	t.Helper()
	file := filepath.Join(t.TempDir(), "workspaces.json")
	require.NoError(t, os.WriteFile(file, workspaces, 0o600))
	return newBackend(t, append(flags, "-workspaces", file)...)
}

// NewDemoBackend starts a backend as whoever tries the demo does.
func NewDemoBackend(t T) *Backend {
	t.Helper()
	b := newBackend(t)
	b.token = demoToken
	return b
}

func newBackend(t T, flags ...string) *Backend {
	t.Helper()
	b := &Backend{t: t, token: token, dir: t.TempDir(), flags: flags, logs: &lockedText{}}
	b.Start("127.0.0.1:0")
	t.Cleanup(func() {
		b.Stop()
		if t.Failed() {
			t.Logf("the backend's log:\n%s", b.logs)
		}
	})
	return b
}

// Start starts the process on an address; the database is the one that it had
// before.
func (b *Backend) Start(address string) {
	b.t.Helper()
	b.cmd = exec.Command(backendBinary, append(b.flags,
		"-addr", address,
		"-db", filepath.Join(b.dir, "e2e.db"),
		"-dist", Dist)...)
	b.cmd.Stderr = b.logs
	out, err := b.cmd.StdoutPipe()
	require.NoError(b.t, err)
	require.NoError(b.t, b.cmd.Start())
	b.Base = b.listening(out)
}

// listening waits for the line that says where the backend listens.
func (b *Backend) listening(out io.Reader) string {
	b.t.Helper()
	lines := bufio.NewReader(io.TeeReader(out, b.logs))
	for {
		line, err := lines.ReadString('\n')
		if _, origin, ok := strings.Cut(strings.TrimSpace(line), "listening on "); ok {
			go func() { _, _ = io.Copy(io.Discard, lines) }()
			return strings.TrimSuffix(origin, "/")
		}
		require.NoError(b.t, err, "the backend never said where it listens:\n%s", b.logs)
	}
}

// Address is where the backend listens, to Start it there again.
func (b *Backend) Address() string { return strings.TrimPrefix(b.Base, "http://") }

// Stop ends the process as an operator would, and waits for it.
func (b *Backend) Stop() {
	b.t.Helper()
	if b.cmd == nil {
		return
	}
	require.NoError(b.t, b.cmd.Process.Signal(syscall.SIGTERM))
	require.NoError(b.t, b.cmd.Wait(), "the backend's end")
	b.cmd = nil
}

// lockedText is text that grows while others read it.
type lockedText struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lockedText) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lockedText) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
