//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

func clearStorage(t *testing.T) {
	t.Helper()
	pagetest.Eval(t, `localStorage.clear()`)
	t.Cleanup(func() { pagetest.Eval(t, `localStorage.clear()`) })
}

func TestStoreOutlivesThePage(t *testing.T) {
	clearStorage(t)
	var s, later Store
	assert.Empty(t, s.Load("intercom.abc12345"))
	s.Save("intercom.abc12345", `{"id":"ä😀"}`)
	assert.Equal(t, `{"id":"ä😀"}`, later.Load("intercom.abc12345"))
	assert.Equal(t, `{"id":"ä😀"}`, pagetest.Get[string](t, `return localStorage.getItem('intercom.abc12345')`))

	later.Save("intercom.abc12345", "")
	assert.Empty(t, s.Load("intercom.abc12345"))
	assert.Zero(t, pagetest.Get[int](t, `return localStorage.length`), "nothing is left, not even empty")
}

func TestStoreThatTheBrowserRefusesStaysForThePage(t *testing.T) {
	const denied = `throw new DOMException('', 'SecurityError')`
	for name, test := range map[string][3]string{
		"throws when read":  {"window", "localStorage", `{get() { ` + denied + ` }}`},
		"missing":           {"window", "localStorage", `{value: undefined}`},
		"null":              {"window", "localStorage", `{value: null}`},
		"every use throws":  {"window", "localStorage", `{value: {getItem() { ` + denied + ` }, setItem() { ` + denied + ` }, removeItem() { ` + denied + ` }}}`},
		"full":              {"Storage.prototype", "setItem", `{value() { throw new DOMException('', 'QuotaExceededError') }}`},
		"without functions": {"window", "localStorage", `{value: {}}`},
	} {
		t.Run(name, func(t *testing.T) {
			clearStorage(t)
			pagetest.Replace(t, test[0], test[1], test[2])
			var s, other Store
			assert.Empty(t, s.Load("a"))
			s.Save("a", "1")
			s.Save("b", "2")
			assert.Equal(t, "1", s.Load("a"))
			assert.Empty(t, other.Load("a"))
			s.Save("a", "")
			assert.Empty(t, s.Load("a"))
			assert.Equal(t, "2", s.Load("b"))
		})
	}
}

func TestStoreThatFillsUpGivesWhatWasSetLast(t *testing.T) {
	clearStorage(t)
	var s Store
	s.Save("a", "old")
	t.Run("while it is full", func(t *testing.T) {
		pagetest.Replace(t, "Storage.prototype", "setItem", `{value() { throw new DOMException('', 'QuotaExceededError') }}`)
		s.Save("a", "new")
		assert.Equal(t, "new", s.Load("a"))
	})
	s.Save("a", "newer")
	var later Store
	assert.Equal(t, "newer", later.Load("a"))
	assert.Equal(t, "newer", s.Load("a"))
}
