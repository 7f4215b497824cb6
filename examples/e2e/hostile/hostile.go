// Package hostile holds answers of a backend that are not what was asked for: what
// proxies, faults and those who mean harm put in the place of an answer. They are
// made from tables and mutations, the same for the same seed, and each says by its
// name what is wrong with it.
//
// No answer makes a browser talk to another machine than this one.
package hostile

import (
	"math/rand/v2"

	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Content stands for the requests that report what was done with a piece of
// content: their names have its id in them.
const Content = "content"

// Answer is an answer to a request of one kind.
type Answer struct {
	Name string // what is wrong with it
	To   string // wire.Ping, wire.Events or Content
	rig.Break
}

// Refuses says whether the answer refuses the person's identity.
func (a Answer) Refuses() bool { return a.To == wire.Ping && a.Status == 403 }

// All returns the answers. elsewhere is the origin of another site on this machine,
// to redirect to.
func All(seed uint64, elsewhere string) []Answer {
	random := rand.New(rand.NewPCG(seed, seed))
	var out []Answer
	for i, to := range []string{wire.Ping, wire.Events, Content} {
		around := statuses(to)
		around = append(around, pauses(to)...)
		around = append(around, headers(to)...)
		around = append(around, redirects(to, elsewhere)...)
		around = append(around, lines(to)...)
		if to != wire.Ping { // what is around an answer is looked at in one place for all
			around = third(around, i)
		}
		out = append(append(out, bodies(to, random)...), around...)
	}
	out = append(out, fields()...)
	out = append(out, posts()...)
	out = append(out, blocks()...)
	out = append(out, values()...)
	return append(out, noise(random)...)
}

// third is every third of the answers, from the one with that index on.
func third(answers []Answer, from int) []Answer {
	var out []Answer
	for i := from; i < len(answers); i += 3 {
		out = append(out, answers[i])
	}
	return out
}

// ok is an answer with status 200 and a body.
func ok(to, name, body string) Answer {
	return Answer{Name: name, To: to, Break: rig.Break{Status: 200, Header: kind("application/json"), Body: []byte(body)}}
}

func kind(contentType string) map[string][]string {
	return map[string][]string{"Content-Type": {contentType}}
}

// Plain says whether a page's fetch gets to see the status as it is: to 407 and 421 a
// browser has an answer of its own.
func (a Answer) Plain() bool {
	return a.Raw == nil && a.Header["Location"] == nil && a.Header["Content-Encoding"] == nil && a.Status != 407 && a.Status != 421
}

// Objections is how many errors the answer to a ping tells in a way that can be read.
func (a Answer) Objections() int {
	answer, _ := wire.ParsePing(string(a.Body))
	return len(answer.Errors)
}
