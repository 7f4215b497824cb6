package figures

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// table is a table in Markdown, written row by row. All columns but the first hold
// numbers.
type table struct {
	w   io.Writer
	err error
}

func newTable(w io.Writer, title string, columns ...string) *table {
	t := &table{w: w}
	t.printf("\n### %s\n\n", title)
	t.row(columns...)
	t.row(append([]string{"---"}, slices.Repeat([]string{"---:"}, len(columns)-1)...)...)
	return t
}

func (t *table) row(cells ...string) { t.printf("| %s |\n", strings.Join(cells, " | ")) }

func (t *table) printf(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format, args...)
	}
}

// thousands writes 1234567 as 1,234,567.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// ratio says how many times b is in a.
func ratio(a, b float64) string {
	if b == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", a/b)
}

// verdict says whether a goal is met.
func verdict(met bool) string {
	if met {
		return "met"
	}
	return "missed"
}
