package settings

import "github.com/entryphone/entryphone/sdk/internal/ascii"

// kind is what becomes of a key.
type kind int

const (
	custom    kind = iota // any other key: a custom attribute
	messenger             // steers the messenger, never stored on a person
	identity              // says who the person is; unknown means absent
	data                  // describes the person, a scalar
	avatar
	company
	companies
	reserved // not stored
)

// The keys of section 2, by what becomes of them. Space-separated, because a
// string costs the bundle less than a map does.
const (
	messengerKeys = " app_id api_base custom_launcher_selector alignment vertical_padding horizontal_padding" +
		" z_index hide_default_launcher hide_notifications theme_mode session_duration action_color background_color" +
		" link_color messenger_style_id installation_type auth_tokens page_title track_url_changes "
	identityKeys = " user_id email user_hash intercom_user_jwt "
	dataKeys     = " name phone created_at unsubscribed_from_emails language_override "
)

func kindOf(key string) kind {
	switch key {
	case "avatar":
		return avatar
	case "company":
		return company
	case "companies":
		return companies
	case "last_request_at":
		return reserved
	}
	switch in := func(set string) bool { return ascii.Index(set, " "+key+" ") >= 0 }; {
	case in(messengerKeys):
		return messenger
	case in(identityKeys):
		return identity
	case in(dataKeys):
		return data
	}
	return custom
}

// canonical gives the names that wrappers write in camel case the contract's
// form.
func canonical(key string) string {
	switch key {
	case "appId":
		return "app_id"
	case "apiBase":
		return "api_base"
	}
	return key
}
