package session

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/quota"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Page is where a command was given. Call names the command where it could be
// found again after a crash, else it is "". At is when it was given, in milliseconds, where
// that is known, and Made when the page kept it to be made later, which is its place
// among what other pages said; 0 is now.
type Page struct {
	_                          incomparable
	URL, Title, Referrer, Call string
	Made, At                   int64
}

// Stored is what the browser kept for the workspace: the values of the three
// cookies and what [Store] was last told.
type Stored struct{ ID, Session, Device, State string }

// Config is what the machine is told once.
type Config struct {
	BundleVersion string
	PageLoad      string        // a UUID; "" takes one of NewID
	Platform      string        // web or mobile_web
	DefaultBase   string        // API base when the settings name none
	NewID         func() string // a random UUID
}

// Machine is the state of one page load. It is not safe for concurrent use.
type Machine struct {
	cfg      Config
	pageLoad string
	lanes    *int
	headOld  bool    // who is booted may have changed since Head was called
	p        *person // nil while nobody is booted

	// ended says that somebody was booted and is not any more: what comes now
	// belongs to nobody, and must not reach whoever is next.
	ended  bool
	early  settings.Settings // updates before the first boot
	events []wire.Event      // and events

	// The quota is per person and page, so it outlives a shutdown that is
	// followed by a boot of the same person.
	quota   *quota.Quota
	counted string

	// Which page view of the page load a ping is of: requests may arrive in another
	// order than they were sent in.
	views  int
	viewed string // the URL of the last one

	out []Effect
}

// New returns a machine with nobody booted.
func New(cfg Config) *Machine {
	if cfg.PageLoad == "" {
		cfg.PageLoad = cfg.NewID()
	}
	return &Machine{cfg: cfg, pageLoad: cfg.PageLoad, lanes: new(int)}
}

// Aside returns a machine with nobody booted whose lanes are apart from those of m.
func (m *Machine) Aside() *Machine {
	a := New(m.cfg)
	a.lanes = m.lanes
	return a
}

// Begin says that the commands that come now were given on an earlier page, whose
// page load had that name, until Suspend.
func (m *Machine) Begin(pageLoad string) []Effect {
	m.pageLoad, m.views, m.viewed, m.quota = pageLoad, 0, "", nil
	if pageLoad == "" {
		m.pageLoad = m.cfg.NewID()
	}
	return m.take()
}

func (m *Machine) emit(e Effect) { m.out = append(m.out, e) }

func (m *Machine) warn(text string) { m.emit(Warn{text}) }

func (m *Machine) setCookie(name, value string, life time.Duration) {
	m.emit(SetCookie{Name: name, Value: value, Life: life})
}

func (m *Machine) take() []Effect {
	out := m.out
	m.out = nil
	return out
}

// Boot begins a session, or updates the one that is live when the settings are
// the same person's. stored is what the browser keeps for s.AppID.
func (m *Machine) Boot(now time.Time, s settings.Settings, page Page, source string, stored Stored) []Effect {
	if s.AppID == "" {
		m.warn("boot: app_id is missing: nothing is booted")
		return m.take()
	}
	if p := m.p; p != nil {
		if p.app == s.AppID && p.same(markOf(s.Identity), false) {
			m.update(now, s, page, source)
			return m.take()
		}
		m.end(now)
		if p.app == s.AppID {
			stored = Stored{Device: stored.Device}
		}
	}
	m.start(now, s, page, source, stored)
	return m.take()
}

// Update merges the settings into who is booted; as another person it ends the
// session and starts another.
func (m *Machine) Update(now time.Time, s settings.Settings, page Page, source string) []Effect {
	p := m.p
	switch {
	case p == nil && m.ended:
		m.warn("update: nobody is booted: call boot first")
	case p == nil:
		m.early = m.withEarly(s, true)
	case p.same(markOf(s.Identity), true):
		m.update(now, s, page, source)
	default:
		s.AppID, s.APIBase, s.SessionDuration = p.app, p.base, p.duration
		m.end(now)
		m.start(now, s, page, source, Stored{Device: p.device})
	}
	return m.take()
}

// Shutdown ends the session and leaves nothing of the person behind but what is
// still on its way to the backend.
func (m *Machine) Shutdown(now time.Time) []Effect {
	if m.p != nil {
		m.end(now)
	} else {
		m.emit(DropCallbacks{})
	}
	m.early, m.events = settings.Settings{}, nil
	return m.take()
}

// Stay is what is known of an earlier page some of whose commands are made.
type Stay struct {
	_        incomparable
	p        *person
	ended    bool
	pageLoad string
	views    int
	viewed   string
}

// Suspend ends the session on this page only: what is kept for the person stays
// for the next boot. It is for commands that were given on an earlier page: what
// comes behind it is another page's, until Resume.
func (m *Machine) Suspend(now time.Time) (*Stay, []Effect) {
	m.settle(now)
	s := &Stay{p: m.p, ended: m.ended, pageLoad: m.pageLoad, views: m.views, viewed: m.viewed}
	if m.p != nil {
		m.emit(CloseLane{m.p.lane})
		m.p = nil
		m.emit(Booted{false})
		m.emit(Clear{})
	}
	m.ended = false
	return s, m.Begin(m.cfg.PageLoad)
}

// Resume goes on with the commands of a page that was suspended.
func (m *Machine) Resume(s *Stay) []Effect {
	m.p, m.ended, m.pageLoad, m.views, m.viewed = s.p, s.ended, s.pageLoad, s.views, s.viewed
	if p := m.p; p != nil {
		p.lane, m.headOld = m.NewLane(), true
		m.enter()
	}
	return m.take()
}

// Leave is for the moment at which the page is left: what waited for the end of
// the turn or for the quota is sent now.
func (m *Machine) Leave(now time.Time) []Effect {
	m.settle(now)
	return m.take()
}

// Wake returns when Tick has something to do, and whether there is such a moment.
func (m *Machine) Wake() (time.Time, bool) {
	switch p := m.p; {
	case p == nil:
	case p.due != nil, p.tracked != nil:
		return time.Time{}, true
	case p.throttled:
		return m.quota.Reset(), true
	}
	return time.Time{}, false
}

// Tick sends what waited for the end of the turn, or for the quota.
func (m *Machine) Tick(now time.Time) []Effect {
	if p := m.p; p != nil {
		if p.due == nil && p.throttled && m.quota.Take(now) {
			p.due = &ping{p.page, wire.SourceUpdate}
		}
		m.flush(now)
	}
	return m.take()
}

// Booted says whether somebody is.
func (m *Machine) Booted() bool { return m.p != nil }

// Idle says whether nothing waits for the end of the turn, nor for whose the cookies
// are.
func (m *Machine) Idle() bool {
	return m.p == nil || m.p.due == nil && m.p.tracked == nil && m.p.held == nil
}

// Holding says whether what is said waits for whose the cookies are.
func (m *Machine) Holding() bool { return m.p != nil && m.p.held != nil }

// Throttled returns when what is throttled goes out, and whether anything is.
func (m *Machine) Throttled() (time.Time, bool) {
	if m.p == nil || !m.p.throttled {
		return time.Time{}, false
	}
	return m.quota.Reset(), true
}

// Live says whether the backend has answered for who is booted.
func (m *Machine) Live() bool { return m.p != nil && m.p.live }

// App is the workspace of who is booted, or "".
func (m *Machine) App() string {
	if m.p == nil {
		return ""
	}
	return m.p.app
}

// URL is where the last command for who is booted was given, or "".
func (m *Machine) URL() string {
	if m.p == nil {
		return ""
	}
	return m.p.page.URL
}

// NewLane returns a lane that nobody has: what other pages have queued is in lanes too.
func (m *Machine) NewLane() int {
	*m.lanes++
	return *m.lanes
}

// Lane is the lane of who is booted, or 0.
func (m *Machine) Lane() int {
	if m.p == nil {
		return 0
	}
	return m.p.lane
}

// Is says whether settings with that identity are for sure of whom the cookies name now
// that somebody is booted; without one they are, whoever that is.
func (m *Machine) Is(who settings.Identity) bool {
	p := m.p
	switch {
	case p == nil:
		return false
	case !who.Known():
		return true
	case p.unsure:
		return false
	}
	return p.mark != (mark{}) && p.same(markOf(who), false)
}

// Who is who is booted.
type Who struct{ UserID, Email, AnonymousID, Role string }

// Who returns who is booted; the zero Who when nobody is.
func (m *Machine) Who() Who {
	p := m.p
	if p == nil {
		return Who{}
	}
	role := p.role
	if role == "" || role != wire.RoleUser && p.who.Known() {
		role = wire.RoleVisitor
		if p.who.Known() {
			role = wire.RoleUser
		}
	}
	return Who{p.who.UserID, p.who.Email, p.anonID, role}
}
