// Package sdk is the client side of the messenger: a [Client] that boots a person,
// keeps a compatible backend in step with what the page knows of them, and shows
// what the backend has to say.
//
// A Go single-page app uses it as it is:
//
//	client, err := sdk.New(sdk.Options{})
//	if err != nil {
//		return err // not in a browser
//	}
//	err = client.Boot(sdk.Settings{AppID: "abc12345", UserID: "42", Attributes: map[string]any{"plan": "pro"}})
//
// Calls return at once. What an update or an event leads to, warnings on the
// console included, comes once the turn of the event loop in which it was made is
// over, for all of that turn together; who asks, as WhoAmI does, finds it done.
//
// The bundle in wasm/ puts the same Client behind window.Intercom with
// [Client.Install].
//
// Everything but [New] builds and runs outside a browser too.
package sdk
