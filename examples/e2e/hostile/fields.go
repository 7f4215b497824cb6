package hostile

import "github.com/entryphone/entryphone/sdk/wire"

// Fields of the answer to a ping: those that say who is there and what is shown, and
// others.
var (
	paths = []string{
		"app", "user", "user.role", "user.anonymous_id", "launcher_settings", "launcher_settings.alignment", "launcher_settings.color",
		"launcher_settings.theme_mode", "unread_conversation_ids", "client_matches", "anonymous_session", "origin_cookie_domain", "session_expiry",
		"jwt_expired", "errors",
	}
	others = []string{
		"app.name", "user.id", "user.locale", "user.has_conversations", "user.new_session", "launcher_settings.show_launcher", "modules",
		"modules.messages", "modules.rtm", "modules.rtm.endpoints", "modules.features", "open_config", "open_config.open_to",
		"open_config.spaces", "checklists", "identity_verification_ready",
	}
)

// wrongs are values that few of them can have.
var wrongs = []struct {
	name  string
	value any
}{
	{"null", nil},
	{"true", true},
	{"a number", 7},
	{"a negative number", -1},
	{"a fraction", 0.5},
	{"a huge number", raw("1e308")},
	{"a number that is too large", raw("1e999")},
	{"a number of many digits", raw("123456789012345678901234567890")},
	{"a number that is none", raw("NaN")},
	{"an endless number", raw("-Infinity")},
	{"a text", "text"},
	{"an empty text", ""},
	{"a text that says NaN", "NaN"},
	{"a text of markup", markup},
	{"a text with control characters", "a\x00b\r\nSet-Cookie: c=d;\x7f"},
	{"half a surrogate pair", raw(`"\ud83d"`)},
	{"a list", []any{}},
	{"a list of lists", []any{[]any{}, []any{nil}}},
	{"a list of everything", []any{nil, true, -1, 0.5, "text", object{}, []any{}}},
	{"an object", object{}},
	{"an object of prototypes", raw(`{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}`)},
}

// fields are answers in which one field is not what it should be: of the first every
// value that is wrong, of the others every third.
func fields() []Answer {
	var out []Answer
	for _, path := range paths {
		for _, w := range wrongs {
			out = append(out, ok(wire.Ping, path+" is "+w.name, good().with(path, w.value).text()))
		}
	}
	for i, path := range others {
		for j := i % 3; j < len(wrongs); j += 3 {
			out = append(out, ok(wire.Ping, path+" is "+wrongs[j].name, good().with(path, wrongs[j].value).text()))
		}
	}
	return out
}
