// Package figures holds what was measured and prints it: tables in Markdown for
// people, JSON for programs. Durations are milliseconds, cost of calls microseconds,
// sizes bytes.
package figures

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// Report is everything that one run measured.
type Report struct {
	Runs     int      `json:"runs"` // of each visit
	Compiler string   `json:"compiler_flags"`
	Bytes    Bytes    `json:"bytes"`
	Start    []Start  `json:"start"`
	Calls    []Calls  `json:"calls"`
	Events   []Events `json:"events"`
	Talk     *Talk    `json:"talk,omitempty"`
	Skipped  []string `json:"skipped,omitempty"` // what was not measured, and why
}

// Print writes the tables.
func (r Report) Print(w io.Writer) error {
	if _, err := fmt.Fprintf(w, "Every figure is of this run. Of %d runs: the median (least–greatest).\n", r.Runs); err != nil {
		return err
	}
	tables := []func(io.Writer) error{r.printBytes, r.printStart, r.printRatios, r.printCalls, r.printEvents, r.printTalk}
	if len(r.Start) == 0 { // the messenger alone was measured
		tables = tables[len(tables)-1:]
	}
	for _, print := range tables {
		if err := print(w); err != nil {
			return err
		}
	}
	for _, reason := range r.Skipped {
		if _, err := fmt.Fprintf(w, "\nSkipped: %s.\n", reason); err != nil {
			return err
		}
	}
	return nil
}

// Save writes the report to a file as JSON.
func (r Report) Save(file string) error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("encoding the report: %w", err)
	}
	if err := os.WriteFile(file, append(data, '\n'), 0o644); err != nil {
		return fmt.Errorf("saving the report: %w", err)
	}
	return nil
}
