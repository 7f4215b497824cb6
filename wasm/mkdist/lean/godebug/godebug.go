// Package godebug stands in for the toolchain's internal/godebug, which reads switches
// from an environment variable that a page has not, and brings along what looks for the
// switch to blame. Every setting is what it is when nobody says anything.
package godebug

// Setting is a switch.
type Setting struct{ name string }

// New returns the switch of that name.
func New(name string) *Setting { return &Setting{name} }

// Name is what it is called.
func (s *Setting) Name() string { return s.name }

// Undocumented says whether nobody is told of it.
func (s *Setting) Undocumented() bool { return false }

// String is how it would be set.
func (s *Setting) String() string { return s.name + "=" }

// Value is what it is set to.
func (s *Setting) Value() string { return "" }

// IncNonDefault would count what came of another value.
func (s *Setting) IncNonDefault() {}
