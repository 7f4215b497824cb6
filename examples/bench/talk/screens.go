package talk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/entryphone/entryphone/examples/bench/figures"
	"github.com/entryphone/entryphone/examples/bench/visit"
)

const (
	// heard is how many parts are waited for under each condition.
	heard = 20
	// demoToken is the public one of the backend's demo workspace.
	demoToken = "demo-token-abc12345"
)

// Screens measures what is drawn, in runs of a new visitor's browser each.
func (b *Bench) Screens(slowdown float64) ([]figures.Drawn, error) {
	out := []figures.Drawn{{What: "open, first"}, {What: "open, later"}, {What: "conversation of 50 parts"}, {What: "a part received"}}
	for i := range out {
		out[i].Slowdown = slowdown
	}
	for run := range b.Runs {
		if err := b.screens(out, slowdown, run); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (b *Bench) screens(out []figures.Drawn, slowdown float64, run int) error {
	p, err := b.open()
	if err != nil {
		return err
	}
	defer p.stop()
	at, err := visit.Evaluate[[2]float64](p.Page, "bench.ready()")
	if err != nil {
		return err
	}
	if err := p.Slow(slowdown); err != nil {
		return err
	}
	if err := p.opening(&out[0], &out[1], at); err != nil {
		return err
	}
	if err := p.conversation(&out[2]); err != nil {
		return err
	}
	for i := run; i < heard; i += b.Runs {
		if err := p.hear(&out[3], fmt.Sprintf("An answer %gx, %d", slowdown, i)); err != nil {
			return err
		}
	}
	return nil
}

func (p *page) opening(first, later *figures.Drawn, at [2]float64) error {
	if err := p.ours(first, func() (float64, error) { return p.click(at, true) }); err != nil {
		return err
	}
	if err := p.do("bench.calm()"); err != nil {
		return err
	}
	if err := p.floor(first, "bench.floorOpen()"); err != nil {
		return err
	}
	if _, err := p.click(at, false); err != nil {
		return err
	}
	if err := p.ours(later, func() (float64, error) { return p.click(at, true) }); err != nil {
		return err
	}
	if err := p.do("bench.calm()"); err != nil {
		return err
	}
	return p.floor(later, "bench.floorAgain()")
}

// click clicks on the launcher and says how long it took until that was seen.
func (p *page) click(at [2]float64, opens bool) (float64, error) {
	if err := p.do(fmt.Sprintf("bench.click(%t)", opens)); err != nil {
		return 0, err
	}
	if err := p.Click(at[0], at[1]); err != nil {
		return 0, err
	}
	return visit.Evaluate[float64](p.Page, "bench.pending")
}

func (p *page) conversation(into *figures.Drawn) error {
	err := p.ours(into, func() (float64, error) {
		got, err := visit.Evaluate[timed](p.Page, fmt.Sprintf("bench.conversation(%q, %d)", p.bench.History.Short, shortParts))
		return got.MS, err
	})
	if err != nil {
		return err
	}
	if err := p.do("bench.calm()"); err != nil {
		return err
	}
	return p.floor(into, "bench.floorConversation()")
}

func (p *page) hear(into *figures.Drawn, text string) error {
	err := p.ours(into, func() (float64, error) {
		if err := p.do(fmt.Sprintf("bench.hear(%q)", text)); err != nil {
			return 0, err
		}
		if err := p.bench.say(text); err != nil {
			return 0, err
		}
		return visit.Evaluate[float64](p.Page, "bench.pending")
	})
	if err != nil {
		return err
	}
	return p.floor(into, "bench.floorHear()")
}

// say has the team answer in the short conversation, over REST.
func (b *Bench) say(text string) error {
	body, err := json.Marshal(map[string]string{"message_type": "comment", "type": "admin", "admin_id": support.ID, "body": text})
	if err != nil {
		return err
	}
	r := httptest.NewRequest(http.MethodPost, "/conversations/"+b.History.Short+"/reply", bytes.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+demoToken)
	r.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	b.Backend.ServeHTTP(answer, r)
	if answer.Code != http.StatusOK {
		return fmt.Errorf("answering over REST: %d %s", answer.Code, answer.Body)
	}
	return nil
}
