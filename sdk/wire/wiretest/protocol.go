package wiretest

import (
	"maps"
	"slices"

	"github.com/entryphone/entryphone/sdk/wire"
)

// This file is all that the suite takes from package wire: names, the encoding of
// well-formed requests, and what a client reads of a ping's answer.

// Names of requests.
const (
	pingName    = wire.Ping
	eventsName  = wire.Events
	metricsName = wire.Metrics
)

const roleVisitor, roleUser = wire.RoleVisitor, wire.RoleUser

var (
	roles   = []string{wire.RoleVisitor, wire.RoleLead, wire.RoleUser}
	sources = []string{wire.SourceBoot, wire.SourceUpdate, wire.SourceAutoBoot, wire.SourceURLChange}
)

func pathOf(name string) string { return wire.Path(name) }

func contentName(kind, id, event string) string { return wire.ContentPath(kind, id, event) }

// attrs are the members of a JSON object: user_data or metadata.
type attrs map[string]any

// event is one tracked event.
type event struct {
	id, name string
	at       int64 // Unix seconds
	metadata attrs
}

// call is a request as a client makes it.
type call struct {
	name, source            string
	app, page, load, device string
	anonymous, session, key string
	data                    attrs // user_data beside the anonymous id
	events                  []event
}

// form is the call as a form body.
func (c call) form() string {
	data := attrs{}
	maps.Copy(data, c.data)
	if c.anonymous != "" {
		data["anonymous_id"] = c.anonymous
	}
	r := wire.Request{
		AppID: c.app, BundleVersion: "wiretest", PageLoadID: c.load, Platform: "web", IdempotencyKey: c.key,
		PageTitle: "wiretest", UserData: object(data), Source: c.source, URL: c.page, DeviceID: c.device,
	}
	for _, e := range c.events {
		r.Events = append(r.Events, wire.Event{Name: e.name, Metadata: object(e.metadata), CreatedAt: e.at, ID: e.id})
	}
	return wire.AddSession(r.Encode(), c.session)
}

// object sorts the keys: the same call is the same text.
func object(a attrs) wire.Object {
	o := wire.Object{}
	for _, key := range slices.Sorted(maps.Keys(a)) {
		o = append(o, wire.Member{Key: key, Value: plain(a[key])})
	}
	return o
}

func plain(v any) any {
	switch v := v.(type) {
	case attrs:
		return object(v)
	case int:
		return float64(v)
	}
	return v
}

// person is whom a backend takes a browser for.
type person struct {
	id, role, anonymous, session string
	content                      []content
}

// content names a piece of outbound content.
type content struct{ kind, id string }

// readPerson reads a ping's answer as a client does.
func readPerson(body []byte) (person, error) {
	a, err := wire.ParsePing(string(body))
	if err != nil {
		return person{}, err
	}
	p := person{id: a.User.ID, role: a.User.Role, anonymous: a.User.AnonymousID, session: a.Session}
	for _, c := range a.ClientMatches {
		p.content = append(p.content, content{c.Type, c.ID})
	}
	return p, nil
}
