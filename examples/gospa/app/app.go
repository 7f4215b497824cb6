//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/entryphone/entryphone/examples/gospa/route"
	"github.com/entryphone/entryphone/sdk"
)

// app is what the page knows, and what is drawn is drawn from it.
type app struct {
	client *sdk.Client
	person person         // the zero one while nobody is signed in
	booked map[string]int // days by boat
	unread int
	open   bool // the messenger

	callbacks []func() // forget those of the messenger
}

// path is where the page is.
func path() string { return js.Global().Get("location").Get("pathname").String() }

// visit goes to a page of the app.
func (a *app) visit(to string) {
	if to == path() {
		return
	}
	js.Global().Get("history").Call("pushState", nil, "", to)
	js.Global().Call("scrollTo", 0, 0)
	a.arrived()
}

// arrived draws the page that the URL names now, and tells the messenger of it: a
// route change is a page view.
func (a *app) arrived() {
	a.tell("")
	a.draw()
	find("h1").Call("focus")
	a.client.Update(sdk.Settings{})
}

// draw brings the page in line with what is known.
func (a *app) draw() {
	at := route.Of(path())
	title, content := a.page(at)
	js.Global().Get("document").Set("title", title+" · Quayside")
	find("main").Call("replaceChildren", content...)
	a.drawHeader(at)
}

// tell says what an action led to, also to who does not see the page.
func (a *app) tell(text string) { find("#said").Set("textContent", text) }
