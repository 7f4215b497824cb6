package session

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// identityKeys go with every request, so that each stands for itself.
var identityKeys = []string{"user_id", "email", "user_hash", "intercom_user_jwt"}

// request is what all requests of the person have in common.
func (m *Machine) request(page Page) wire.Request {
	p := m.p
	title := p.messenger.String("page_title")
	if title == "" {
		title = page.Title
	}
	r := wire.Request{
		AppID:            p.app,
		BundleVersion:    m.cfg.BundleVersion,
		PageLoadID:       m.pageLoad,
		Referrer:         page.Referrer,
		Platform:         m.cfg.Platform,
		InstallationType: p.messenger.String("installation_type"),
		IdempotencyKey:   m.keyOf(page.Call),
		PageTitle:        title,
		ActiveCompanyID:  p.company(),
		UserData:         wire.Object(nil).WithText("anonymous_id", p.anonID),
		URL:              page.URL,
		DeviceID:         p.device,
	}
	if p.held == nil { // else they are not for whose the cookies may be
		r.AuthTokens = p.messenger.Object("auth_tokens")
	}
	for _, key := range identityKeys {
		if v := p.known.String(key); v != "" {
			r.UserData = r.UserData.WithText(key, v)
		}
	}
	return r
}

// send hands a request of the person to the outbox.
func (m *Machine) send(name string, page Page, fill func(*wire.Request)) {
	r := m.request(page)
	fill(&r)
	m.emit(Send{Lane: m.p.lane, Name: name, Fields: r.Object(), Who: m.whom(), Made: page.Made})
}

// whom is the person's name in the outbox.
func (m *Machine) whom() string { return m.p.app + m.p.key() }

// Whom is that of who is booted, or "".
func (m *Machine) Whom() string {
	if m.p == nil {
		return ""
	}
	return m.whom()
}

// NewKey makes an Idempotency-Key, the first 16 hex digits of a UUID.
func (m *Machine) NewKey() string { return sixteen(m.cfg.NewID()) }

// keyOf is the key of the request that a call of that name brings about: always the
// same, for the page may crash before it is known that the call is done with.
func (m *Machine) keyOf(call string) string {
	if call == "" {
		return m.NewKey()
	}
	s := strconv.FormatUint(fnv(call), 16)
	return "0000000000000000"[len(s):] + s
}

func sixteen(uuid string) string { return uuid[:8] + uuid[9:13] + uuid[14:18] }

// company is the id of the active company.
func (p *person) company() string {
	c := p.known.Object("company")
	for _, key := range []string{"id", "company_id"} {
		if v, _ := c.Get(key); wire.ID(v) != "" {
			return wire.ID(v)
		}
	}
	return ""
}

// flush sends what was gathered in this turn: the ping, and behind it the events,
// which are about the person as the ping says.
func (m *Machine) flush(now time.Time) {
	p := m.p
	if p.due != nil {
		due, pending := p.due, p.pending
		p.due, p.pending, p.throttled = nil, nil, false
		p.url, p.lastPing = due.page.URL, now
		m.view(due.page)
		if due.page.Call != "" { // the same call may say more elsewhere, together with others
			due.page.Call += string(wire.AppendJSON(nil, pending))
		}
		m.send(wire.Ping, due.page, m.taking(pending, due))
		m.tellSaid(pending, saidAt(due.page, now))
	}
	if b := p.tracked; b != nil {
		p.tracked = nil
		b.page.Call = wire.Events
		for _, e := range b.events {
			b.page.Call += e.ID
		}
		m.send(wire.Events, b.page, func(r *wire.Request) { r.Events = b.events })
	}
}

// view counts a page view, unless the last one was at that URL. Whose the cookies may be
// has none.
func (m *Machine) view(page Page) {
	if page.URL != m.viewed && m.p.held == nil {
		m.views, m.viewed, m.headOld = m.views+1, page.URL, true
	}
}

// taking fills a ping with data.
func (m *Machine) taking(data wire.Object, due *ping) func(*wire.Request) {
	return func(r *wire.Request) {
		r.Source, r.PageView = due.source, m.views
		if m.p.held != nil {
			r.PageView = wire.NoPageView
		}
		for _, d := range data {
			r.UserData = r.UserData.With(d.Key, d.Value)
		}
	}
}

// shadow keeps what is throttled where it outlives the page.
func (m *Machine) shadow() {
	p := m.p
	m.view(p.page) // another page may send it: the next URL has another number
	r := m.request(p.page)
	m.taking(p.pending, &ping{p.page, wire.SourceUpdate})(&r)
	r.IdempotencyKey = m.NewKey() // not that of the ping which takes it along
	m.emit(Shadow{Lane: p.lane, Fields: r.Object(), Who: m.whom(), Call: p.page.Call, Until: m.quota.Reset().UnixMilli()})
}

// Metrics reports counts of what was dropped or could not be done, by name.
func (m *Machine) Metrics(counts wire.Object, page Page) []Effect {
	if m.p != nil {
		m.send(wire.Metrics, page, func(r *wire.Request) { r.Metrics = counts })
	}
	return m.take()
}

// maxDismissed bounds what is remembered of dismissed content, until the backend
// knows it too.
const maxDismissed = 50

// Content reports what the person did with outbound content: seen, clicked or
// dismissed.
func (m *Machine) Content(now time.Time, kind, id, event string, page Page) []Effect {
	if p := m.p; p != nil {
		m.send(wire.ContentPath(kind, id, event), page, func(*wire.Request) {})
		if event == "dismissed" {
			p.dismissed = append(p.dismissed, id)
			p.dismissed = p.dismissed[max(0, len(p.dismissed)-maxDismissed):]
			m.keep()
		}
	}
	return m.take()
}
