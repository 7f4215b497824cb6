//go:build js && wasm

package main

import (
	"fmt"
	"strconv"
	"syscall/js"

	"github.com/entryphone/entryphone/examples/gospa/route"
)

// drawHeader marks the page that is shown, and says who is signed in.
func (a *app) drawHeader(at route.Route) {
	links := js.Global().Get("document").Call("querySelectorAll", "nav a")
	for i := range links.Length() {
		l := links.Index(i)
		page := l.Get("dataset").Get("page").String()
		set(l, "aria-current", "page", page == at.Page)
		set(l, "class", "within", page == route.Boats && at.Page == route.Boat)
	}
	name := "Sign in"
	if a.person.id != "" {
		name = "Account"
	}
	find(`nav a[data-page="account"]`).Set("textContent", name)
	a.drawMessages()
}

// drawMessages gives the button that opens the messenger its count.
func (a *app) drawMessages() {
	button, badge := find("#messages"), find("#unread")
	set(button, "aria-expanded", strconv.FormatBool(a.open), true)
	set(button, "aria-label", fmt.Sprintf("Messages, %d unread", a.unread), a.unread > 0)
	badge.Set("hidden", a.unread == 0)
	badge.Set("textContent", a.unread)
}
