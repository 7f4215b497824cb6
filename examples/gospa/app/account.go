//go:build js && wasm

package main

import "syscall/js"

// person is somebody who can sign in.
type person struct{ id, name, email string }

// people are those of the demo; a real app asks its server.
var people = []person{
	{"u-1001", "Ada Example", "ada@example.com"},
	{"u-1002", "Grace Example", "grace@example.com"},
}

func personOf(id string) person {
	for _, p := range people {
		if p.id == id {
			return p
		}
	}
	return person{}
}

// rememberedKey is where the browser keeps who is signed in.
const rememberedKey = "quayside.person"

// remembered is who was signed in when the page was left.
func remembered() person {
	id := js.Global().Get("localStorage").Call("getItem", rememberedKey)
	if id.IsNull() {
		return person{}
	}
	return personOf(id.String())
}

// signIn makes the visitor a user, who keeps the visitor's conversations.
func (a *app) signIn(id string) {
	js.Global().Get("localStorage").Call("setItem", rememberedKey, id)
	a.person = personOf(id)
	a.changed()
}

// signOut leaves nothing of the person in the browser, and whoever is next is a new
// visitor.
func (a *app) signOut() {
	js.Global().Get("localStorage").Call("removeItem", rememberedKey)
	a.client.Shutdown()
	clear(a.booked)
	a.person, a.unread, a.open = person{}, 0, false
	a.changed()
}

// changed is for another person: theirs are the session and the page.
func (a *app) changed() {
	a.boot()
	a.draw()
	find("h1").Call("focus")
}
