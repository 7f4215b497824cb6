package main

// goViews are those of the app in Go.
var goViews = []view{
	{"gospa-boats", "/gospa/", func(v *visit) { v.Until(`document.querySelector('.boats')`) }},
	{"gospa-boat", "/gospa/boats/tern", func(v *visit) {
		v.Click(`[data-do="book"]`)
		v.Until(`document.querySelector('#said').textContent`)
	}},
	{"gospa-messages", "/gospa/boats/otter", func(v *visit) {
		v.Click(`[data-do="ask"]`)
		v.UntilComposer()
	}},
	{"gospa-account", "/gospa/account", func(v *visit) {
		v.Click(`[data-do="sign-in"]`)
		v.Until(`document.querySelector('[data-do="sign-out"]')`)
	}},
}
