package figures

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Summary is what several runs measured of one thing.
type Summary []float64

// Median is the middle one, 0 of none.
func (s Summary) Median() float64 {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}

// Min is the least, 0 of none.
func (s Summary) Min() float64 {
	if len(s) == 0 {
		return 0
	}
	return slices.Min(s)
}

// Max is the greatest, 0 of none.
func (s Summary) Max() float64 {
	if len(s) == 0 {
		return 0
	}
	return slices.Max(s)
}

// String is the median, and in brackets where the runs lie.
func (s Summary) String() string {
	return fmt.Sprintf("%.1f (%.1f–%.1f)", s.Median(), s.Min(), s.Max())
}

// MarshalJSON adds the summary to the runs.
func (s Summary) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"median": s.Median(), "min": s.Min(), "max": s.Max(), "runs": []float64(s)})
}
