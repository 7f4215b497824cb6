package main

import "github.com/entryphone/entryphone/examples/e2e/rig"

// views are those of the demo.
var views = []view{
	{"home", "/", func(v *visit) {
		v.UntilCard("Welcome")
		v.Until(rig.InCards("img") + `.complete`)
		v.untilKnown()
	}},
	{"pricing", "/pricing", func(v *visit) {
		v.UntilCard("Which plan fits?")
		v.untilKnown()
	}},
	{"dashboard", "/dashboard", func(v *visit) {
		v.logIn()
		v.UntilCard("Made for the pro plan")
		v.Until(rig.InCards("img") + `.complete`)
	}},
	{"settings", "/settings", (*visit).untilKnown},
	{"plain", "/plain.html", func(v *visit) {
		v.Until(`document.querySelector('[data-testid="plain-contact"]').textContent.includes('"seats": 2')`)
	}},
}

// untilKnown waits until the panel shows what the backend knows.
func (v *visit) untilKnown() {
	v.Until(`!document.querySelector('[data-testid="panel-known"]').hidden`)
}

// logIn makes the visitor a user of the demo.
func (v *visit) logIn() {
	v.Click(`[data-testid="login-grace"]`)
	v.Until(`document.querySelector('[data-testid="panel"]').textContent.includes('u-1002')`)
}
