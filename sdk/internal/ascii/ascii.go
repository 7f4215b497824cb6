// Package ascii has the few string functions that would bring more into the
// bundle than they do for it: tables of Unicode, and searches made for long texts.
package ascii

import "unicode/utf8"

// Index is where sub begins in s, -1 where it does not.
func Index(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

// Cut returns what is before and after the first sep in s; all of s and false
// where there is none.
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// Lower turns A to Z into a to z and leaves everything else.
func Lower(s string) string {
	out := []byte(s)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}

// Valid returns s with U+FFFD in the place of what is not UTF-8.
func Valid(s string) string {
	var out []byte
	for _, r := range s {
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// Trim returns s without the white space around it.
func Trim(s string) string {
	for s != "" && s[0] <= ' ' {
		s = s[1:]
	}
	for s != "" && s[len(s)-1] <= ' ' {
		s = s[:len(s)-1]
	}
	return s
}
