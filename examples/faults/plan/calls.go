package plan

import "slices"

// Beyond the quota of section 5 of the contract, 20 updates, by some.
const (
	burstLeast = 21
	burstMore  = 6
)

// What a flood is made of: more than one request takes, and than a page that is
// left can send at once.
const (
	floodEvents = 48
	floodBytes  = 1450
)

// calls adds one to four calls that are made in one task, and how the page is left
// behind them where the schedule has such kinds.
func (g *generator) calls(tab int) {
	var calls []Call
	routed := false
	for range 1 + g.IntN(4) {
		c := g.call(routed)
		routed = routed || c.Method == Route
		calls = append(calls, c)
	}
	then := g.leave()
	if then == Crash { // what the program never saw, nobody can be asked to keep
		g.perhapsSettle(tab)
	}
	g.add(Step{Act: Make, Tab: tab, Calls: calls, Then: then})
}

func (g *generator) call(routed bool) Call {
	if g.Events {
		return g.track()
	}
	switch n := g.IntN(100); {
	case n < 35:
		return g.update()
	case n < 72:
		return g.track()
	case n < 88 && !routed:
		return g.route()
	case n < 91:
		return Call{Method: Again, N: g.number()}
	case n < 96 && g.Tabs == 1: // another person in one tab is the end of the session in all
		return g.change()
	case g.Posts:
		return Call{Method: Dismiss, N: g.number()}
	}
	return g.track()
}

// leave is how a page is left in the task of its calls, mostly not at all.
func (g *generator) leave() Act {
	if !g.chance(0.3) {
		return ""
	}
	var ways []Act
	for kind, act := range map[Kind]Act{Reloaded: Reload, Left: Go, Crashed: Crash} {
		if g.Has(kind) {
			ways = append(ways, act)
		}
	}
	if len(ways) == 0 {
		return ""
	}
	slices.Sort(ways)
	return pick(g, ways...)
}

func (g *generator) update() Call {
	return Call{Method: Update, N: g.number(), Attributes: g.attributes()}
}

// attributes are some beside the counter.
func (g *generator) attributes() []string {
	var out []string
	for _, name := range []string{"plan", "seats", "team"} {
		if g.chance(0.3) {
			out = append(out, name)
		}
	}
	return out
}

func (g *generator) route() Call {
	c := Call{Method: Route, N: g.number()}
	if g.chance(0.5) {
		c.Attributes = g.attributes()
	}
	return c
}

func (g *generator) track() Call {
	return Call{Method: Track, N: g.number(), InName: g.chance(0.5)}
}

// change is another person, mostly behind a shutdown.
func (g *generator) change() Call {
	c := Call{Method: Switch, N: g.number(), To: pick(g, Visitor, UserA, UserB), Shutdown: g.chance(0.6)}
	c.Shutdown = c.Shutdown || c.To == Visitor // a boot without ids is about whoever is there
	return c
}

// burst is more updates than the quota has, each in a turn of its own.
func (g *generator) burst(tab int) {
	var calls []Call
	for range burstLeast + g.IntN(burstMore) {
		calls = append(calls, g.update())
	}
	g.add(Step{Act: Make, Tab: tab, Calls: calls, Apart: true})
}

// flood is many events in one turn, once.
func (g *generator) flood(tab int) {
	if g.flooded {
		g.calls(tab)
		return
	}
	g.flooded = true
	var calls []Call
	for range floodEvents {
		c := g.track()
		c.Bytes = floodBytes
		calls = append(calls, c)
	}
	g.add(Step{Act: Make, Tab: tab, Calls: calls, Then: g.leave()})
}
