package plan

import (
	"slices"
	"time"
)

// begin may have the line bad from the first request on; where scripts are not
// served it is, since they come from the browser's cache later.
func (g *generator) begin() {
	switch {
	case len(g.Kinds) > 0 && g.Kinds[0] == Scripted:
		g.storm(Scripted)
	case g.chance(0.5), g.Has(Scripted):
		g.weather()
	}
	for tab := range g.Tabs {
		if g.chance(0.7) {
			g.add(Step{Act: Settle, Tab: tab})
		}
	}
}

// act adds what happens next.
func (g *generator) act() {
	if len(g.Kinds) > 0 && g.chance(0.4) {
		g.trouble(pick(g, g.Kinds...))
		return
	}
	g.calls(g.tab())
}

// ownTrouble adds a fault of the kind that the schedule is for.
func (g *generator) ownTrouble() {
	k := g.Kinds[0]
	if !slices.Contains(onTheLine, k) {
		g.trouble(k)
		return
	}
	tab := g.tab()
	g.storm(k)
	g.perhapsSettle(tab)
	g.calls(tab)
}

// trouble adds a fault of a kind.
func (g *generator) trouble(k Kind) {
	tab := g.tab()
	switch k {
	case Offline:
		g.offline = !g.offline
		g.add(Step{Act: map[bool]Act{true: Lose, false: Regain}[g.offline]})
		g.calls(tab)
	case Closed:
		g.calls(tab)
		g.add(Step{Act: Close, Tab: tab})
	case Crashed:
		g.perhapsSettle(tab)
		g.calls(tab)
		g.add(Step{Act: Crash, Tab: tab})
	case Reloaded:
		g.add(Step{Act: Reload, Tab: tab})
		g.perhapsSettle(tab)
	case Left:
		g.add(Step{Act: Go, Tab: tab})
		g.perhapsSettle(tab)
	case Returned:
		g.thereAndBack(tab)
	case Jumped:
		g.jump()
	case Throttled:
		g.burst(tab)
	case Flooded:
		g.flood(tab)
	case Tabs:
		for tab := range g.Tabs {
			g.calls(tab)
		}
	default:
		g.weather()
		g.calls(tab)
	}
}

// perhapsSettle mostly waits until the program runs in a tab.
func (g *generator) perhapsSettle(tab int) {
	if g.chance(0.7) {
		g.add(Step{Act: Settle, Tab: tab})
	}
}

// thereAndBack goes to another page and comes back from it. The page is a new one,
// whose place in the history is known.
func (g *generator) thereAndBack(tab int) {
	g.add(Step{Act: Go, Tab: tab})
	g.perhapsSettle(tab)
	g.add(Step{Act: Make, Tab: tab, Calls: []Call{g.track(), g.update()}})
	g.add(Step{Act: Go, Tab: tab})
	g.perhapsSettle(tab)
	if g.chance(0.5) {
		g.add(Step{Act: Make, Tab: tab, Calls: []Call{g.track()}})
	}
	g.add(Step{Act: Back, Tab: tab})
	g.calls(tab)
}

// jump moves the clock, as when a machine slept.
func (g *generator) jump() {
	d := time.Duration(1+g.IntN(240)) * time.Second
	if d > g.jumps {
		return
	}
	g.jumps -= d
	g.add(Step{Act: Jump, Jump: d})
}

// weather makes the line bad, or good again.
func (g *generator) weather() {
	var kinds []Kind
	for _, k := range g.Kinds {
		if k == Scripted || slices.Contains(onTheLine, k) {
			kinds = append(kinds, k)
		}
	}
	switch {
	case len(kinds) == 0:
	case g.stormy && g.chance(0.7):
		g.stormy = false
		g.add(Step{Act: Weather})
	default:
		g.storm(kinds...)
	}
}

// storm makes the line bad.
func (g *generator) storm(kinds ...Kind) {
	g.stormy = true
	g.add(Step{Act: Weather, Phase: Phase{Kinds: kinds, Share: pick(g, 0.4, 0.6, 0.8, 1)}})
}
