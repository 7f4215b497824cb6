//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/hack-pad/safejs"
)

// Store is the browser's localStorage, or the page's memory where the browser
// refuses it.
type Store struct{ memory wire.Object }

func local() safejs.Value {
	v, err := read(window, "localStorage")
	if err != nil {
		return safejs.Undefined()
	}
	return v
}

// Load returns what is stored under key, "" when there is nothing.
func (s *Store) Load(key string) string {
	if v := s.memory.String(key); v != "" { // newer than what the browser has
		return v
	}
	return text(call1(local(), "getItem", key))
}

// Save stores value under key; "" deletes.
func (s *Store) Save(key, value string) {
	s.memory = s.memory.Without(key)
	if value == "" {
		call1(local(), "removeItem", key)
		return
	}
	if _, err := local().Call("setItem", key, value); err != nil {
		s.memory = s.memory.With(key, value)
	}
}
