//go:build js && wasm

package main

import (
	"github.com/entryphone/entryphone/sdk"
)

// appID is the demo's workspace.
const appID = "abc12345"

// boot begins the messenger's session of who is signed in, of a visitor otherwise.
// Callbacks are registered with it: Shutdown forgets them.
func (a *app) boot() {
	p := a.person
	if err := a.client.Boot(sdk.Settings{AppID: appID, UserID: p.id, Name: p.name, Email: p.email}); err != nil {
		a.tell(err.Error())
		return
	}
	for _, forget := range a.callbacks {
		forget()
	}
	a.callbacks = []func(){
		a.client.OnUnreadCountChange(func(count int) { a.unread = count; a.drawMessages() }),
		a.client.OnShow(func() { a.open = true; a.drawMessages() }),
		a.client.OnHide(func() { a.open = false; a.drawMessages() }),
	}
}
