// Package userdata reads the user_data of a request: who it names, and what it
// says about them (section 2 of the contract). Messenger attributes, utm_* and
// credentials are never taken for data of the person; values of the wrong type
// are left out.
package userdata

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/entryphone/entryphone/examples/backend/contacts"
	"github.com/entryphone/entryphone/examples/backend/identity"
	"github.com/entryphone/entryphone/sdk/wire"
)

// Bounds of what is stored.
const (
	MaxValue = 16384 // bytes of a string; longer ones are cut
	maxKey   = 190   // bytes of an attribute's name; longer ones are left out
	maxID    = 1024  // bytes of an id; longer ones are refused
)

// Data is what was read.
type Data struct {
	Claim       identity.Claim
	AnonymousID string
	Changes     contacts.Changes
}

// reserved are names that are no custom attributes: data attributes with a field
// of their own, credentials, and messenger attributes.
var reserved = map[string]bool{
	"user_id": true, "email": true, "name": true, "phone": true, "created_at": true, "avatar": true,
	"unsubscribed_from_emails": true, "language_override": true, "user_hash": true, "intercom_user_jwt": true,
	"company": true, "companies": true, "anonymous_id": true, "last_request_at": true,

	"app_id": true, "api_base": true, "custom_launcher_selector": true, "alignment": true, "vertical_padding": true,
	"horizontal_padding": true, "z_index": true, "hide_default_launcher": true, "hide_notifications": true,
	"theme_mode": true, "session_duration": true, "action_color": true, "background_color": true, "link_color": true,
	"messenger_style_id": true, "installation_type": true, "auth_tokens": true, "page_title": true,
	"track_url_changes": true,
}

// Parse reads user_data. It fails with a [*wire.FieldError] where an id is too long
// to be kept: cut, or left out, it would name another person or nobody.
func Parse(o wire.Object) (Data, error) {
	for _, key := range []string{"user_id", "email", "anonymous_id"} {
		if len(id(o, key)) > maxID {
			return Data{}, &wire.FieldError{Field: "user_data." + key, Err: errTooLong}
		}
	}
	return parse(o), nil
}

var errTooLong = fmt.Errorf("has more than %d bytes", maxID)

func parse(o wire.Object) Data {
	d := Data{Changes: contacts.Changes{Custom: custom(o, reserved)}}
	d.Claim = identity.Claim{
		UserID: id(o, "user_id"),
		Email:  id(o, "email"),
		Hash:   o.String("user_hash"),
		JWT:    o.String("intercom_user_jwt"),
	}
	d.AnonymousID = id(o, "anonymous_id")
	d.Changes.Name = text(o, "name")
	d.Changes.Phone = text(o, "phone")
	d.Changes.Language = text(o, "language_override")
	d.Changes.Avatar = avatar(o)
	d.Changes.Unsubscribed = boolean(o, "unsubscribed_from_emails")
	d.Changes.SignedUpAt = whole(o, "created_at")
	if email := text(o, "email"); email != nil && *email == "" {
		d.Changes.Email = email // a given one is part of the claim
	}
	d.companies(o)
	return d
}

func custom(o wire.Object, reserved map[string]bool) map[string]any {
	out := map[string]any{}
	for _, m := range o {
		if reserved[m.Key] || m.Key == "" || len(m.Key) > maxKey || strings.HasPrefix(m.Key, "utm_") {
			continue
		}
		switch v := m.Value.(type) {
		case nil, bool:
			out[m.Key] = v
		case float64:
			if finite(v) { // JSON knows no other numbers
				out[m.Key] = v
			}
		case string:
			out[m.Key] = nil
			if !unknown(v) {
				out[m.Key] = Cut(v, MaxValue)
			}
		}
	}
	return out
}

// unknown says whether a string stands for a value that the page does not have.
func unknown(s string) bool { return s == "" || s == "null" || s == "undefined" }

// Cut shortens s to at most n bytes without splitting a character.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
