package rig

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// Folders and files that Start found or built.
var (
	// Dist is the folder that mkdist filled.
	Dist string
	// Root is the folder of the SDK's module.
	Root = root()

	backendBinary string
)

// root is found by the place of this file.
func root() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..")
}

// build makes what the tests run. Who has built it already says where it is:
// ENTRYPHONE_DIST names the folder, ENTRYPHONE_BACKEND the binary.
func build(dir string) error {
	Dist = os.Getenv("ENTRYPHONE_DIST")
	if Dist == "" {
		Dist = filepath.Join(dir, "dist")
		if err := run(filepath.Join(Root, "wasm", "mkdist"), "go", "run", ".", "-out", Dist); err != nil {
			return err
		}
	}
	backendBinary = os.Getenv("ENTRYPHONE_BACKEND")
	if backendBinary == "" {
		if err := run(filepath.Join(Root, "examples"), "go", "generate", "./gospa"); err != nil {
			return err
		}
		backendBinary = filepath.Join(dir, "backend")
		return run(filepath.Join(Root, "examples"), "go", "build", "-o", backendBinary, "./backend")
	}
	return nil
}

func run(dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%v in %s: %w\n%s", cmd.Args, dir, err, out)
	}
	return nil
}
