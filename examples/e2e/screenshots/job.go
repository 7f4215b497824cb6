package main

import (
	"errors"
	"fmt"
	"os"
)

// job is to the rig what a test is: a failure ends it, and what was begun is ended
// with it.
type job struct {
	undo   []func()
	failed bool
}

// failure is what a job panics with, so that what was begun is ended on the way.
type failure struct{ error }

func (j *job) Helper()          {}
func (j *job) Failed() bool     { return j.failed }
func (j *job) Cleanup(f func()) { j.undo = append(j.undo, f) }

func (j *job) Logf(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func (j *job) Errorf(format string, args ...any) {
	j.failed = true
	j.Logf(format, args...)
}

func (j *job) Fatalf(format string, args ...any) {
	j.failed = true
	panic(failure{fmt.Errorf(format, args...)})
}

func (j *job) FailNow() {
	j.failed = true
	panic(failure{errors.New("it failed as said above")})
}

func (j *job) TempDir() string {
	dir, err := os.MkdirTemp("", "screenshots")
	if err != nil {
		j.Fatalf("making a folder: %v", err)
	}
	j.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// end undoes what was begun, last first, and turns a failure into an error.
func (j *job) end(err *error) {
	cause := recover()
	for i := len(j.undo) - 1; i >= 0; i-- {
		j.undo[i]()
	}
	if f, ok := cause.(failure); ok {
		*err = f.error
	} else if cause != nil {
		panic(cause)
	}
}
