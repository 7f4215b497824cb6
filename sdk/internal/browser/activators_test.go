//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

// pageHas puts HTML of the page's own into it.
func pageHas(t *testing.T, html string) {
	t.Helper()
	pagetest.Eval(t, `const own = document.createElement('div'); own.id = 'own'; own.innerHTML = a; document.body.append(own)`, html)
	t.Cleanup(func() { pagetest.Eval(t, `document.getElementById('own').remove()`) })
}

// clicked clicks what a selector finds, and says whether the page was left to do what
// it does.
func clicked(t *testing.T, selector string) (goesOn bool) {
	t.Helper()
	return pagetest.Get[bool](t, `return document.querySelector(a).dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))`, selector)
}

func TestThePagesOwnLaunchersOpenTheMessenger(t *testing.T) {
	custom := messenger.Act{Name: "launch", Arg: "custom"}
	w, acts := newWindow(t)
	w.Activators(".chat, #help")
	pageHas(t, `<button class="chat"><b>Chat</b></button><a id="help" href="#">Help</a><a class="chat mail" href="mailto:ada@example.com">Mail</a>
		<a class="chat page" href="#page">Page</a><p>Nothing</p>`) // later than that
	assert.True(t, clicked(t, ".chat b"))
	assert.False(t, clicked(t, "#help"), "it would scroll up")
	assert.False(t, clicked(t, ".mail"), "it would write a mail")
	assert.True(t, clicked(t, ".page"), "the page's router may want it")
	assert.True(t, clicked(t, "#own p"))
	assert.Equal(t, []messenger.Act{custom, custom, custom, custom}, acts())

	w.Activators("#own p")
	clicked(t, ".chat")
	assert.Len(t, acts(), 4, "no longer")
	clicked(t, "#own p")
	assert.Len(t, acts(), 5)
	w.Activators("")
	clicked(t, "#own p")
	assert.Len(t, acts(), 5)
}

func TestALauncherOfThePageMayStopItsClicks(t *testing.T) {
	w, acts := newWindow(t)
	w.Activators("#own button")
	pageHas(t, `<button>a</button>`)
	pagetest.Eval(t, `document.querySelector('#own button').addEventListener('click', e => e.stopImmediatePropagation())`)
	clicked(t, "#own button")
	assert.Len(t, acts(), 1)
	assert.Equal(t, `<button>a</button>`, pagetest.Get[string](t, `return document.getElementById('own').innerHTML`), "nothing is done to it")
}

func TestASelectorThatIsNoneGivesOneWarning(t *testing.T) {
	console := pagetest.NewConsole(t)
	held := pagetest.NewHeld(t)
	w, _ := newWindow(t)
	w.Activators("a[")
	w.Activators("a[")
	assert.Equal(t, []string{"Entryphone: custom_launcher_selector is no CSS selector: a["}, console.Warnings())
	assert.Empty(t, held.Listeners())
	pageHas(t, `<a>a</a>`)
	clicked(t, "#own a")
	assert.Empty(t, console.Errors())
}
