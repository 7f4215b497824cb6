// Package restclient runs the published client of the REST API, the npm package
// intercom-client, against a backend.
package restclient

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// ErrUnavailable is returned where npm or node is missing, or npm cannot install the
// package.
var ErrUnavailable = errors.New("npm cannot install intercom-client")

// Saw is what the client saw.
type Saw struct {
	App           string
	Admins        []string
	Listed, Found []string // ids of conversations
	Source        string
	Author        string
	Parts         [][2]*string // type and body
	State         string
	Missing       struct {
		Name   string
		Status int
		Code   string
	}
}

// Run has the client list, read, answer and close a conversation.
func Run(ctx context.Context, url, token, conversation string) (saw Saw, err error) {
	dir, err := install(ctx)
	if err != nil {
		return saw, err
	}
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, "node", filepath.Join(dir, "client.cjs"), url, token, conversation)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return saw, fmt.Errorf("running the client: %w\n%s", err, stderr.String())
	}
	return saw, json.Unmarshal(out, &saw)
}

// install has npm put exactly what package-lock.json names beside this file.
func install(ctx context.Context) (dir string, err error) {
	_, file, _, _ := runtime.Caller(0)
	dir = filepath.Dir(file)
	lock, err := os.Stat(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return dir, err
	}
	done, err := os.Stat(filepath.Join(dir, "node_modules", ".package-lock.json"))
	if err == nil && done.ModTime().After(lock.ModTime()) {
		return dir, nil
	}
	cmd := exec.CommandContext(ctx, "npm", "ci")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return dir, fmt.Errorf("%w: %w\n%s", ErrUnavailable, err, out)
	}
	return dir, nil
}
