package wire

import "strconv"

// Roles of a person.
const (
	RoleVisitor = "visitor_role"
	RoleLead    = "contact_role"
	RoleUser    = "user_role"
)

// PingAnswer is what a backend says to a ping. Lists that are nil were absent:
// for ClientMatches that means "no change", while an empty list clears.
type PingAnswer struct {
	App                       App              `json:"app"`
	User                      User             `json:"user"`
	LauncherSettings          LauncherSettings `json:"launcher_settings"`
	Modules                   Modules          `json:"modules"`
	UnreadConversationIDs     []string         `json:"unread_conversation_ids"`
	ClientMatches             []Content        `json:"client_matches"`
	Session                   string           `json:"anonymous_session,omitempty"`
	CookieDomain              string           `json:"origin_cookie_domain,omitempty"`
	SessionExpiry             int64            `json:"session_expiry,omitempty"` // Unix seconds
	IdentityVerificationReady bool             `json:"identity_verification_ready"`
	JWTExpired                bool             `json:"jwt_expired"`
	Errors                    []Error          `json:"errors,omitempty"`
}

// App is the workspace.
type App struct {
	Name string `json:"name"`
}

// User is who the backend takes the person for.
type User struct {
	ID               string `json:"id"`
	Role             string `json:"role"` // RoleVisitor, RoleLead, RoleUser
	Locale           string `json:"locale,omitempty"`
	AnonymousID      string `json:"anonymous_id"`
	HasConversations bool   `json:"has_conversations"`
	NewSession       bool   `json:"new_session"`
}

// LauncherSettings is the workspace's look.
type LauncherSettings struct {
	ShowLauncher bool   `json:"show_launcher"`
	Alignment    string `json:"alignment,omitempty"` // left or right
	Color        string `json:"color,omitempty"`     // any CSS colour
	ThemeMode    string `json:"theme_mode,omitempty"`
}

// Error is one thing that a backend has to object to.
type Error struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Field   string `json:"field,omitempty"`
}

// ErrorAnswer is the body that goes with a status of 400 and above.
type ErrorAnswer struct {
	Errors []Error `json:"errors"`
}

// ParsePing reads the answer to a ping. Only text that is not a JSON object is
// an error; a field of another type than expected counts as absent, and so do a
// session and an anonymous_id too long for a cookie: every request would carry them
// along, and be refused for its length.
func ParsePing(body string) (PingAnswer, error) {
	o, err := ParseObject(body)
	if err != nil {
		return PingAnswer{}, err
	}
	user, look := o.Object("user"), o.Object("launcher_settings")
	return PingAnswer{
		App: App{Name: o.Object("app").String("name")},
		User: User{
			ID:               idString(user, "id"),
			Role:             user.String("role"),
			Locale:           user.String("locale"),
			AnonymousID:      held(user, "anonymous_id"),
			HasConversations: user.Bool("has_conversations"),
			NewSession:       user.Bool("new_session"),
		},
		LauncherSettings: LauncherSettings{
			ShowLauncher: look.Bool("show_launcher"),
			Alignment:    look.String("alignment"),
			Color:        look.String("color"),
			ThemeMode:    look.String("theme_mode"),
		},
		Modules:                   parseModules(o.Object("modules")),
		UnreadConversationIDs:     ids(o.List("unread_conversation_ids")),
		ClientMatches:             parseContents(o.List("client_matches")),
		Session:                   held(o, "anonymous_session"),
		CookieDomain:              o.String("origin_cookie_domain"),
		SessionExpiry:             o.Int("session_expiry"),
		IdentityVerificationReady: o.Bool("identity_verification_ready"),
		JWTExpired:                o.Bool("jwt_expired"),
		Errors:                    parseErrors(o),
	}, nil
}

// maxHeld is the length in bytes of what a cookie holds, at most.
const maxHeld = 3000

// held reads a string that is kept in a cookie.
func held(o Object, key string) string {
	s := o.String(key)
	if len(s) > maxHeld {
		return ""
	}
	return s
}

// ParseErrors reads the errors of a refusal, the first ten; a body that says
// nothing readable gives none.
func ParseErrors(body string) []Error {
	o, _ := ParseObject(body)
	return parseErrors(o)
}

// maxErrors bounds what ends as lines on a page's console.
const maxErrors = 10

func parseErrors(o Object) []Error {
	var out []Error
	for _, v := range o.List("errors") {
		o, _ := v.(Object)
		e := Error{o.String("code"), o.String("message"), o.String("field")}
		if e.Code+e.Message != "" && len(out) < maxErrors {
			out = append(out, e)
		}
	}
	return out
}

// idString reads an id, which may be a number or a string.
func idString(o Object, key string) string {
	v, _ := o.Get(key)
	return ID(v)
}

// ID returns an id as text: numbers and strings are both in use. Anything else
// is "".
func ID(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// maxIDs is how many ids are taken of one answer: each is looked for among the others.
const maxIDs = 1000

func ids(list []any) []string {
	if list == nil {
		return nil
	}
	out := []string{}
	for _, v := range list {
		if id := ID(v); id != "" && len(out) < maxIDs {
			out = append(out, id)
		}
	}
	return out
}
