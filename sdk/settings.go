package sdk

import (
	"slices"
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Settings describe the person and steer the messenger (section 2 of the
// contract). What is zero is not given.
type Settings struct {
	AppID   string // the workspace
	APIBase string // URL of the backend; default: where the bundle came from

	UserID           string
	Email            string
	UserHash         string // hex HMAC-SHA256 of the user id, made by the server
	IntercomUserJWT  string // HS256 token with a user_id claim, made by the server
	Name             string
	Phone            string
	CreatedAt        time.Time
	AvatarURL        string
	LanguageOverride string

	// Company is the active one; Companies are all.
	Company   *Company
	Companies []Company

	// Attributes are all others: strings, numbers, booleans and nil for unknown.
	// Every key that the contract names is taken under its name here too, such as
	// "unsubscribed_from_emails", "theme_mode" or "hide_notifications".
	Attributes map[string]any

	SessionDuration time.Duration // shortens the session cookie's week
	TrackURLChanges bool          // send page views without being told
	Force           bool          // ping even when nothing is new
}

// Company is a company that the person belongs to.
type Company struct {
	ID         string
	Name       string
	Plan       string
	CreatedAt  time.Time
	Attributes map[string]any // all others
}

// object writes the settings the way a page does, so that both go through the
// same door.
func (s Settings) object() wire.Object {
	o := objectOf(s.Attributes)
	o = withText(o, "app_id", s.AppID)
	o = withText(o, "api_base", s.APIBase)
	o = withText(o, "user_id", s.UserID)
	o = withText(o, "email", s.Email)
	o = withText(o, "user_hash", s.UserHash)
	o = withText(o, "intercom_user_jwt", s.IntercomUserJWT)
	o = withText(o, "name", s.Name)
	o = withText(o, "phone", s.Phone)
	o = withTime(o, "created_at", s.CreatedAt)
	o = withText(o, "language_override", s.LanguageOverride)
	if s.AvatarURL != "" {
		o = o.With("avatar", wire.Object{{Key: "type", Value: "avatar"}, {Key: "image_url", Value: s.AvatarURL}})
	}
	if s.Company != nil {
		o = o.With("company", s.Company.object())
	}
	if s.Companies != nil {
		list := make([]any, len(s.Companies))
		for i, c := range s.Companies {
			list[i] = c.object()
		}
		o = o.With("companies", list)
	}
	if s.SessionDuration > 0 {
		o = o.With("session_duration", float64(s.SessionDuration.Milliseconds()))
	}
	if s.TrackURLChanges {
		o = o.With("track_url_changes", true)
	}
	if s.Force {
		o = o.With("last_request_at", nil)
	}
	return o
}

func (c Company) object() wire.Object {
	o := objectOf(c.Attributes)
	o = withText(o, "id", c.ID)
	o = withText(o, "name", c.Name)
	o = withText(o, "plan", c.Plan)
	return withTime(o, "created_at", c.CreatedAt)
}

func withText(o wire.Object, key, value string) wire.Object {
	if value == "" {
		return o
	}
	return o.WithText(key, value)
}

func withTime(o wire.Object, key string, t time.Time) wire.Object {
	if t.IsZero() {
		return o
	}
	return o.With(key, float64(t.Unix()))
}

// objectOf orders a map by its keys, so that the same map is always the same
// request.
func objectOf(m map[string]any) wire.Object {
	var o wire.Object
	for k, v := range m {
		o = append(o, wire.Member{Key: k, Value: plain(v)})
	}
	slices.SortFunc(o, func(a, b wire.Member) int {
		if a.Key < b.Key {
			return -1
		}
		return 1
	})
	return o
}
