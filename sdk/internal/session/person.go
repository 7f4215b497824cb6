package session

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// person is who is booted, from boot to shutdown.
type person struct {
	app, base string
	duration  time.Duration
	lane      int

	who     settings.Identity
	mark    mark
	anonID  string
	device  string
	domain  string // where the backend wants cookies
	session string
	role    string
	lost    bool // the cookies are somebody else's now, or nobody's
	live    bool // the backend has answered

	// unsure says that the cookies were found, not made or recognised: they may
	// be a visitor's, who can become a user, or another user's, who must not.
	// Settings with an identity are held until the backend has said which.
	unsure bool
	held   []heldSettings // on each URL

	workspace wire.LauncherSettings // the backend's, where the page says nothing
	messenger wire.Object
	known     wire.Object // attributes as last given
	given     wire.Object // of these, those that were given here, and when; milliseconds
	pending   wire.Object // of these, what no ping has taken along yet

	page      Page   // of the last command
	due       *ping  // goes out at the end of the turn
	tracked   *batch // likewise
	throttled bool   // pending waits for the quota
	url       string
	lastPing  time.Time

	dismissed []string
}

type ping struct {
	page   Page
	source string
}

// heldIdentity is who the settings that are held name.
func (p *person) heldIdentity() settings.Identity {
	var all settings.Settings
	for _, h := range p.held {
		all = settings.Merge(all, settings.Settings{Identity: h.settings.Identity})
	}
	return all.Identity
}

type heldSettings struct {
	settings settings.Settings
	page     Page
	source   string
}

// start begins a person's stay. What is stored is theirs only where its record
// says so.
func (m *Machine) start(now time.Time, s settings.Settings, page Page, source string, stored Stored) {
	s = m.withEarly(s, false)
	m.early = settings.Settings{}
	m.ended = false
	m.headOld = true
	p := &person{app: s.AppID, base: s.APIBase, duration: s.SessionDuration, lane: m.NewLane(), device: stored.Device}
	if p.base == "" {
		p.base = m.cfg.DefaultBase
	}
	m.p = p
	m.recognise(s.Identity, stored)
	if p.anonID == "" {
		p.anonID = m.cfg.NewID()
		m.setCookie(cookie.ID(p.app), p.anonID, cookie.LongLife(now))
	}
	if p.device == "" {
		p.device = m.cfg.NewID()
		m.setCookie(cookie.Device(p.app), p.device, cookie.LongLife(now))
	}
	m.enter()
	s.Data = append(s.Data, utm(page.URL)...)
	m.update(now, s, page, source)
	if p.due == nil { // the settings are held: ask who the cookies belong to
		page.Call = "" // the call's own ping comes yet
		p.due = &ping{page, source}
	}
	m.sendWaiting(now, page)
}

// enter says that somebody is booted.
func (m *Machine) enter() {
	p := m.p
	m.emit(OpenLane{Lane: p.lane, App: p.app, Base: p.base, Session: p.session})
	m.emit(Booted{true})
	m.emit(Look{p.messenger, p.workspace})
}

// withEarly merges what was given before the first boot with what comes then, or
// leaves it out where it was another person's.
func (m *Machine) withEarly(s settings.Settings, update bool) settings.Settings {
	if !(&person{mark: markOf(m.early.Identity)}).same(markOf(s.Identity), update) {
		m.warn("what was given before the first boot, for another person, is left out")
		m.early, m.events = settings.Settings{}, nil
	}
	return settings.Merge(m.early, s)
}

// recognise decides what of the stored state is the person's own.
func (m *Machine) recognise(who settings.Identity, stored Stored) {
	p := m.p
	if stored.ID == "" && stored.Session == "" {
		return
	}
	r := parseRecord(stored.State)
	if !r.fits(stored) {
		p.anonID, p.session, p.unsure = stored.ID, stored.Session, true
		return
	}
	p.mark = r.mark
	if !p.same(markOf(who), false) {
		p.mark = mark{}
		m.tellEnd(stored.ID)
		m.forget()
		return
	}
	p.anonID, p.session, p.dismissed = stored.ID, stored.Session, r.dismissed
}

// forget removes what the browser keeps for a person. The device stays.
func (m *Machine) forget() {
	m.setCookie(cookie.ID(m.p.app), "", 0)
	m.setCookie(cookie.Session(m.p.app), "", 0)
	m.emit(Store{App: m.p.app})
}

// end is shutdown: send what is unsent, then leave nothing behind.
func (m *Machine) end(now time.Time) {
	m.settle(now)
	m.tellEnd(m.p.anonID)
	m.forget()
	m.leaveNobody()
	m.emit(DropCallbacks{})
}

func (m *Machine) leaveNobody() {
	m.emit(CloseLane{m.p.lane})
	m.p = nil
	m.ended = true
	m.headOld = true
	m.emit(Booted{false})
	m.emit(Clear{})
}

// settle sends all that waits for something.
func (m *Machine) settle(now time.Time) {
	p := m.p
	if p == nil {
		return
	}
	if p.held != nil {
		m.release(now, false)
		p = m.p
	}
	if p.due == nil && p.throttled {
		p.due = &ping{p.page, wire.SourceUpdate}
	}
	m.flush(now)
}

// release goes on with settings that were held: as the same person when the
// cookies turned out to be a visitor's, else as somebody new.
func (m *Machine) release(now time.Time, same bool) {
	p := m.p
	held, user := p.held, p.named().user
	if !same {
		if len(p.pending) == 0 { // nobody waits for an answer: to ask would only make a visitor
			p.due = nil
		}
		m.flush(now) // while they are held, so that it takes nothing of theirs along
	}
	p.held, p.unsure = nil, false
	if !same {
		m.forget()
		h := held[0]
		h.settings.AppID, h.settings.APIBase, h.settings.SessionDuration = p.app, p.base, p.duration
		h.settings.Messenger = p.messenger
		m.start(now, h.settings, h.page, h.source, Stored{Device: p.device})
		m.tellAnew(p.anonID, user)
		held = held[1:]
	}
	for _, h := range held {
		m.update(now, h.settings, h.page, h.source)
	}
	m.sendWaiting(now, m.p.page)
}
