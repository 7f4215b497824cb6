package talk

import (
	"fmt"
	"time"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

const (
	// slowParts is how many parts are loaded with a slow processor, the rest without.
	slowParts = 500
	// loading is how long loading under one condition may take.
	loading = 45 * time.Second
	// frames is how many it is scrolled for.
	frames = 120
)

// ways are how one scrolls: with a flick, 200 pixels a frame, or by dragging the bar from
// the end to the beginning.
var ways = []struct {
	how  string
	step int // pixels a frame; 0 is what it takes
}{{"flicked", 200}, {"dragged", 0}}

// Long loads the long conversation page by page and scrolls through it, under each of
// the conditions; the slowest is the last.
func (b *Bench) Long(slowdowns []float64) (l figures.Long, err error) {
	p, err := b.open()
	if err != nil {
		return l, err
	}
	defer p.stop()
	if l.Before, err = p.Memory(); err != nil {
		return l, err
	}
	if err := p.do(fmt.Sprintf("bench.conversation(%q, %d)", b.History.Long, shortParts)); err != nil {
		return l, err
	}
	for i := len(slowdowns) - 1; i >= 0; i-- {
		wanted := longParts
		if slowdowns[i] > 1 {
			wanted = slowParts
		}
		if err := p.load(&l, slowdowns[i], wanted); err != nil {
			return l, err
		}
	}
	if l.After, err = p.Memory(); err != nil {
		return l, err
	}
	return l, p.scrolls(&l, slowdowns)
}

// loaded is what loading older parts came to.
type loaded struct {
	MS    []float64 `json:"ms"`
	Parts int       `json:"parts"`
	Nodes int       `json:"nodes"`
	Again int       `json:"again"`
}

// load loads older parts until there are as many as wanted.
func (p *page) load(l *figures.Long, slowdown float64, wanted int) error {
	if err := p.Slow(slowdown); err != nil {
		return err
	}
	var got loaded
	t, err := p.tasks("ours", fmt.Sprintf("pages, %gx", slowdown), func() (err error) {
		got, err = visit.Evaluate[loaded](p.Page, fmt.Sprintf("bench.pages(%d, %d)", wanted, loading.Milliseconds()))
		return err
	})
	if err != nil {
		return fmt.Errorf("loading older parts: %w", err)
	}
	load := figures.Load{Slowdown: slowdown, Page: got.MS, Parts: got.Parts}
	load.Add(t)
	l.Loads = append(l.Loads, load)
	l.Parts, l.Nodes, l.Again = got.Parts, got.Nodes, got.Again
	return nil
}

func (p *page) scrolls(l *figures.Long, slowdowns []float64) error {
	if err := p.Slow(1); err != nil {
		return err
	}
	built, err := visit.Evaluate[timed](p.Page, "bench.keepLong()")
	if err != nil {
		return fmt.Errorf("building a long history in plain JavaScript: %w", err)
	}
	l.Built = built.MS
	with, err := p.Memory()
	if err != nil {
		return err
	}
	l.Floor = visit.Memory{JS: with.JS - l.After.JS, WASM: with.WASM - l.After.WASM}
	for _, slowdown := range slowdowns {
		if err := p.Slow(slowdown); err != nil {
			return err
		}
		for _, way := range ways {
			s := figures.Scroll{How: way.how, Slowdown: slowdown}
			if err := p.scroll("ours", way.step, &s.Ours); err != nil {
				return err
			}
			if err := p.scroll("floor", way.step, &s.Floor); err != nil {
				return err
			}
			l.Scrolls = append(l.Scrolls, s)
		}
	}
	return nil
}

func (p *page) scroll(name string, step int, into *figures.Frames) error {
	t, err := p.tasks(name, fmt.Sprintf("scrolling, %d a frame", step), func() (err error) {
		into.MS, err = visit.Evaluate[[]float64](p.Page, fmt.Sprintf("bench.scroll(%t, %d, %d)", name == "floor", frames, step))
		return err
	})
	if err != nil {
		return fmt.Errorf("scrolling: %w", err)
	}
	into.Add(t)
	return nil
}
