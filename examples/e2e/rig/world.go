package rig

// World is what a test has for itself.
type World struct {
	*Backend
	*Front
	*Tab
}

// New gives a test a backend, a site in front of it and a tab.
func New(t T) *World {
	t.Helper()
	b := NewBackend(t)
	f := NewFront(t, b)
	return &World{b, f, NewTab(t)}
}
