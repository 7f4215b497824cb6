package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// saveTrace keeps a trace in a folder, if there is one, to look into what a task did.
func saveTrace(folder, name string, trace []json.RawMessage) error {
	if folder == "" {
		return nil
	}
	data, err := json.Marshal(trace)
	if err != nil {
		return fmt.Errorf("encoding a trace: %w", err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("making the folder of traces: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
		return fmt.Errorf("saving a trace: %w", err)
	}
	return nil
}
