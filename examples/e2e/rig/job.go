package rig

import (
	"errors"
	"fmt"
	"os"
)

// Job is a [T] for programs: a failure ends it, and what was begun is ended with
// it. Defer its End, and begin things with it below:
//
//	func work() (err error) {
//		j := &rig.Job{}
//		defer j.End(&err)
type Job struct {
	Quiet bool // what is wrong is in End's error alone

	undo   []func()
	failed bool
	said   []error
}

// failure is what a Job panics with, so that what was begun is ended on the way.
type failure struct{ error }

// Helper does nothing.
func (j *Job) Helper() {}

// Failed says whether something went wrong.
func (j *Job) Failed() bool { return j.failed }

// Cleanup has f called at the end.
func (j *Job) Cleanup(f func()) { j.undo = append(j.undo, f) }

// Logf writes to stderr.
func (j *Job) Logf(format string, args ...any) {
	if !j.Quiet {
		fmt.Fprintf(os.Stderr, format+"\n", args...)
	}
}

// Errorf is Logf for what is wrong; the job goes on.
func (j *Job) Errorf(format string, args ...any) {
	j.failed = true
	j.said = append(j.said, fmt.Errorf(format, args...))
	j.Logf(format, args...)
}

// Fatalf ends the job.
func (j *Job) Fatalf(format string, args ...any) {
	j.failed = true
	panic(failure{fmt.Errorf(format, args...)})
}

// FailNow ends the job, for what Errorf has said.
func (j *Job) FailNow() {
	j.failed = true
	panic(failure{errors.Join(j.said...)})
}

// TempDir makes a folder that is gone with the job.
func (j *Job) TempDir() string {
	dir, err := os.MkdirTemp("", "entryphone-job")
	if err != nil {
		j.Fatalf("making a folder: %v", err)
	}
	j.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// End undoes what was begun, last first, and turns a failure into an error.
func (j *Job) End(err *error) {
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
