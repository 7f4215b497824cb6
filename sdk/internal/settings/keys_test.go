package settings_test

import (
	"strings"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// one is a settings object of one key.
func one(key string, v any) wire.Object { return wire.Object{{Key: key, Value: v}} }

// parse reads settings that nothing is wrong with.
func parse(t *testing.T, in wire.Object) settings.Settings {
	t.Helper()
	s, warnings := settings.Parse(in)
	require.Empty(t, warnings)
	return s
}

// refuse reads settings of one key, and wants one warning that names it and
// nothing else.
func refuse(t *testing.T, key, named string, v any) {
	t.Helper()
	s, warnings := settings.Parse(one(key, v))
	if assert.Len(t, warnings, 1) {
		assert.True(t, strings.HasPrefix(warnings[0], named+" "), warnings[0])
		assert.Less(t, len(warnings[0]), 200, "a warning does not repeat the value")
	}
	assert.Equal(t, settings.Settings{}, s)
}

func TestMessengerAttributesAreKeptFromThePerson(t *testing.T) {
	tests := []struct {
		keys []string
		in   any
		want any
	}{
		{[]string{"custom_launcher_selector", "alignment", "theme_mode", "action_color", "background_color", "link_color",
			"messenger_style_id", "installation_type", "page_title"}, "text", "text"},
		{[]string{"messenger_style_id"}, 12.0, "12"},
		{[]string{"vertical_padding", "horizontal_padding", "z_index"}, 42.0, 42.0},
		{[]string{"hide_default_launcher", "hide_notifications", "track_url_changes"}, true, true},
		{[]string{"hide_default_launcher", "hide_notifications", "track_url_changes"}, false, false},
		{[]string{"auth_tokens"}, one("t", "s"), one("t", "s")},
	}
	for _, test := range tests {
		for _, key := range test.keys {
			t.Run(key, func(t *testing.T) {
				s := parse(t, one(key, test.in))
				assert.Equal(t, one(key, test.want), s.Messenger)
				assert.Empty(t, s.Data)
			})
		}
	}
}

func TestMessengerAttributesOfAWrongTypeAreNamed(t *testing.T) {
	wrong := map[string][]any{
		"vertical_padding":         {"20", true, one("a", 1.0)},
		"horizontal_padding":       {"20", []any{}},
		"z_index":                  {"top"},
		"hide_default_launcher":    {"true", 1.0},
		"hide_notifications":       {"yes", 0.0, []any{}},
		"track_url_changes":        {"on"},
		"session_duration":         {"60000", true, -1.0, 0.0, one("a", 1.0)},
		"alignment":                {true, []any{"left"}, one("a", 1.0)},
		"page_title":               {one("a", 1.0), false},
		"custom_launcher_selector": {[]any{}, one("a", 1.0)},
		"auth_tokens":              {"token", 5.0, []any{"a"}},
		"api_base":                 {"javascript:alert(1)", "/relative", "example.com", "ftp://example.com"},
	}
	for key, values := range wrong {
		for _, v := range values {
			t.Run(key, func(t *testing.T) { refuse(t, key, key, v) })
		}
	}
}

func TestUnknownMessengerAttributesGoBackToTheDefault(t *testing.T) {
	for _, key := range []string{"alignment", "z_index", "hide_notifications", "action_color", "auth_tokens", "page_title"} {
		for _, v := range []any{nil, "", " ", "null", "undefined"} {
			s := parse(t, one(key, v))
			assert.Equal(t, one(key, nil), s.Messenger, "%s %v", key, v)
		}
	}
}

func TestWorkspaceAndItsAddress(t *testing.T) {
	tests := []struct {
		name    string
		in      wire.Object
		app     string
		apiBase string
	}{
		{"snake case", wire.Object{{Key: "app_id", Value: "abc"}, {Key: "api_base", Value: "https://a.example"}}, "abc", "https://a.example"},
		{"camel case", wire.Object{{Key: "appId", Value: "abc"}, {Key: "apiBase", Value: "http://a.example:1/x"}}, "abc", "http://a.example:1/x"},
		{"a number, and a slash at the end", wire.Object{{Key: "app_id", Value: 12345.0}, {Key: "api_base", Value: "https://a.example/"}}, "12345", "https://a.example"},
		{"space around", wire.Object{{Key: "app_id", Value: " abc "}, {Key: "api_base", Value: " https://a.example "}}, "abc", "https://a.example"},
		{"unknown", wire.Object{{Key: "app_id", Value: "undefined"}, {Key: "api_base", Value: ""}}, "", ""},
		{"null", wire.Object{{Key: "app_id", Value: nil}, {Key: "api_base", Value: nil}}, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, settings.Settings{AppID: test.app, APIBase: test.apiBase}, parse(t, test.in))
		})
	}
}

func TestSessionDurationIsInMilliseconds(t *testing.T) {
	assert.Equal(t, 90*time.Second, parse(t, one("session_duration", 90_000.0)).SessionDuration)
	assert.Zero(t, parse(t, one("session_duration", nil)).SessionDuration)
}

func TestLastRequestAtForcesAPingAndIsNotStored(t *testing.T) {
	for _, v := range []any{1700000000.0, nil, "", "now", true} {
		assert.Equal(t, settings.Settings{Force: true}, parse(t, one("last_request_at", v)), "%v", v)
	}
}

func TestCampaignIsReadFromTheURLOnly(t *testing.T) {
	for _, key := range []string{"utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_anything"} {
		refuse(t, key, key, "x")
	}
}
