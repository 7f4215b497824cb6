package session

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Effect is something that is to be done.
type Effect interface{}

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
		_             incomparable
		Lane          int
		Base, Session string
	}
	// LaneSession is the session that goes with the lane's requests from now on.
	LaneSession struct {
		_       incomparable
		Lane    int
		Session string
	}
	// DropLane gives up what is undelivered there.
	DropLane struct{ Lane int }
	// Send puts a request in the outbox; Who is the person that it is about.
	Send struct {
		_                    incomparable
		Lane                 int
		Name, Body, Key, Who string
	}
	// Warn and Fail tell the developer of the page, on its console.
	Warn struct{ Text string }
	Fail struct{ Text string }
	// Booted is the new value of Intercom.booted.
	Booted struct{ On bool }
	// Live says that the backend knows the person: ready callbacks run.
	Live struct{}
	// Unread is the number of unread conversations.
	Unread struct{ Count int }
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
