package session

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Effect is something that is to be done.
type Effect = interface{}

// incomparable keeps out of the bundle a function that compares what nobody does.
type incomparable [0]func()

// The effects.
type (
	// SetCookie writes a cookie; a Life of 0 deletes it.
	SetCookie struct {
		_           incomparable
		Name, Value string
		Life        time.Duration
	}
	// CookieDomain says which domain the backend wants these cookies on, from now
	// on.
	CookieDomain struct {
		Domain string
		Names  []string
	}
	// Store keeps the state of a workspace for the next page; "" deletes it.
	Store struct {
		_          incomparable
		App, State string
	}
	// OpenLane begins the delivery for one person's stay.
	OpenLane struct {
		_                  incomparable
		Lane               int
		App, Base, Session string
	}
	// LaneSession is the session that goes with the lane's requests from now on.
	LaneSession struct {
		_       incomparable
		Lane    int
		Session string
	}
	// CloseLane says that nothing more will be sent there.
	CloseLane struct{ Lane int }
	// DropLane gives up what is undelivered there.
	DropLane struct{ Lane int }
	// Send puts a request in the outbox; Fields are of the form, without the
	// session; Who is the person that it is about; Made is when it was, 0 for now.
	Send struct {
		Lane   int
		Name   string
		Fields wire.Object
		Who    string
		Made   int64 // milliseconds
	}
	// Shadow keeps what waits for the quota until then, as a request that another
	// page sends should this one not live to do so. The lane's next ping takes it
	// along. Call names the last call that it is of.
	Shadow struct {
		_      incomparable
		Lane   int
		Fields wire.Object
		Who    string
		Call   string
		Until  int64 // milliseconds; a time.Time would bring what prints one into the bundle
	}
	// Count adds one to what is reported of that name, see [Machine.Metrics].
	Count struct{ Name string }
	// Tell is for the workspace's other tabs; see [Machine.Hear].
	Tell struct{ Message wire.Object }
	// Warn and Fail tell the developer of the page, on its console.
	Warn struct{ Text string }
	Fail struct{ Text string }
	// Booted is the new value of Intercom.booted.
	Booted struct{ On bool }
	// Live says that the backend knows the person: ready callbacks run.
	Live struct{}
	// Pinged is what the backend says of the person who is booted.
	Pinged struct{ Answer wire.PingAnswer }
	// Show is all outbound content for this person on this page.
	Show struct {
		Contents  []wire.Content
		Dismissed []string
	}
	// Look says that messenger attributes changed: all of the page's, and the
	// backend's for what the page leaves open.
	Look struct {
		Messenger wire.Object
		Workspace wire.LauncherSettings
	}
	// Clear removes all that the person saw.
	Clear struct{}
	// DropCallbacks forgets what the page registered.
	DropCallbacks struct{}
)
