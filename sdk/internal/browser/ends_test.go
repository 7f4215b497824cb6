//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

func TestEachEndIsOfItsOwn(t *testing.T) {
	for name, registry := range map[string]string{"": `{value: FinalizationRegistry}`, "in an old browser": `{value: undefined}`} {
		t.Run(name, func(t *testing.T) {
			pagetest.Replace(t, "window", "FinalizationRegistry", registry)
			var ended []int
			e := newEnds()
			one, two := e.add(func() { ended = append(ended, 1) }), e.add(func() { ended = append(ended, 2) })
			pagetest.Eval(t, `b(); a(); b.call({}, 1); a('x')`, one, two)
			assert.Equal(t, []int{2, 1, 2, 1}, ended)
		})
	}
}
