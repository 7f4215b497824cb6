//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

// seen tells the page that it is looked at, or not, until the test ends.
func seen(t *testing.T) func(bool) {
	t.Helper()
	state := pagetest.Eval(t, `return {hidden: false}`)
	pagetest.Replace(t, "document", "visibilityState", `{get: () => a.hidden ? 'hidden' : 'visible'}`, state)
	return func(seen bool) {
		pagetest.Eval(t, `a.hidden = !b; document.dispatchEvent(new Event('visibilitychange'))`, state, seen)
	}
}

func setTitle(t *testing.T, title string) { pagetest.Eval(t, `document.title = a`, title) }

func titleNow(t *testing.T) string { return pagetest.Get[string](t, `return document.title`) }

func TestTheTitleCountsWhileNobodyLooks(t *testing.T) {
	look := seen(t)
	for _, title := range []string{"Shop", ""} {
		setTitle(t, title)
		w, _ := newWindow(t)
		w.Title(2)
		assert.Equal(t, title, titleNow(t))
		look(false)
		assert.Equal(t, "(2) "+title, titleNow(t)+map[bool]string{true: " "}[title == ""])
		assert.Equal(t, title, (&Page{}).Here().Title, "what the page is called is told without the count")
		w.Title(3)
		assert.Equal(t, "(3) "+title, titleNow(t)+map[bool]string{true: " "}[title == ""])
		look(true)
		assert.Equal(t, title, titleNow(t))
		look(false)
		w.Title(0)
		assert.Equal(t, title, titleNow(t))
		look(true)
		w.Empty()
	}
}

func TestThePagesOwnTitleStays(t *testing.T) {
	look := seen(t)
	setTitle(t, "Shop")
	w, _ := newWindow(t)
	w.Title(2)
	look(false)
	setTitle(t, "(1) new mail")
	look(true)
	assert.Equal(t, "(1) new mail", titleNow(t))
	look(false)
	assert.Equal(t, "(2) (1) new mail", titleNow(t))
	w.Empty()
	assert.Equal(t, "(1) new mail", titleNow(t))
}

func TestNobodyListensForNoCount(t *testing.T) {
	held := pagetest.NewHeld(t)
	w, _ := newWindow(t)
	w.Title(1)
	w.Title(5)
	assert.Equal(t, []string{"visibilitychange"}, held.Listeners())
	w.Title(0)
	assert.Empty(t, held.Listeners())
}
