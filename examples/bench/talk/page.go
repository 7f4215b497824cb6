package talk

import (
	_ "embed" // the script that times
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/site"
	"github.com/entryphone/entryphone/examples/bench/subject"
	"github.com/entryphone/entryphone/examples/bench/trace"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

//go:embed kit.js
var kit string

// Bench is what measuring needs.
type Bench struct {
	Browser *visit.Browser
	Subject subject.Subject
	Backend http.Handler
	History History
	Runs    int
	// Save is given every trace.
	Save  func(name string, trace []json.RawMessage) error
	saved int
}

// page is a page with the messenger on it that is closed, at the machine's own speed.
type page struct {
	*visit.Page
	bench *Bench
	stop  func()
}

func (b *Bench) open() (*page, error) {
	where := site.Start(b.Subject.Talking(UserID, kit))
	p, closeTab, err := b.Browser.Open(visit.Plan{Site: where, New: true, Slowdown: 1})
	if err != nil {
		where.Stop()
		return nil, err
	}
	return &page{Page: p, bench: b, stop: func() {
		closeTab()
		where.Stop()
	}}, nil
}

// timed is a duration, and how many elements there were then.
type timed struct {
	MS    float64 `json:"ms"`
	Nodes int     `json:"nodes"`
}

// do evaluates and forgets the result.
func (p *page) do(expression string) error {
	_, err := visit.Evaluate[bool](p.Page, fmt.Sprintf("(async () => { await (%s); return true; })()", expression))
	return err
}

// ours measures what the messenger does.
func (p *page) ours(into *figures.Drawn, during func() (float64, error)) error {
	var ms float64
	t, err := p.tasks("ours", fmt.Sprintf("%s, %gx", into.What, into.Slowdown), func() (err error) {
		ms, err = during()
		return err
	})
	if err != nil {
		return fmt.Errorf("measuring %s: %w", into.What, err)
	}
	into.Ours.Add(ms, t)
	return nil
}

// floor measures what the same takes in plain JavaScript.
func (p *page) floor(into *figures.Drawn, expression string) error {
	var got timed
	t, err := p.tasks("floor", fmt.Sprintf("%s, %gx", into.What, into.Slowdown), func() (err error) {
		got, err = visit.Evaluate[timed](p.Page, expression)
		return err
	})
	if err != nil {
		return fmt.Errorf("measuring the floor of %s: %w", into.What, err)
	}
	into.Nodes = got.Nodes
	into.Floor.Add(got.MS, t)
	return nil
}

// tasks are those of the page's thread between the two marks of that name; none where
// a browser that was too busy did not hand over all of its trace.
func (p *page) tasks(name, what string, during func() error) ([]trace.Task, error) {
	raw, err := p.Record(during)
	if err != nil {
		return nil, err
	}
	p.bench.saved++
	if err := p.bench.Save(fmt.Sprintf("talk-%03d-%s, %s.json", p.bench.saved, name, what), raw); err != nil {
		return nil, err
	}
	events, err := trace.Parse(raw)
	if err != nil {
		return nil, err
	}
	tasks, err := trace.During(events, "bench:"+name+":from", "bench:"+name+":to")
	if errors.Is(err, trace.ErrNoMark) {
		return nil, nil
	}
	return tasks, err
}
