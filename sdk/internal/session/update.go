package session

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/civil"
	"github.com/entryphone/entryphone/sdk/internal/quota"
	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// restPeriod is how long an update with nothing new on the same URL is ignored
// after a ping (section 5).
const restPeriod = 60 * time.Second

// update merges settings of the person who is booted, and decides whether they
// call for a ping.
func (m *Machine) update(now time.Time, s settings.Settings, page Page, source string) {
	p := m.p
	m.look(s.Messenger)
	if p.held != nil || p.unsure && s.Identity.Known() {
		m.hold(s, page, source)
		return
	}
	m.moved(now, page)
	m.adopt(s.Identity)
	fresh := p.merge(s.Data, saidAt(page, now))
	p.page = page
	if p.due != nil { // the same turn on the same URL: one ping
		return
	}
	if source == wire.SourceUpdate || source == wire.SourceURLChange {
		if !fresh && !s.Force && page.URL == p.url && now.Sub(p.lastPing) < restPeriod {
			return
		}
		if !m.count(now) {
			p.throttled = true
			m.shadow()
			return
		}
	}
	p.due = &ping{page, source}
}

// maxHeld bounds on how many URLs settings are held apart.
const maxHeld = 20

func (m *Machine) hold(s settings.Settings, page Page, source string) {
	m.headOld = true // what is said now may be somebody else's
	if n := len(m.p.held); n > 0 && m.p.held[n-1].page.URL == page.URL {
		last := &m.p.held[n-1]
		last.settings = settings.Merge(last.settings, s)
		return
	}
	if len(m.p.held) == maxHeld {
		m.p.held[maxHeld-1].settings = settings.Merge(m.p.held[maxHeld-1].settings, s)
		return
	}
	m.p.held = append(m.p.held, heldSettings{s, page, source})
}

func (m *Machine) look(changed wire.Object) {
	for _, c := range changed {
		m.p.messenger = m.p.messenger.With(c.Key, c.Value)
	}
	if len(changed) > 0 {
		m.emit(Look{m.p.messenger, m.p.workspace})
	}
}

// adopt takes over who the person says to be; the quota goes with them.
func (m *Machine) adopt(who settings.Identity) {
	p := m.p
	if !who.Known() {
		return
	}
	counted := m.counted == p.key()
	k, before := markOf(who), p.mark
	if who.UserID != "" {
		p.who.UserID, p.mark.user = who.UserID, k.user
	}
	if who.Email != "" {
		p.who.Email, p.mark.email = who.Email, k.email
	}
	if counted {
		m.counted = p.key()
	}
	m.headOld = true
	if p.mark != before { // not only once the backend has answered: the next page may be another person's
		m.keep()
	}
}

// key names the person for the quota.
func (p *person) key() string {
	switch {
	case p.mark.user != "":
		return "u" + p.mark.user
	case p.mark.email != "":
		return "e" + p.mark.email
	}
	return p.anonID
}

// count takes one call from the quota, and says so on the console when there is
// none left.
func (m *Machine) count(now time.Time) bool {
	if key := m.p.key(); m.quota == nil || m.counted != key {
		m.quota, m.counted = quota.New(quota.Updates, quota.Window), key
	}
	if m.quota.Take(now) {
		return true
	}
	m.emit(Fail{"update: rate_limited_update: " + strconv.Itoa(quota.Updates) + " updates in " + strconv.Itoa(int(quota.Window/time.Minute)) +
		" minutes are used up; what is new is kept, and sent when the quota resets at " + clock(m.quota.Reset())})
	return false
}

// clock is RFC 3339 in UTC; time's own formatter would come into the bundle.
func clock(t time.Time) string {
	now := int(t.Unix())
	year, month, day := civil.Date(now / 86400)
	hour, minute, second := now/3600%24, now/60%60, now%60
	return two(year) + "-" + two(month) + "-" + two(day) + "T" + two(hour) + ":" + two(minute) + ":" + two(second) + "Z"
}

// two is a number with at least two digits.
func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// merge takes over attributes given at a moment and says whether any of them is new.
func (p *person) merge(data wire.Object, at float64) bool {
	fresh := false
	for _, d := range data {
		if old, ok := p.known.Get(d.Key); !ok || !wire.Equal(old, d.Value) {
			p.known = p.known.With(d.Key, d.Value)
			p.pending = p.pending.With(d.Key, d.Value)
			p.given = p.given.With(d.Key, at)
			fresh = true
		}
	}
	return fresh
}

// Steer changes messenger attributes, which no ping takes along.
func (m *Machine) Steer(attributes wire.Object) []Effect {
	if m.p != nil {
		m.look(attributes)
	} else if !m.ended {
		m.early.Messenger = settings.Merge(m.early, settings.Settings{Messenger: attributes}).Messenger
	}
	return m.take()
}
