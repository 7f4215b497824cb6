package sdk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
)

// host is what a Client stands on: one port per purpose, with an adapter in
// internal/browser.
//
// The names of the ports' methods are not those of reflect's types (Get, Set,
// Clear): the linker would take them for calls of these and keep them.
type host struct {
	clock     clock
	jar       jar
	store     store
	transport transport
	page      page
	screen    screen
	window    window
	sockets   sockets
	uploads   uploads
	console   console
	// settings reads window.intercomSettings.
	settings func() wire.Object
	locks    locks
	tabs     tabs
}

func (h *host) now() time.Time { return time.UnixMilli(h.clock.UnixMilli()) }

type clock interface {
	// UnixMilli is the present time. As a time.Time it would bring what prints one into
	// the bundle: that is a method of all that an interface hands out.
	UnixMilli() int64
	// After calls f in a later turn, once d has passed.
	After(d time.Duration, f func()) (cancel func())
	// Soon calls f before the present turn is over.
	Soon(f func())
}

type jar interface {
	Read(name string) string
	Write(name, value string, life time.Duration)
	Move(domain string, names []string)
}

// store is kept between pages and shared by tabs; what a browser refuses is kept
// for the life of the page, and Refused says so once.
type store interface {
	Keys(prefix string) []string // in ascending order
	Load(key string) string
	Save(key, value string)
	Refused() bool
}

// locks are each held by one tab of the origin at a time.
type locks interface {
	// Acquire calls granted with what releases the lock, in a later turn or at once;
	// with nil where wait is false and another tab has it.
	Acquire(name string, wait bool, granted func(release func()))
	// Sure says whether a lock that was granted is nobody else's, come what may.
	Sure() bool
}

// tabs are the others of the origin.
type tabs interface {
	Say(text string)
	Hear(f func(text string))
	Leave() // until the next Hear
}

type transport interface {
	// Post calls done in a later turn; last says that the page is being left.
	Post(url, body string, last bool, done func(status int, retryAfter, body string))
	// Ask is Post for what ends with the page.
	Ask(url, body string, done func(status int, body string))
}

type page interface {
	Here() session.Page
	NewID() string
	Platform() string
	Lang() string // of the document, BCP 47, or ""
	Origin() string
	Random() float64
	Visible() bool
	Watch(leave, back, online, offline, visible, hidden func())
	WatchURL(f func()) (stop func())
	Release()
}

type screen interface {
	Show(cards messenger.Cards)
	Style(look messenger.Look)
	Reattach()
	Empty()
}

type console interface {
	Warn(text string)
	Error(text string)
	Debug(text string)
	// Fault writes what was recovered from a panic.
	Fault(recovered any)
}
