package main

import "github.com/entryphone/entryphone/examples/e2e/rig"

// inboxViews are the operator's pages; what there is to see in them was said in the
// other pictures.
var inboxViews = []view{
	{"inbox-login", "/inbox/login", func(v *visit) { v.Until(`document.querySelector('input[name=token]')`) }},
	{"inbox-list", "/inbox/login", func(v *visit) { v.enter() }},
	{"inbox-conversation", "/inbox/login", func(v *visit) {
		v.enter().Choose("twice as fast")
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
