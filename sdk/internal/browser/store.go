//go:build js && wasm

package browser

import (
	"strings"

	"github.com/entryphone/entryphone/sdk/internal/ascii"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/hack-pad/safejs"
)

// Store is the browser's localStorage, or the page's memory where the browser
// refuses it.
type Store struct {
	memory  wire.Object
	refused bool
}

// Refused says whether the browser has refused to keep anything.
func (s *Store) Refused() bool { return s.refused }

// Keys returns the keys that begin with prefix, in ascending order.
func (s *Store) Keys(prefix string) (keys []string) {
	list, _ := construct(arrays)
	if store := local(); isObject(store) {
		list = call1(objects, "keys", store)
	}
	for _, m := range s.memory {
		call1(list, "push", m.Key)
	}
	call(list, "sort")
	all, last := text(call1(list, "join", "\n")), ""
	for all != "" {
		var key string
		if key, all, _ = ascii.Cut(all, "\n"); strings.HasPrefix(key, prefix) && key != last {
			keys, last = append(keys, key), key
		}
	}
	return keys
}

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
		s.refused = true
	}
}
