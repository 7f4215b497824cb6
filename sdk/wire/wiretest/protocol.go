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
	unread                       []string // ids of conversations
	has, talks                   bool     // has conversations; the backend serves them
}

// content names a piece of outbound content.
type content struct{ kind, id string }

// readPerson reads a ping's answer as a client does.
func readPerson(body []byte) (person, error) {
	a, err := wire.ParsePing(string(body))
	if err != nil {
		return person{}, err
	}
	p := person{
		id: a.User.ID, role: a.User.Role, anonymous: a.User.AnonymousID, session: a.Session,
		unread: a.UnreadConversationIDs, has: a.User.HasConversations,
	}
	o, err := wire.ParseObject(string(body))
	p.talks = o.Object("modules").Bool("messages")
	for _, c := range a.ClientMatches {
		p.content = append(p.content, content{c.Type, c.ID})
	}
	return p, err
}

// Names of the messenger's requests.
const (
	openName     = wire.Open
	homeName     = wire.Home
	listName     = wire.Conversations
	messagesName = wire.Messages
	emailName    = wire.Email
)

func conversationName(id string) string { return wire.ConversationPath(id) }
func replyName(id string) string        { return wire.ReplyPath(id) }
func readName(id string) string         { return wire.ReadPath(id) }

const roleLead = wire.RoleLead

// saying is the value of blocks for a paragraph.
func saying(text string) string {
	return string(wire.AppendJSON(nil, wire.BlockList([]wire.Block{{Type: "paragraph", Text: text}})))
}

// talk is a conversation as a client reads it.
type talk struct {
	id, state string
	read      bool
	said      []string // the words of its parts, the newest last
	uuids     []string // and their client_assigned_uuids
}

func readTalk(c wire.Conversation) talk {
	t := talk{id: c.ID, state: c.State, read: c.Read}
	for _, p := range c.Parts {
		for _, b := range p.Blocks {
			t.said = append(t.said, b.Text)
		}
		t.uuids = append(t.uuids, p.ClientUUID)
	}
	return t
}

func readConversation(body []byte) (talk, error) {
	c, err := wire.ParseConversation(string(body))
	return readTalk(c), err
}

// readList reads a page of conversations, and says whether there is another.
func readList(body []byte) (list []talk, more bool, err error) {
	a, err := wire.ParseConversationList(string(body))
	for _, c := range a.Conversations {
		list = append(list, readTalk(c))
	}
	return list, a.HasMore, err
}

func readPartID(body []byte) (string, error) {
	p, err := wire.ParsePart(string(body))
	return p.ID, err
}
