package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/entryphone/entryphone/examples/bench/visit"
)

// save keeps a visit's trace, if asked to, to look into what a task did.
func (m starter) save(r visit.Result, name string) error {
	if m.traces == "" {
		return nil
	}
	data, err := json.Marshal(r.Trace)
	if err != nil {
		return fmt.Errorf("encoding a trace: %w", err)
	}
	if err := os.MkdirAll(m.traces, 0o755); err != nil {
		return fmt.Errorf("making the folder of traces: %w", err)
	}
	if err := os.WriteFile(filepath.Join(m.traces, name), data, 0o644); err != nil {
		return fmt.Errorf("saving a trace: %w", err)
	}
	return nil
}
