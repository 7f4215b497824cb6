//go:build js && wasm

package browser

import (
	"strings"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// The container is where in the page all of the messenger is, in the DOM of section 6
// of the contract. It is there as long as something is in it; the loader may have made
// it.

const appSelector = "#intercom-container > .intercom-lightweight-app"

// attach puts an element into the container.
func attach(e safejs.Value) {
	app := call1(document, "querySelector", appSelector)
	if !isObject(app) {
		container := draw(document, messenger.Container())
		call1(parentOfAll(), "append", container)
		app = get(container, "firstElementChild")
	}
	guard(app)
	call1(app, "append", e)
	resets = text(get(call1(window, "getComputedStyle", app), "order")) != messenger.ContainerOrder
	if resets {
		style := get(e, "style")
		setStyle(style, text(get(style, "cssText")))
	}
}

// resets says that the page has an important rule for all elements: where things are
// cannot be left to rules of the page then.
var resets bool

// setStyle gives an element its style, all of it important where the page resets all.
func setStyle(style safejs.Value, css string) {
	if resets && css != "" {
		const important = "!important"
		css = strings.ReplaceAll(strings.ReplaceAll(css, important, "")+";", ";", important+";")
	}
	set(style, "cssText", css)
}

// detach takes an element out of the container, and with the last one the container
// and what was found out about the page.
func detach(e safejs.Value) {
	app := get(e, "parentElement")
	remove(e)
	if isObject(app) && number(get(app, "childElementCount")) == 0 {
		remove(get(app, "parentElement"))
		resets = false
	}
}

// parentOfAll is the body, or the document's element where a body of its own shape would
// carry along what is fixed to the window.
func parentOfAll() safejs.Value {
	body := get(document, "body")
	style := call1(window, "getComputedStyle", body)
	for _, property := range [...]string{"transform", "translate", "rotate", "scale", "filter", "backdropFilter", "perspective", "contain"} {
		if value := text(get(style, property)); value != "" && value != "none" {
			return get(document, "documentElement")
		}
	}
	return body
}

// guard gives what is in the container its style for the states that an element's own
// style cannot tell apart. Rules of a shadow tree for what is slotted in it are
// nobody else's, and what is important there is stronger than any rule of the page.
func guard(app safejs.Value) {
	if isObject(get(app, "shadowRoot")) {
		return
	}
	root := call1(app, "attachShadow", map[string]any{"mode": "open"})
	call1(root, "append", call1(document, "createElement", "slot"))
	adopt(root, window, messenger.LauncherSheet)
}

// adopt gives a document or shadow tree a style sheet, which a style-src without
// 'unsafe-inline' lets pass; of is the window that it belongs to.
func adopt(root, of safejs.Value, rules string) {
	if sheet, err := construct(get(of, "CSSStyleSheet")); err == nil {
		call1(sheet, "replaceSync", rules)
		set(root, "adoptedStyleSheets", []any{sheet})
	}
}
