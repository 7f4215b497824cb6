package messenger

import (
	"regexp"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/rules"
	"github.com/entryphone/entryphone/examples/backend/sessions"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Answer is the answer to a ping: what wire knows, and the parts of section 7 of
// the contract that only say here that there is nothing.
type Answer struct {
	wire.PingAnswer
	Modules    Modules    `json:"modules"`
	OpenConfig OpenConfig `json:"open_config"`
	Checklists []struct{} `json:"checklists"`
}

// Modules are the parts of the messenger that this backend serves.
type Modules struct {
	Messages bool `json:"messages"`
	wire.Modules
	Features map[string]bool `json:"features"`
}

// OpenConfig says what the messenger opens with.
type OpenConfig struct {
	OpenTo string   `json:"open_to"`
	Spaces []string `json:"spaces"`
}

var wireRole = map[contacts.Role]string{
	contacts.Visitor: wire.RoleVisitor, contacts.Lead: wire.RoleLead, contacts.User: wire.RoleUser,
}

func (v *visit) answer() (Answer, error) {
	a := Answer{
		Modules:    Modules{Messages: true, Modules: wire.Modules{RTM: v.realtime()}, Features: map[string]bool{}},
		OpenConfig: OpenConfig{OpenTo: "home", Spaces: spaces},
		Checklists: []struct{}{},
	}
	matches, err := v.matches()
	if err != nil {
		return a, err
	}
	unread, err := v.tx.UnreadIDs(v.contact.ID)
	if err != nil {
		return a, err
	}
	has, err := v.tx.HasConversations(v.contact.ID)
	if err != nil {
		return a, err
	}
	token, err := v.token()
	if err != nil {
		return a, err
	}
	a.PingAnswer = wire.PingAnswer{
		App: wire.App{Name: v.Workspace.Name},
		User: wire.User{
			ID: v.contact.ID, Role: wireRole[v.contact.Role], Locale: v.locale(), AnonymousID: v.anonymousID,
			HasConversations: has, NewSession: v.session.ContactID == "",
		},
		LauncherSettings:          v.Workspace.Launcher(),
		UnreadConversationIDs:     unread,
		ClientMatches:             matches,
		Session:                   token,
		CookieDomain:              v.Workspace.CookieDomain,
		SessionExpiry:             v.now.Add(sessions.Cookie).Unix(),
		IdentityVerificationReady: v.Workspace.IdentityVerification,
	}
	return a, nil
}

// spaces are what the messenger has to show.
var spaces = []string{"home", "messages"}

// RealtimePath is where the WebSocket is.
const RealtimePath = "/messenger/rtm"

// Heartbeat is how often a client has to give a sign of life on its socket, and how
// soon it is answered, in seconds.
var Heartbeat = wire.RTMOptions{PingTimeout: 30, PongTimeout: 10}

func (v *visit) realtime() wire.RTM {
	return wire.RTM{Endpoints: []string{"ws" + strings.TrimPrefix(v.Backend, "http") + RealtimePath}, Options: Heartbeat}
}

// token returns the session that the request came with while it is good for this
// very contact, and else a new one. Who becomes somebody gets a new one too: the
// client tells by it whether the cookies that it finds changed hands on another
// subdomain.
func (v *visit) token() (string, error) {
	if !v.changed && v.session.ContactID == v.contact.ID && v.sessions.Fresh(v.session) {
		return v.Request.Session, nil
	}
	return v.sessions.Issue(v.Workspace.AppID, v.contact.ID, v.contact.SessionVersion)
}

// matches returns the content for this person on this URL, never nil: an empty
// list is what takes content off the page.
func (v *visit) matches() ([]wire.Content, error) {
	posts, err := v.tx.PostsFor(v.Workspace.AppID, v.contact.ID)
	if err != nil {
		return nil, err
	}
	out := []wire.Content{}
	who := rules.Person{Role: string(v.contact.Role), Attribute: v.contact.Attribute}
	for _, p := range posts {
		if p.Rules.Match(who, v.Request.URL, v.now) {
			out = append(out, p.Content(v.Backend, v.Request.URL))
		}
	}
	return out, nil
}

var firstLanguage = regexp.MustCompile(`^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)`)

// locale is what the page asks for, or else the browser.
func (v *visit) locale() string {
	for _, wish := range []string{v.contact.Language, v.Language} {
		if m := firstLanguage.FindStringSubmatch(wish); m != nil {
			return m[1]
		}
	}
	return "en"
}
