// Package plan makes schedules: what a site's pages call, what people do with the
// tabs, and what goes wrong meanwhile. A schedule follows from its seed alone.
package plan

import "time"

// Schedule is what happens, in its order, and the conditions that hold throughout.
type Schedule struct {
	Seed  uint64
	Kinds []Kind // what may go wrong; none in some schedules
	Tabs  int    // that are open at once, at most
	First Who    // whom the site knows at first
	// Snippet says that pages load the script with the documented snippet, behind
	// their load event; else with a script element.
	Snippet   bool
	TrackURLs bool // with track_url_changes, in the place of calls
	Posts     bool // the workspace shows posts
	Stay      bool // tabs stay open at the end
	Events    bool // of events alone, see Events
	Steps     []Step
}

// Has says whether that kind may occur.
func (s Schedule) Has(k Kind) bool {
	for _, have := range s.Kinds {
		if have == k {
			return true
		}
	}
	return false
}

// Who is whom a site logs in.
type Who string

// The people of a site.
const (
	Visitor Who = "visitor"
	UserA   Who = "a"
	UserB   Who = "b"
)

// Act is what a step does.
type Act string

// The acts.
const (
	Make    Act = "make calls"
	Reload  Act = "reload"
	Go      Act = "go to another page"
	Back    Act = "go back to the page before"
	Close   Act = "close the tab"
	Crash   Act = "crash the tab"
	Lose    Act = "lose the network"
	Regain  Act = "regain the network"
	Weather Act = "change the line"
	Jump    Act = "the clock jumps"
	Settle  Act = "wait until the program runs"
)

// Step is one thing that happens. A tab that has no page opens one first.
type Step struct {
	Act   Act
	Tab   int // from 0
	Page  int // number of the page that is gone to, or opened first; unique
	Calls []Call
	Apart bool // the calls are made in turns of their own, else in one
	// Then is how the page is left in the very task of its calls: Reload, Go, or
	// Crash for one right behind it; "" for not at all.
	Then  Act
	Phase Phase
	Jump  time.Duration
	Pause time.Duration // afterwards
	Pass  time.Duration // afterwards, by the pages' clock alone
}

// Phase is how the line is for a while.
type Phase struct {
	Kinds []Kind  // one of these happens
	Share float64 // to so many of the requests
}

// Method is what a call does.
type Method string

// The methods.
const (
	Update  Method = "update"  // with N as value of the attribute n, and more
	Route   Method = "route"   // to the URL of number N, and update there
	Track   Method = "track"   // an event that N makes unique
	Switch  Method = "switch"  // to another person
	Again   Method = "again"   // boot as the same person
	Dismiss Method = "dismiss" // a post, if one is there
)

// Call is one call of the page.
type Call struct {
	Method Method
	N      int // unique in the schedule, and rising
	// Attributes are those that an update sets beside n.
	Attributes []string
	InName     bool // what makes an event unique is its name, else its metadata
	Bytes      int  // of metadata beyond that
	To         Who  // of a switch
	Shutdown   bool // before the switch
}
