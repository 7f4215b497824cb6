package session

import (
	"strconv"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Head returns what has to be kept with calls that are not in the outbox yet, so
// that another page can make requests of them: base, session, who, and the fields
// that requests of the person have in common, those of the last page view; nil while
// nobody is known. The second result says whether it may have changed since the last
// call.
func (m *Machine) Head() (head wire.Object, changed bool) {
	if !m.headOld {
		return nil, false
	}
	m.headOld = false
	p := m.p
	if p == nil || p.held != nil {
		return nil, true
	}
	page := p.page
	page.URL = m.viewed
	r := m.request(page)
	r.PageView = m.views
	return wire.Object(nil).WithText("b", p.base).WithText("s", p.session).WithText("w", m.whom()).With("f", r.Object()), true
}

// Call is an update or an event that a page did not live to send.
type Call struct {
	_        incomparable
	Page     Page
	Settings settings.Settings // of an update
	Boot     bool              // or of a boot, which is one and a page view besides
	Event    string            // else the event's name
	Metadata wire.Object
}

// View is the last page view of a page load: its URL, and how many there were.
type View struct {
	URL    string
	Number int
}

// Recall makes requests of calls that were kept with a head at the moment made. The
// head may be older than what the page kept before: last is the last view of that, and
// then that of these calls.
func (m *Machine) Recall(head wire.Object, calls []Call, made time.Time, last *View) []Effect {
	lane := m.NewLane()
	fields := head.Object("f")
	m.emit(OpenLane{Lane: lane, App: fields.String("app_id"), Base: head.String("b"), Session: head.String("s")})
	if n, _ := strconv.Atoi(fields.String("page_view")); n >= last.Number {
		*last = View{fields.String("referer"), n}
	}
	var sends []*Send
	var turn *Send // the ping that updates of the turn on the same URL become
	var call string
	var said wire.Object
	for _, c := range calls {
		f := fields.Clone().WithText("referer", c.Page.URL)
		name := wire.Events
		if c.Event != "" {
			metadata, _ := wire.TrimMetadata(c.Metadata)
			e := wire.Event{Name: c.Event, Metadata: metadata, CreatedAt: made.Unix(), ID: c.Page.Call}
			f = f.With(wire.EventsField, wire.EventList(e)).WithText(wire.KeyField, m.keyOf(wire.Events+c.Page.Call))
		} else {
			if c.Page.URL != last.URL {
				last.Number++
				turn = nil
			} else if len(c.Settings.Data) == 0 && !c.Boot {
				continue
			}
			name, last.URL = wire.Ping, c.Page.URL
			if turn != nil {
				for _, d := range c.Settings.Data { // as the page put them together
					said = said.With(d.Key, d.Value)
				}
				turn.Fields = over(turn.Fields, c.Settings.Data).WithText(wire.KeyField, m.keyOf(call+string(wire.AppendJSON(nil, said))))
				continue
			}
			call, said = c.Page.Call, c.Settings.Data.Clone()
			source := wire.SourceUpdate
			if c.Boot {
				source = wire.SourceBoot
			}
			f = over(f, c.Settings.Data).WithText("source", source).WithText("page_view", strconv.Itoa(last.Number))
			f = f.WithText(wire.KeyField, m.keyOf(call+string(wire.AppendJSON(nil, said))))
		}
		send := &Send{Lane: lane, Name: name, Fields: f, Who: head.String("w"), Made: made.UnixMilli()}
		if name == wire.Ping {
			turn = send
		}
		sends = append(sends, send)
	}
	for _, send := range sends {
		m.emit(*send)
	}
	m.emit(CloseLane{lane})
	return m.take()
}

// over returns fields with more data about the person.
func over(fields, more wire.Object) wire.Object {
	data := fields.Object("user_data").Clone()
	for _, d := range more {
		data = data.With(d.Key, d.Value)
	}
	return fields.With("user_data", data)
}
