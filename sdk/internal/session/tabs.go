package session

import (
	"time"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// What the tabs of a browser tell each other about the person whose cookies they
// share. A message has type, app and id, the person's id cookie, and
//
//	end        the session is over: logout, or somebody else is there; user and
//	           anonymous_id are who, where it may be the same person after all
//	session    anonymous_session and anonymous_id, as they are now
//	said       data: what a page has said about the person, identity included;
//	           at: when, in milliseconds

func (m *Machine) tell(kind, id string, more ...wire.Member) {
	o := wire.Object(nil).WithText("type", kind).WithText("app", m.p.app).WithText("id", id)
	m.emit(Tell{append(o, more...)})
}

func (m *Machine) tellEnd(id string) { m.tell("end", id) }

// tellAnew tells that who is there now began anew over cookies that may have been the
// very same person's, which only a tab that knows whose they were can say.
func (m *Machine) tellAnew(id, user string) {
	m.tell("end", id, wire.Member{Key: "user", Value: user}, wire.Member{Key: "anonymous_id", Value: m.p.anonID})
}

func (m *Machine) tellSession(before string) {
	m.tell("session", before, wire.Member{Key: "anonymous_session", Value: m.p.session}, wire.Member{Key: "anonymous_id", Value: m.p.anonID})
}

func (m *Machine) tellSaid(data wire.Object, at float64) {
	if len(data) > 0 && m.p.held == nil {
		m.tell("said", m.p.anonID, wire.Member{Key: "data", Value: data}, wire.Member{Key: "at", Value: at})
	}
}

// saidAt is when what was said on a page has its place among what others said, in
// milliseconds.
func saidAt(page Page, now time.Time) float64 {
	if page.Made != 0 {
		return float64(page.Made)
	}
	return float64(now.UnixMilli())
}

// Hear is told what another tab said.
func (m *Machine) Hear(now time.Time, message wire.Object) []Effect {
	p := m.p
	kind := message.String("type")
	if !m.isAbout(message) || p.lost && kind != "end" { // that the cookies are gone may be seen before it is heard why
		return nil
	}
	switch kind {
	case "end":
		user := message.String("user")
		if user == "" || user != p.named().user {
			m.endedElsewhere(now)
			break
		}
		p.lost = false
		m.shares(message)
		m.isSame(now)
	case "session":
		m.shares(message)
	case "said":
		m.heard(now, message.Object("data"), message.Int("at"))
	}
	return m.take()
}

// shares takes over the cookies that another tab has for the person.
func (m *Machine) shares(message wire.Object) {
	p := m.p
	p.session, p.anonID, m.headOld = message.String("anonymous_session"), message.String("anonymous_id"), true
	m.emit(LaneSession{Lane: p.lane, Session: p.session})
}

// isSame goes on with what was held, as the person whose the cookies are.
func (m *Machine) isSame(now time.Time) {
	if m.p.held != nil {
		m.release(now, true)
	}
}

// Address makes a message one to the person's other tabs, and Concerns says whether
// one is for this one.
func (m *Machine) Address(message wire.Object) wire.Object {
	if m.p == nil {
		return nil
	}
	return message.WithText("app", m.p.app).WithText("id", m.p.anonID)
}

// Concerns says whether a message is from a tab in which the same person is booted.
func (m *Machine) Concerns(message wire.Object) bool { return m.isAbout(message) && !m.p.lost }

func (m *Machine) isAbout(message wire.Object) bool {
	p := m.p
	return p != nil && message.String("app") == p.app && message.String("id") == p.anonID
}

// Back is told what the browser keeps when the page returns from the browser's cache,
// for there it heard of nothing. Where the cookies are another person's, or were taken
// away by a logout, which leaves the device, the session is over.
func (m *Machine) Back(now time.Time, stored Stored) []Effect {
	p := m.p
	if p == nil || stored.ID == p.anonID || stored.ID == "" && stored.Device == "" {
		return m.take()
	}
	if r := parseRecord(stored.State); r.fits(stored) && p.mark != (mark{}) && r.mark == p.mark {
		p.session, p.anonID, m.headOld = stored.Session, stored.ID, true
		m.emit(LaneSession{Lane: p.lane, Session: p.session})
		return m.take()
	}
	m.endedElsewhere(now)
	return m.take()
}

// endedElsewhere ends the session without a touch to what the browser keeps: that
// is nobody's now, or somebody else's.
func (m *Machine) endedElsewhere(now time.Time) {
	if m.p.held != nil { // whose the cookies were is known now
		m.release(now, false)
		return
	}
	m.settle(now)
	m.leaveNobody()
	m.emit(DropCallbacks{})
}

// heard takes over what another tab has said since: it is newer than what waits
// here. What an earlier page said that another tab makes up for is not.
func (m *Machine) heard(now time.Time, data wire.Object, at int64) {
	p := m.p
	if p.held != nil {
		if user := hash(data.String("user_id")); user != "" && user == p.named().user {
			m.isSame(now)
		}
		return
	}
	m.adopt(settings.Identity{UserID: data.String("user_id"), Email: data.String("email")})
	waits := len(p.pending)
	for _, d := range data {
		if at > 0 && p.given.Int(d.Key) > at {
			continue
		}
		p.known = p.known.With(d.Key, d.Value)
		p.pending = p.pending.Without(d.Key)
	}
	if p.throttled && len(p.pending) != waits {
		m.shadow()
	}
}
