//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"

	"github.com/entryphone/entryphone/examples/gospa/route"
)

// listen has clicks and the Back button come to the app. The listeners live as long
// as the page.
func (a *app) listen() {
	js.Global().Get("document").Call("addEventListener", "click", js.FuncOf(func(_ js.Value, args []js.Value) any {
		a.clicked(args[0])
		return nil
	}))
	js.Global().Call("addEventListener", "popstate", js.FuncOf(func(js.Value, []js.Value) any {
		a.arrived()
		return nil
	}))
}

func (a *app) clicked(event js.Value) {
	on := event.Get("target").Call("closest", "a[href], button[data-do]")
	if on.IsNull() {
		return
	}
	if on.Get("localName").String() == "button" {
		data := on.Get("dataset")
		a.act(data.Get("do").String(), data.Get("with").String())
		return
	}
	if to := on.Get("pathname").String(); plain(event) && strings.HasPrefix(to, route.Base) && !on.Get("hash").Truthy() {
		event.Call("preventDefault")
		a.visit(to)
	}
}

// plain says whether a click on a link is meant for this tab.
func plain(event js.Value) bool {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey", "altKey"} {
		if event.Get(key).Bool() {
			return false
		}
	}
	return event.Get("button").Int() == 0
}
