// Package subject holds what is measured: the bundle as a page gets it, the base
// program started in two ways, and the peers.
package subject

import (
	"net/http"

	"github.com/entryphone/entryphone/examples/bench/peers"
	"github.com/entryphone/entryphone/examples/bench/site"
	"github.com/entryphone/entryphone/examples/bench/trace"
)

// Subject is one thing to measure.
type Subject struct {
	Key, Name string
	Content   site.Content
	Calls     Calls
	Program   bool // it is a Go program
	// Ready is the event of a visit's trace up to which starting takes: for those
	// with an API the first request to it, for others their mark.
	Ready trace.Ready
}

// Calls are a subject's own, as functions in JavaScript that take a number; empty
// for those that have none.
type Calls struct {
	Update string // says something new of the person
	Event  string
}

// AppID is the workspace's of the page.
const AppID = "abc12345"

// Keys of the subjects that others are compared with.
const (
	EntryphoneKey = "entryphone"
	BareKey       = "base-loader"
)

// Entryphone is the bundle on a page with the documented snippet and a boot in its
// queue. The backend answers.
func Entryphone(loader site.File, programName string, program site.File, backend http.Handler) Subject {
	return Subject{
		Key: EntryphoneKey, Name: "entryphone", Program: true, Ready: trace.Request("/messenger/web/"),
		Content: site.Content{
			Body:  snippet(AppID, someone),
			Files: map[string]site.File{"/widget/" + AppID: loader, "/widget/" + programName: program},
			API:   backend,
		},
		Calls: Calls{
			Update: `i => Intercom('update', {seats: i})`,
			Event:  `i => Intercom('trackEvent', 'bench', {number: i, plan: 'pro'})`,
		},
	}
}

// Bare is the base program, started by the bundle's own loader in which nothing but
// the program's name is another.
func Bare(loader site.File, programName string, program site.File) Subject {
	return Subject{
		Key: BareKey, Name: "base, by the same loader", Program: true, Ready: trace.Mark,
		Content: site.Content{
			Body:  snippet("base", someone),
			Files: map[string]site.File{"/widget/base": loader, "/widget/" + programName: program},
		},
	}
}

// BareAtOnce is the base program, started the plain Go way: as soon as it is there,
// compiled, instantiated and run in one go.
func BareAtOnce(support, program site.File) Subject {
	return Subject{
		Key: "base-streaming", Name: "base, instantiateStreaming", Program: true, Ready: trace.Mark,
		Content: site.Content{
			Body:  streaming,
			Files: map[string]site.File{"/wasm_exec.js": support, "/base.wasm": program},
		},
	}
}

// Peer is a library whose script starts itself.
func Peer(p peers.Peer, script site.File) Subject {
	return Subject{
		Key: p.Key, Name: p.Name, Ready: trace.Request("/api/"), Calls: Calls{Update: p.Update, Event: p.Event},
		Content: site.Content{
			Body:  `<script async src="/peer.js"></script>`,
			Files: map[string]site.File{"/peer.js": script},
			API:   peers.API(),
		},
	}
}

// Calling is the subject's site for measuring calls: its clock is exact, and a peer
// that can deliver events together is asked to.
func (s Subject) Calling() site.Content {
	c := s.Content
	c.Exact = true
	c.Body = `<script>peerBatches = true</script>` + c.Body
	return c
}

// Talking is the subject's site for measuring the messenger: a user of that id is
// there, the script runs before all others, and no post is in the way.
func (s Subject) Talking(userID, script string) site.Content {
	c := s.Content
	c.Exact, c.Path = true, "/talk"
	c.Body = "<script>" + script + "</script>" + snippet(AppID, "user_id: '"+userID+"'")
	return c
}
