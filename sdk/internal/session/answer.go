package session

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/cookie"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Cookie is told the present value of the id cookie before an answer is. Where it
// is not the person's any more, another tab has ended the session or begun
// another one: what is kept in the browser is left alone from then on.
func (m *Machine) Cookie(id string) {
	if m.p != nil && id != m.p.anonID {
		m.p.lost = true
	}
}

// Answer is told what became of a request: its lane and name, the outcome, and
// for what was answered the status and body.
func (m *Machine) Answer(now time.Time, lane int, name string, outcome wire.Outcome, status int, body string) []Effect {
	mine := m.p != nil && m.p.lane == lane
	switch {
	case outcome == wire.Refused:
		if mine {
			m.refused(now, body)
		} else {
			m.emit(DropLane{lane})
		}
	case outcome == wire.Dropped && name != wire.Metrics:
		m.warn(name + ": the backend refused it with status " + strconv.Itoa(status) + why(body) + ": it is not sent again")
		if mine && name == wire.Ping && m.p.held != nil {
			m.release(now, false)
		}
	case outcome == wire.Done && name == wire.Ping:
		m.pinged(now, lane, body)
	}
	return m.take()
}

// why is what a backend gave as the reason of a refusal.
func why(body string) string {
	for _, e := range wire.ParseErrors(body) {
		return " (" + e.Code + ": " + e.Message + ")"
	}
	return ""
}

// refused ends the session on the backend's word that the person is not who they
// say (section 3). The cookies stay: they are whoever's they were.
func (m *Machine) refused(now time.Time, body string) {
	if m.p.held != nil {
		m.emit(DropLane{m.p.lane})
		m.release(now, false)
		return
	}
	m.emit(DropLane{m.p.lane})
	m.emit(Fail{"boot: the backend refused the identity (403)" + why(body) + ": check user_hash or intercom_user_jwt; nothing is sent until the next boot"})
	m.leaveNobody()
}

func (m *Machine) pinged(now time.Time, lane int, body string) {
	a, err := wire.ParsePing(body)
	if err != nil {
		m.warn("ping: the answer is " + err.Error())
		m.emit(Count{"unreadable_answers"})
		if m.p != nil && m.p.lane == lane && m.p.held != nil {
			m.release(now, false)
		}
		return
	}
	if a.Session != "" {
		m.emit(LaneSession{Lane: lane, Session: a.Session})
	}
	p := m.p
	if p == nil || p.lane != lane {
		return
	}
	m.learn(a)
	if !p.lost {
		m.cookies(now, a)
	}
	for _, e := range a.Errors {
		m.warn("ping: " + e.Code + ": " + e.Message)
	}
	if a.JWTExpired {
		m.warn("ping: intercom_user_jwt has expired: pass a new one with update")
	}
	if p.held != nil {
		if m.release(now, p.role == wire.RoleVisitor || p.role == wire.RoleLead); m.p != p {
			return
		}
	}
	p.unsure, m.headOld = false, true
	m.keep()
	if !p.live {
		p.live = true
		m.emit(Live{})
	}
	m.emit(Pinged{a})
	if a.ClientMatches != nil {
		m.emit(Show{a.ClientMatches, p.dismissed})
	}
}

// cookies writes what changed, and renews what lives on (section 4).
func (m *Machine) cookies(now time.Time, a wire.PingAnswer) {
	p := m.p
	before, had := p.anonID, p.session
	moved := a.CookieDomain != "" && a.CookieDomain != p.domain
	if moved {
		p.domain = a.CookieDomain
		m.emit(CookieDomain{p.domain, []string{cookie.ID(p.app), cookie.Session(p.app), cookie.Device(p.app)}})
	}
	if id := a.User.AnonymousID; id != "" && id != p.anonID {
		counted := m.counted == p.key()
		if p.anonID, moved = id, true; counted {
			m.counted = p.key()
		}
	}
	if moved {
		m.setCookie(cookie.ID(p.app), p.anonID, cookie.LongLife(now))
	}
	renew := (p.role == wire.RoleUser || moved) && p.session != ""
	if a.Session != "" && a.Session != p.session {
		p.session, renew = a.Session, true
	}
	if renew {
		m.setCookie(cookie.Session(p.app), p.session, p.sessionLife(now, a.SessionExpiry))
	}
	m.setCookie(cookie.Device(p.app), p.device, cookie.LongLife(now))
	if p.anonID != before || p.session != had {
		m.tellSession(before)
	}
}

// learn takes over who the backend takes the person for, and the workspace's look.
func (m *Machine) learn(a wire.PingAnswer) {
	p := m.p
	if a.User.Role != "" {
		p.role = a.User.Role
	}
	if p.role == wire.RoleUser && p.held == nil && !p.who.Known() && p.mark == (mark{}) {
		p.mark = someone
	}
	if p.workspace != a.LauncherSettings {
		p.workspace = a.LauncherSettings
		m.emit(Look{p.messenger, p.workspace})
	}
}

// sessionLife is a week, or less when the settings or the backend say so.
func (p *person) sessionLife(now time.Time, expiry int64) time.Duration {
	life := cookie.SessionLife
	if p.duration > 0 {
		life = min(life, p.duration)
	}
	if expiry > 0 {
		life = min(life, time.Unix(expiry, 0).Sub(now))
	}
	return life
}
