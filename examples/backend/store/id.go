package store

import (
	"crypto/rand"
	"encoding/hex"
)

// NewID returns 24 hex digits, the form of ids that REST clients know.
func NewID() string {
	var b [12]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
