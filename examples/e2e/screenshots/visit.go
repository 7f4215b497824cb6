package main

import "github.com/entryphone/entryphone/examples/e2e/rig"

// view is one picture: where it is taken and what has to happen before.
type view struct {
	name, path string
	prepare    func(*visit)
}

// visit is what pictures are taken in: a screen, a theme, a backend, and for each
// picture a tab of its own with somebody new in it.
type visit struct {
	*rig.Tab
	t       rig.T
	screen  screen
	theme   string
	backend *rig.Backend
	front   *rig.Front
	team    *rig.Operator
}

func (v *visit) shoot(w view) []byte {
	v.front, v.Tab = rig.NewFront(v.t, v.backend), v.tab()
	v.Open(v.front.Origin + w.path)
	w.prepare(v)
	v.Do(`scrollTo(0, 0)`)
	v.Until(settled)
	return v.Screenshot()
}

// tab has the size and the theme of the visit.
func (v *visit) tab() *rig.Tab {
	tab := rig.NewTab(v.t)
	tab.Size(v.screen.width, v.screen.height, v.screen.options...)
	tab.Media("prefers-color-scheme", v.theme)
	return tab
}

// settled is true when nothing moves any more: what is new is highlighted for a
// moment, and the messenger comes in.
const settled = `[document, ` + rig.Talk + `].every(d => (d?.getAnimations() ?? []).every(
	a => a.playState === 'finished' || a.effect.getComputedTiming().iterations === Infinity))`

// operator is somebody at the inbox, the same for all pictures of the visit.
func (v *visit) operator() *rig.Operator {
	if v.team == nil {
		v.team = rig.NewOperator(v.t, v.backend)
	}
	return v.team
}
