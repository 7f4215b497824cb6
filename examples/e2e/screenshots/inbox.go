package main

import "github.com/entryphone/entryphone/examples/e2e/rig"

// inboxViews are the operator's pages, with what was said for the other pictures too.
var inboxViews = []view{
	{"inbox-login", "/inbox/login", func(v *visit) { v.Until(`document.querySelector('input[name=token]')`) }},
	{"inbox-list", "/inbox/login", func(v *visit) { v.enter().Until(`document.querySelector('.item, .empty')`) }},
	{"inbox-conversation", "/dashboard", func(v *visit) {
		v.logIn()
		v.answered("Can Lin see my dashboard?", "Once you have shared it: there is a button at its end.")
		v.enter().Choose("Once you have shared it")
	}},
}

// enter logs in to the inbox in the tab of the picture.
func (v *visit) enter() *rig.Operator {
	o := rig.NewOperator(v.t, v.backend)
	o.Size(v.screen.width, v.screen.height, v.screen.options...)
	o.Media("prefers-color-scheme", v.theme)
	v.Tab = o.Tab
	return o
}
