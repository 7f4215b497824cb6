package search

import (
	"strconv"
	"strings"
)

// maxValues is how many values IN takes.
const maxValues = 100

// kind is what a field holds.
type kind int

const (
	text   kind = iota
	folded      // text compared without regard to case, kept in lower case
	number
	boolean
	anything // a custom attribute
)

func (k kind) String() string {
	return [...]string{"a string", "a string", "a number", "true or false", "a string, number, boolean or null"}[k]
}

// templates are the operators of a kind; "$" stands for the column.
func (k kind) templates() map[string]string {
	switch k {
	case number:
		return map[string]string{"=": "$ = ?", ">": "$ > ?", "<": "($ < ? AND $ <> 0)"}
	case boolean:
		return map[string]string{"=": "$ = ?"}
	}
	return map[string]string{
		"=": "$ = ?",
		"~": "instr(lower($), lower(?)) > 0",
	}
}

// convert returns a value as the column holds it.
func (k kind) convert(v any) (any, bool) {
	switch k {
	case number:
		return convertNumber(v)
	case boolean:
		b, ok := v.(bool)
		return b, ok || v == nil
	case anything:
		return v, isScalar(v)
	}
	s, ok := convertText(v)
	if k == folded {
		s = strings.ToLower(s)
	}
	return s, ok
}

func convertNumber(v any) (any, bool) {
	switch v := v.(type) {
	case nil:
		return 0.0, true
	case float64:
		return v, true
	case string:
		n, err := strconv.ParseFloat(v, 64)
		return n, err == nil
	}
	return nil, false
}

func convertText(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case float64: // ids may be written as numbers
		return strconv.FormatFloat(v, 'f', -1, 64), true
	}
	return "", false
}

func isScalar(v any) bool {
	switch v.(type) {
	case nil, bool, float64, string:
		return true
	}
	return false
}
