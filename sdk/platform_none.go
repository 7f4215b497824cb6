//go:build js && wasm

package sdk

import "github.com/entryphone/entryphone/sdk/internal/messenger"

// none stands for what the browser package does not have yet.
type none struct{}

func (none) Launch(messenger.Launcher) {}
func (none) Draw(messenger.Panel)      {}
func (none) Announce(string)           {}
func (none) Activators(string)         {}
func (none) Title(int)                 {}
func (none) Forget(string)             {}
func (none) Reattach()                 {}
func (none) Empty()                    {}

func (none) Open(_ string, _ func(), _ func(string), _ func(int)) socket { return none{} }
func (none) Send(string)                                                 {}
func (none) Close()                                                      {}

func (none) Upload(_, _, _ string, _ func(float64), _ func(int, string)) (cancel func()) {
	return func() {}
}
