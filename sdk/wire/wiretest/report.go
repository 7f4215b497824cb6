package wiretest

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Status is what became of a check.
type Status string

// The statuses. Skipped means that it was not looked at.
const (
	Passed  Status = "passed"
	Failed  Status = "failed"
	Skipped Status = "skipped"
)

// Result is what one check found.
type Result struct {
	Name    string `json:"name"`    // stable, as in persons/by-email
	Section int    `json:"section"` // of the contract
	Status  Status `json:"status"`
	Detail  string `json:"detail,omitempty"` // what is wrong, or why it was not looked at
}

// Report is what a run found; encoding/json writes it for programs.
type Report struct {
	URL      string   `json:"url"`
	App      string   `json:"app"`
	Error    string   `json:"error,omitempty"` // why nothing could be looked at: a bad Config, no backend
	Results  []Result `json:"results"`
	Requests int      `json:"requests"`

	Duration time.Duration `json:"duration_ns"`
}

// Count returns how many checks have that status.
func (r Report) Count(s Status) int {
	n := 0
	for _, result := range r.Results {
		if result.Status == s {
			n++
		}
	}
	return n
}

// OK says whether the run took place and no check failed.
func (r Report) OK() bool { return r.Error == "" && r.Count(Failed) == 0 }

var labels = map[Status]string{Passed: "pass", Failed: "FAIL", Skipped: "skip"}

// Text writes the report for people, one line a check and below it what is wrong.
func (r Report) Text(w io.Writer) error {
	var b strings.Builder
	for _, result := range r.Results {
		fmt.Fprintf(&b, "%s  %s (section %d)\n", labels[result.Status], result.Name, result.Section)
		switch {
		case result.Detail == "":
		case result.Status == Skipped:
			fmt.Fprintf(&b, "      not looked at: %s\n", result.Detail)
		default:
			fmt.Fprintf(&b, "      %s\n", strings.ReplaceAll(result.Detail, "\n", "\n      "))
		}
	}
	if r.Error != "" {
		fmt.Fprintf(&b, "nothing was looked at: %s\n", r.Error)
	} else {
		fmt.Fprintf(&b, "%d passed, %d failed, %d not looked at; %d requests in %v\n",
			r.Count(Passed), r.Count(Failed), r.Count(Skipped), r.Requests, r.Duration.Round(time.Millisecond))
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
