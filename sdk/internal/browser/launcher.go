//go:build js && wasm

package browser

import (
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/hack-pad/safejs"
)

// launcher is the button that opens the messenger.
type launcher struct {
	act    func(messenger.Act)
	owner  Owner
	button safejs.Value // undefined when there is none
	drawn  messenger.Node
	last   messenger.Launcher
}

const launcherSelector = appSelector + " > button.intercom-launcher"

func (l *launcher) draw(now messenger.Launcher) {
	l.last = now
	if !now.Shown {
		l.remove(now.App)
		return
	}
	if !isColor(now.Look.Action) {
		now.Look.Action = ""
	}
	node := now.Node()
	if !isObject(l.button) {
		l.make(node)
	} else {
		patch(document, l.button, l.drawn, node)
	}
	l.drawn = node
	if now.Unread == 0 && !now.Open {
		l.keep(now.App)
	}
}

// make draws the button, or takes over that which the loader has painted.
func (l *launcher) make(node messenger.Node) {
	l.button = call1(document, "querySelector", launcherSelector)
	if isObject(l.button) {
		guard(get(l.button, "parentElement"))
		set(l.button, "onclick", safejs.Null())
		call1(l.button, "removeAttribute", "aria-busy")
		call(l.button, "replaceChildren")
		patch(document, l.button, messenger.Node{Tag: node.Tag}, node)
	} else {
		l.button = draw(document, node)
		attach(l.button)
	}
	button, app := l.button, get(get(l.button, "parentElement"), "style")
	call2(app, "setProperty", messenger.LauncherRoom, messenger.Pixels(messenger.LauncherHeight))
	l.owner.Keep(func() {
		call1(app, "removeProperty", messenger.LauncherRoom)
		detach(button)
	})
	l.owner.Listen(button, "click", func(safejs.Value) { l.act(messenger.Act{Name: messenger.ActLaunch}) })
	// The focus is here still until what it opened is painted.
	l.owner.Listen(button, "keydown", func(e safejs.Value) {
		if text(get(e, "key")) == "Escape" {
			l.act(messenger.Act{Name: messenger.ActEscape})
		}
	})
}

// remove takes the button away. That which the loader has painted stays as long as
// nobody knows of the workspace whether there is to be one.
func (l *launcher) remove(app string) {
	l.owner.Release()
	l.button, l.drawn = safejs.Value{}, messenger.Node{}
	if app != "" {
		unpaint()
		call1(local(), "removeItem", keptUnder+app)
	}
}

// empty is remove for when there is nobody.
func (l *launcher) empty() {
	l.remove("")
	l.last = messenger.Launcher{}
	unpaint()
	for _, key := range (&Store{}).Keys(keptUnder) {
		call1(local(), "removeItem", key)
	}
}

func unpaint() {
	if old := call1(document, "querySelector", launcherSelector); isObject(old) {
		detach(old)
	}
}

func (l *launcher) reattach() {
	if isObject(l.button) && !isTrue(get(l.button, "isConnected")) {
		last := l.last
		l.owner.Release()
		l.button = safejs.Value{}
		l.draw(last)
	}
}

// keep writes down what the loader of the next page paints before the program runs.
// There is no person's count in it.
func (l *launcher) keep(app string) {
	if app == "" {
		return
	}
	call2(local(), "setItem", keptUnder+app, string(wire.AppendJSON(nil, painted(messenger.Container(l.drawn)))))
}

const keptUnder = "intercom.launcher."

// painted is [tag, style, attributes, kids…], as the loader reads it.
func painted(n messenger.Node) []any {
	attributes, style := wire.Object{}, ""
	for i := 0; i+1 < len(n.Attrs); i += 2 {
		if n.Attrs[i] == "style" {
			style = n.Attrs[i+1]
		} else {
			attributes = append(attributes, wire.Member{Key: n.Attrs[i], Value: n.Attrs[i+1]})
		}
	}
	if n.Tag == "" {
		return []any{n.Text}
	}
	out := []any{n.Tag, style, attributes}
	for _, kid := range n.Kids {
		out = append(out, painted(kid))
	}
	return out
}
