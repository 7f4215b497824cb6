// Package settings turns the settings object of a page, or of a Go program, into
// values that the rest can trust (section 2 of the contract). It is the one place
// that does: whatever it lets through is a string, a number, a boolean, null, or
// an object that the contract names.
package settings
