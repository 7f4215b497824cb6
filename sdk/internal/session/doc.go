// Package session decides who is booted and what follows from each command
// (sections 3 to 5 of the contract). It is a pure state machine: commands and
// answers go in with the time, [Effect] values come out, and nothing has
// happened until the caller carries them out, in order.
package session
