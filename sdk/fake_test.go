package sdk

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/internal/session"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fake is a browser with a clock that the test turns and a backend that the test
// is. It stands for all ports of a client.
type fake struct {
	t testing.TB
	*Client

	mu       sync.Mutex // a client may be used by many goroutines
	now      time.Time
	drift    time.Duration // what passes between two looks at the clock
	timers   []*timer
	cookies  map[string]string
	storage  map[string]string
	full     bool // nothing more can be stored
	refused  bool
	locks    *fakeLocks
	bus      *fakeBus
	heard    func(text string)
	soon     []func() // what runs at the end of the turn
	moved    []string // cookies and the domain that they were moved to
	posted   []*posted
	url      string
	ids      int
	random   float64
	hidden   bool
	settings wire.Object // window.intercomSettings
	onRead   func()      // runs once, in the middle of a look at a cookie
	watching func()      // what WatchURL was given, nil when stopped
	released int

	leaves, comesBack, getsOnline, getsOffline, getsVisible, getsHidden func()

	lang        string
	window      *fakeWindow
	sockets     []*fakeSocket
	uploads     []*fakeUpload
	cards       []messenger.Drawing
	styles      []messenger.Look
	reattached  int
	warns, errs []string
	debugs      []string
}

type timer struct {
	at time.Time
	f  func()
}

// posted is a request that went out.
type posted struct {
	wire.Request
	url      string
	last     bool
	answered bool
	done     func(status int, retryAfter, body string)
}

func newFake(t testing.TB) *fake {
	f := &fake{t: t, cookies: map[string]string{}, storage: map[string]string{}, now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), random: 0.5,
		locks: &fakeLocks{held: map[string]*fake{}, queue: map[string][]func() bool{}}, bus: &fakeBus{}}
	f.bus.tabs = []*fake{f}
	f.load()
	return f
}

// load is a new page, with a new client; cookies and storage stay.
func (f *fake) load() {
	maps.DeleteFunc(f.locks.held, func(_ string, by *fake) bool { return by == f })
	f.url, f.timers, f.posted, f.cards, f.styles, f.watching = "https://example.com/", nil, nil, nil, nil, nil
	f.heard, f.soon = nil, nil
	f.window, f.sockets, f.uploads = &fakeWindow{}, nil, nil
	f.Client = newClient(host{clock: f, jar: f, store: f, transport: f, page: f, screen: (*fakeScreen)(f), console: f, locks: f, tabs: f, window: f.window, sockets: (*fakeSockets)(f), uploads: (*fakeUploads)(f),
		settings: func() wire.Object { return f.settings }}, Options{Version: "v1"})
}

// The clock.

func (f *fake) UnixMilli() int64 { return f.Now().UnixMilli() }

func (f *fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = f.now.Add(f.drift)
	return f.now
}

func (f *fake) After(d time.Duration, run func()) (cancel func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	t := &timer{f.now.Add(max(0, d)), run}
	f.timers = append(f.timers, t)
	return func() { f.cancel(t) }
}

// Soon is for the end of the turn; see endTurn.
func (f *fake) Soon(run func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.soon = append(f.soon, run)
}

// endTurn ends the turn of the event loop, and nothing more.
func (f *fake) endTurn() {
	f.mu.Lock()
	soon := f.soon
	f.soon = nil
	f.mu.Unlock()
	for _, run := range soon {
		run()
	}
}

func (f *fake) cancel(t *timer) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.timers = slices.DeleteFunc(f.timers, func(other *timer) bool { return other == t })
}

// next takes the first timer that is due at end.
func (f *fake) next(end time.Time) *timer {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.timers) == 0 {
		return nil
	}
	first := slices.MinFunc(f.timers, func(a, b *timer) int { return cmp.Compare(a.at.UnixNano(), b.at.UnixNano()) })
	if first.at.After(end) {
		return nil
	}
	f.timers = slices.DeleteFunc(f.timers, func(t *timer) bool { return t == first })
	if first.at.After(f.now) {
		f.now = first.at
	}
	return first
}

// pass lets time pass; nothing but what is due now happens in no time.
func (f *fake) pass(d time.Duration) {
	f.endTurn()
	end := f.Now().Add(d)
	for t := f.next(end); t != nil; t = f.next(end) {
		t.f()
	}
	f.mu.Lock()
	f.now = end
	f.mu.Unlock()
}

func (f *fake) turn() { f.pass(0) }

// Cookies and storage.

func (f *fake) Read(name string) string {
	value := f.cookies[name]
	if hook := f.onRead; hook != nil {
		f.onRead = nil
		hook()
	}
	return value
}

func (f *fake) Write(name, value string, life time.Duration) {
	if life <= 0 {
		delete(f.cookies, name)
	} else {
		f.cookies[name] = value
	}
}

func (f *fake) Move(domain string, names []string) {
	f.moved = append(f.moved, append(names, domain)...)
}
func (f *fake) Load(key string) string { return f.storage[key] }

func (f *fake) Save(key, value string) {
	if f.refused = f.refused || f.full && value != ""; value == "" {
		delete(f.storage, key)
	} else {
		f.storage[key] = value // in memory where it is refused
	}
}

func (f *fake) Keys(prefix string) (keys []string) {
	for key := range f.storage {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

func (f *fake) Refused() bool { return f.refused }

// The other tabs.

// fakeLocks are locks that tabs share.
type fakeLocks struct {
	held  map[string]*fake
	queue map[string][]func() bool // who waits
}

func (f *fake) Acquire(name string, wait bool, granted func(release func())) {
	try := func() bool {
		if f.locks.held[name] != nil {
			return false
		}
		f.locks.held[name] = f
		granted(func() {
			delete(f.locks.held, name)
			if waiting := f.locks.queue[name]; len(waiting) > 0 {
				f.locks.queue[name] = waiting[1:]
				waiting[0]()
			}
		})
		return true
	}
	if !try() {
		if wait {
			f.locks.queue[name] = append(f.locks.queue[name], try)
		} else {
			granted(nil)
		}
	}
}

func (f *fake) Sure() bool { return true }

// fakeBus is what tabs say to each other.
type fakeBus struct{ tabs []*fake }

func (f *fake) Say(text string) {
	for _, other := range f.bus.tabs {
		if other != f && other.heard != nil {
			other.heard(text)
		}
	}
}

func (f *fake) Hear(hear func(text string)) { f.heard = hear }
func (f *fake) Leave()                      { f.heard = nil }

// sibling is another tab of the same browser.
func (f *fake) sibling() *fake {
	other := &fake{t: f.t, cookies: f.cookies, storage: f.storage, locks: f.locks, bus: f.bus, now: f.now, random: f.random, ids: f.ids + 1000}
	f.bus.tabs = append(f.bus.tabs, other)
	other.load()
	return other
}

func (f *fake) Here() session.Page {
	return session.Page{URL: f.url, Title: "Title", Referrer: "https://example.org/"}
}
func (f *fake) Platform() string    { return "web" }
func (f *fake) Lang() string        { return f.lang }
func (f *fake) Origin() string      { return "https://origin.example" }
func (f *fake) Random() float64     { return f.random }
func (f *fake) Visible() bool       { return !f.hidden }
func (f *fake) Release()            { f.released++ }
func (f *fake) Debug(text string)   { f.debugs = append(f.debugs, text) }
func (f *fake) Error(text string)   { f.errs = append(f.errs, text) }
func (f *fake) Fault(recovered any) { f.errs = append(f.errs, fmt.Sprint("fault: ", recovered)) }

// fakeScreen is the port through which a fake shows posts.
type fakeScreen fake

func (f *fakeScreen) Show(c messenger.Cards) { f.cards = c.List }
func (f *fakeScreen) Style(l messenger.Look) { f.styles = append(f.styles, l) }
func (f *fakeScreen) Reattach()              { f.reattached++ }
func (f *fakeScreen) Empty()                 { f.cards = nil }

func (f *fake) Warn(text string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.warns = append(f.warns, text)
}

func (f *fake) NewID() string {
	f.ids++
	return fmt.Sprintf("%08x-0000-4000-8000-%012x", f.ids, f.ids)
}

func (f *fake) Watch(leave, back, online, offline, visible, hidden func()) {
	f.leaves, f.comesBack, f.getsVisible, f.getsHidden = leave, back, visible, hidden
	f.getsOnline, f.getsOffline = online, offline
}

func (f *fake) WatchURL(changed func()) (stop func()) {
	f.watching = changed
	return func() { f.watching = nil }
}

// The backend.

func (f *fake) Post(to, body string, last bool, done func(status int, retryAfter, body string)) {
	values, err := url.ParseQuery(body)
	require.NoError(f.t, err)
	r, err := wire.ParseRequest(values.Get)
	require.NoError(f.t, err)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.posted = append(f.posted, &posted{Request: r, url: to, last: last, done: done})
}

func (f *fake) Ask(to, body string, done func(status int, body string)) {
	f.Post(to, body, false, func(status int, _, body string) { done(status, body) })
}

// open returns the requests that have no answer yet.
func (f *fake) open() []*posted {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []*posted
	for _, p := range f.posted {
		if !p.answered {
			out = append(out, p)
		}
	}
	return out
}

// answer answers the oldest request without an answer.
func (f *fake) answer(status int, body string) *posted { return f.answerLater(status, "", body) }

func (f *fake) answerLater(status int, retryAfter, body string) *posted {
	f.t.Helper()
	open := f.open()
	require.NotEmpty(f.t, open, "nothing to answer")
	open[0].answered = true
	open[0].done(status, retryAfter, body)
	return open[0]
}

const visitor = `{"user":{"id":"c1","role":"visitor_role"},"anonymous_session":"s1"}`

// live boots and has the backend answer with body.
func (f *fake) live(body string) {
	f.t.Helper()
	require.NoError(f.t, f.Boot(Settings{AppID: "abc12345"}))
	f.turn()
	for f.answer(200, body).url[len("https://origin.example/messenger/web/"):] != wire.Ping { // what is left of the page before
	}
}

// gathered lets the time pass for which events wait for others.
func (f *fake) gathered() { f.pass(time.Second) }

// complaints is what went to the console since the last look.
func (f *fake) complaints() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := append(f.warns, f.errs...)
	f.warns, f.errs = nil, nil
	return out
}

func (f *fake) quiet() {
	f.t.Helper()
	assert.Empty(f.t, f.complaints())
}

func (p *posted) value(key string) any {
	v, _ := p.UserData.Get(key)
	return v
}
