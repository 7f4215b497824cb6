package e2e

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/entryphone/entryphone/examples/e2e/hostile"
	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/sdk/wire"
)

// givenAnswers answers in the backend's place: requests from a page at ?answer=i get
// answer i, the first time that they are of the kind that it is for, and else what
// they ask for. From any other page they reach the backend.
type givenAnswers struct {
	answers []hostile.Answer

	mu    sync.Mutex
	tries map[int][]string // of answer i, the keys of the requests that it was for
	done  map[int]bool     // whether the event behind answer i has come
}

func newGivenAnswers(answers []hostile.Answer) *givenAnswers {
	return &givenAnswers{answers: answers, tries: map[int][]string{}, done: map[int]bool{}}
}

// given is how many times the request was made that answer i is for.
func (g *givenAnswers) given(i int) int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.tries[i])
}

// repeated says whether it was made again with the same key.
func (g *givenAnswers) repeated(i int) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	keys := g.tries[i]
	return slices.Contains(keys[1:], keys[0])
}

// passed says whether what was asked for behind answer i has come.
func (g *givenAnswers) passed(i int) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.done[i]
}

func (g *givenAnswers) give(r *rig.Request) rig.Break {
	from, _ := url.Parse(r.Form.Get("referer"))
	if from == nil || !from.Query().Has("answer") {
		return rig.Break{}
	}
	i, _ := strconv.Atoi(from.Query().Get("answer"))
	events := r.Form.Get("event_list")
	g.mu.Lock()
	defer g.mu.Unlock()
	g.done[i] = g.done[i] || strings.Contains(events, `"behind"`)
	if i >= 0 && isFor(g.answers[i], r) {
		g.tries[i] = append(g.tries[i], r.Form.Get("Idempotency-Key"))
		if len(g.tries[i]) == 1 {
			return g.answers[i].Break
		}
	}
	return g.good(i, r)
}

// isFor says whether that is the request that an answer is for. Of the content only
// that counts which was put there for it.
func isFor(a hostile.Answer, r *rig.Request) bool {
	switch a.To {
	case wire.Events:
		return r.Name() == wire.Events && strings.Contains(r.Form.Get("event_list"), `"answer"`)
	case hostile.Content:
		return strings.HasPrefix(r.Name(), "content/post/asked-")
	}
	return r.Name() == a.To
}

func (g *givenAnswers) good(i int, r *rig.Request) rig.Break {
	body := "{}"
	if r.Name() == wire.Ping {
		body = hostile.Good()
		if i >= 0 && g.answers[i].To == hostile.Content {
			body = hostile.WithPost("asked-" + strconv.Itoa(i))
		}
	}
	return rig.Break{Status: 200, Body: []byte(body)}
}
