//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// Window is the launcher and the messenger that it opens, in the DOM of section 6 of
// the contract.
type Window struct {
	Files Files

	act      func(messenger.Act)
	launcher launcher
	panel    panel
	announce announcer
	selector string // of the page's own launchers
	custom   Owner
	title    titleWatch
}

// NewWindow returns a window in the style of the sheet, that calls act when somebody
// does something in it.
func NewWindow(sheet string, act func(messenger.Act)) *Window {
	w := &Window{act: act}
	w.panel.files, w.panel.sheet = &w.Files, sheet
	w.panel.act, w.launcher.act = w.done, w.done
	return w
}

func (w *Window) done(a messenger.Act) { w.act(a) }

// Launch draws the launcher, or takes it away.
func (w *Window) Launch(l messenger.Launcher) {
	w.launcher.draw(l)
	w.panel.launcher = w.launcher.button
}

// Draw draws the messenger, or takes it away and gives the focus back.
func (w *Window) Draw(p messenger.Panel) { w.panel.draw(p) }

// Announce has a screen reader say something when it has nothing else to say.
func (w *Window) Announce(text string) { w.announce.say(text) }

// Title puts a count in front of the page's title while nobody sees the page.
func (w *Window) Title(unread int) { w.title.count(unread) }

// Forget lets go of a file.
func (w *Window) Forget(file string) { w.Files.forget(file) }

// Reattach puts back what the page's own rendering threw out.
func (w *Window) Reattach() {
	w.launcher.reattach()
	w.panel.launcher = w.launcher.button
	w.panel.reattach()
	w.announce.reattach()
}

// Empty takes everything out of the page, and forgets it.
func (w *Window) Empty() {
	w.panel.empty()
	w.launcher.empty()
	w.panel.launcher = safejs.Value{}
	w.announce.empty()
	w.Activators("")
	w.title.count(0)
	w.Files.forgetAll()
}
