package rig

// T is what the rig needs of a test. A program that only wants the rig's pages and
// backends brings its own.
type T interface {
	Helper()
	Cleanup(func())
	TempDir() string
	Logf(format string, args ...any)
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	FailNow()
	Failed() bool
}
