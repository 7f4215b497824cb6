//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Tabs are the others of the origin: they hear what is said on a BroadcastChannel,
// or where there is none, see it pass through localStorage.
type Tabs struct {
	owner   Owner
	channel safejs.Value
}

const (
	channelName = "intercom"
	sayKey      = "intercom.say"
)

// Hear calls f with what other tabs say, until Leave.
func (t *Tabs) Hear(f func(text string)) {
	t.Leave()
	channel, err := construct(get(window, "BroadcastChannel"), channelName)
	if err != nil {
		t.owner.Listen(window, "storage", func(e safejs.Value) {
			if said := text(get(e, "newValue")); text(get(e, "key")) == sayKey && said != "" {
				f(said)
			}
		})
		return
	}
	t.channel = channel
	t.owner.Listen(channel, "message", func(e safejs.Value) { f(text(get(e, "data"))) })
	t.owner.Keep(func() {
		call(channel, "close")
		t.channel = safejs.Undefined()
	})
}

// Leave hears no more.
func (t *Tabs) Leave() { t.owner.Release() }

// Say tells the other tabs.
func (t *Tabs) Say(said string) {
	if isObject(t.channel) {
		call1(t.channel, "postMessage", said)
		return
	}
	call2(local(), "setItem", sayKey, said)
	call1(local(), "removeItem", sayKey)
}
