package plan

import (
	"math/rand/v2"
	"slices"
	"time"
)

// Generate makes the schedule of a seed. Among as many seeds in a row as there are
// kinds, each kind occurs.
func Generate(seed uint64) Schedule {
	g := newGenerator(seed, Kinds)
	s := &g.Schedule
	if s.Has(Tabs) {
		s.Tabs = pick(g, 2, 2, 2, 3, 5)
	}
	s.First = pick(g, Visitor, UserA, UserA)
	s.Snippet = g.chance(0.3)
	s.TrackURLs = g.chance(0.15)
	s.Posts = g.chance(0.25)
	g.fill()
	return g.Schedule
}

// Events makes a schedule of one user's events alone, in one or two tabs, with such
// faults as any library for events may be expected to live with.
func Events(seed uint64) Schedule {
	g := newGenerator(seed, EventKinds)
	g.Schedule.Events, g.First = true, UserA
	if g.Has(Tabs) {
		g.Tabs = 2
	}
	g.fill()
	return g.Schedule
}

func newGenerator(seed uint64, kinds []Kind) *generator {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 0x7461626c65)), jumps: 20 * time.Minute}
	g.Seed, g.Tabs = seed, 1
	g.Kinds = g.choose(seed, kinds)
	return g
}

// fill makes the steps.
func (g *generator) fill() {
	g.Stay = g.chance(0.5)
	g.begin()
	acts := 6 + g.IntN(7)
	own := 1 + g.IntN(acts-1) // the one in which the seed's own kind occurs
	for i := range acts {
		if i == own && len(g.Kinds) > 0 {
			g.ownTrouble()
		} else {
			g.act()
		}
	}
}

type generator struct {
	*rand.Rand
	Schedule
	numbers, pages int
	stormy         bool
	offline        bool
	flooded        bool
	jumps          time.Duration // that are left
}

func (g *generator) chance(p float64) bool { return g.Float64() < p }

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

// choose chooses what may go wrong: the seed's own kind, nothing for some, and as
// often as not more.
func (g *generator) choose(seed uint64, from []Kind) []Kind {
	const quiet = 2 // places in the cycle that are left free of faults
	at := int(seed % uint64(len(from)+quiet))
	if at >= len(from) {
		return nil
	}
	out := []Kind{from[at]}
	for g.chance(0.6) && len(out) < 5 {
		if k := pick(g, from...); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

func (g *generator) number() int { g.numbers++; return g.numbers }

// add appends a step in a tab. What is made in a page that just opened is mostly
// made once the program runs in it, and sometimes before.
func (g *generator) add(s Step) {
	g.pages++
	s.Page = g.pages
	s.Pause, s.Pass = g.pause(), g.pass()
	g.Steps = append(g.Steps, s)
}

func (g *generator) pause() time.Duration {
	switch n := g.IntN(100); {
	case n < 60:
		return 0
	case n < 92:
		return time.Duration(1+g.IntN(40)) * time.Millisecond
	default:
		return time.Duration(40+g.IntN(260)) * time.Millisecond
	}
}

// pass is how much time the pages believe to pass: enough for pauses between tries
// to end, and for some to begin.
func (g *generator) pass() time.Duration {
	d := time.Duration(1+g.IntN(15)) * time.Second
	if !g.chance(0.25) || d > g.jumps {
		return 0
	}
	g.jumps -= d
	return d
}

func (g *generator) tab() int { return g.IntN(g.Tabs) }
