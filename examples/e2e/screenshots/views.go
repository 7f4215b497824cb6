package main

import "github.com/entryphone/entryphone/examples/e2e/rig"

// view is one picture: where it is taken and what has to happen before.
type view struct {
	name, path string
	prepare    func(*rig.Tab)
}

var views = []view{
	{"home", "/", func(tab *rig.Tab) {
		tab.UntilCard("Welcome")
		tab.Until(rig.InCards("img") + `.complete`)
		untilKnown(tab)
	}},
	{"pricing", "/pricing", func(tab *rig.Tab) {
		tab.UntilCard("Which plan fits?")
		untilKnown(tab)
	}},
	{"dashboard", "/dashboard", func(tab *rig.Tab) {
		tab.Click(`[data-testid="login-grace"]`)
		tab.UntilCard("Made for the pro plan")
		tab.Until(rig.InCards("img") + `.complete`)
		tab.Until(`document.querySelector('[data-testid="panel"]').textContent.includes('u-1002')`)
	}},
	{"settings", "/settings", untilKnown},
	{"plain", "/plain.html", func(tab *rig.Tab) {
		tab.Until(`document.querySelector('[data-testid="plain-contact"]').textContent.includes('"seats": 2')`)
	}},
}

// untilKnown waits until the panel shows what the backend knows.
func untilKnown(tab *rig.Tab) {
	tab.Until(`!document.querySelector('[data-testid="panel-known"]').hidden`)
}
