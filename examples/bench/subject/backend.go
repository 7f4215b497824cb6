package subject

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// Database is the backend's, in its folder.
const Database = "bench.db"

// StartBackend runs the backend's binary with a database in the folder, and returns
// what passes requests to it.
func StartBackend(ctx context.Context, binary, dir string) (http.Handler, func() error, error) {
	cmd := exec.CommandContext(ctx, binary, "-addr", "127.0.0.1:0", "-db", filepath.Join(dir, Database),
		"-rate", "10000", "-burst", "10000")
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	log, err := os.Create(filepath.Join(dir, "backend.log"))
	if err != nil {
		return nil, nil, fmt.Errorf("making the backend's log: %w", err)
	}
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("starting the backend: %w", err), log.Close())
	}
	stop := func() error {
		return errors.Join(cmd.Process.Signal(syscall.SIGTERM), cmd.Wait(), log.Close())
	}
	origin, err := listening(out)
	if err != nil {
		return nil, nil, errors.Join(err, stop())
	}
	return passingTo(origin), stop, nil
}

// passingTo passes requests on, once they are there as a whole: what a server has not read
// of one when the answer begins is gone, and with it the connection (golang/go#40747). A
// page that is closed ends those it has open, which is nothing to log.
func passingTo(origin *url.URL) http.Handler {
	proxy := httputil.NewSingleHostReverseProxy(origin)
	proxy.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) }
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		proxy.ServeHTTP(w, r)
	})
}

// maxBody is more than any request of a page has, in bytes.
const maxBody = 16 << 20

// listening waits for the line that says where the backend listens.
func listening(out io.Reader) (*url.URL, error) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, origin, ok := strings.Cut(lines.Text(), "listening on "); ok {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return url.Parse(origin)
		}
	}
	return nil, errors.New("the backend never said where it listens")
}
