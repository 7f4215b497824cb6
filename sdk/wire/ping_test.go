package wire_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func fullAnswer() wire.PingAnswer {
	return wire.PingAnswer{
		App: wire.App{Name: "Demo <&> workspace"},
		User: wire.User{
			ID: "u1", Role: wire.RoleUser, Locale: "de", AnonymousID: "anon", HasConversations: true, NewSession: true,
		},
		LauncherSettings: wire.LauncherSettings{ShowLauncher: true, Alignment: "left", Color: "#123456", ThemeMode: "dark"},
		Modules: wire.Modules{RTM: wire.RTM{
			Endpoints: []string{"wss://rtm.example.com/", "ws://127.0.0.1:1/"}, Options: wire.RTMOptions{PingTimeout: 30, PongTimeout: 10},
		}},
		UnreadConversationIDs: []string{"1", "two"},
		ClientMatches: []wire.Content{{
			Type: wire.TypePost, ID: "p1", Title: "Title", Blocks: []wire.Block{
				{Type: "paragraph", Text: "**bold** & \u2028 😀"},
				{Type: "image", URL: "https://example.com/a.png", Alt: "alt", Width: 640, Height: 480},
				{Type: "list", Items: []string{"a", "", "c"}, Ordered: true},
				{Type: "attachment", Name: "a.pdf", URL: "/a.pdf", Size: 1 << 40, ContentType: "application/pdf"},
			},
		}},
		Session:                   "session",
		CookieDomain:              "example.com",
		SessionExpiry:             1700000000,
		IdentityVerificationReady: true,
		JWTExpired:                true,
		Errors:                    []wire.Error{{Code: "a", Message: "b", Field: "c"}},
	}
}

// covered fails when the value of some field, however deep, is zero in all
// places: a field added to the answer has to be added to the test.
func covered(t *testing.T, path string, values ...reflect.Value) {
	t.Helper()
	switch kind := values[0].Kind(); kind {
	case reflect.Pointer:
		for i, v := range values {
			require.False(t, v.IsNil(), "%s is not covered", path)
			values[i] = v.Elem()
		}
		covered(t, path, values...)
	case reflect.Struct:
		for i := range values[0].NumField() {
			var fields []reflect.Value
			for _, v := range values {
				fields = append(fields, v.Field(i))
			}
			covered(t, path+"."+values[0].Type().Field(i).Name, fields...)
		}
	case reflect.Slice:
		var elements []reflect.Value
		for _, v := range values {
			for i := range v.Len() {
				elements = append(elements, v.Index(i))
			}
		}
		require.NotEmpty(t, elements, "%s is not covered", path)
		covered(t, path+"[]", elements...)
	default:
		for _, v := range values {
			if !v.IsZero() {
				return
			}
		}
		assert.Fail(t, "not covered", path)
	}
}

func TestPingAnswerComesBackWholeThroughEncodingJSON(t *testing.T) {
	want := fullAnswer()
	covered(t, "PingAnswer", reflect.ValueOf(want))
	text, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := wire.ParsePing(string(text))
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func TestParsePingTellsAnEmptyListFromNone(t *testing.T) {
	got, err := wire.ParsePing(`{"client_matches":[],"unread_conversation_ids":[]}`)
	require.NoError(t, err)
	assert.Equal(t, []wire.Content{}, got.ClientMatches)
	assert.Equal(t, []string{}, got.UnreadConversationIDs)
	for _, text := range []string{`{}`, `{"client_matches":null,"unread_conversation_ids":null}`} {
		got, err = wire.ParsePing(text)
		require.NoError(t, err)
		assert.Nil(t, got.ClientMatches, text)
		assert.Nil(t, got.UnreadConversationIDs, text)
	}
}

func TestParsePingTakesAFieldOfAnotherTypeForAbsent(t *testing.T) {
	fields := []string{"app", "user", "launcher_settings", "unread_conversation_ids", "client_matches", "anonymous_session",
		"origin_cookie_domain", "session_expiry", "identity_verification_ready", "jwt_expired", "errors", "modules", "new"}
	wrong := map[string][]string{
		`null`:  fields,
		`{}`:    fields,
		`-1.5`:  without(fields, "session_expiry"),
		`"x"`:   without(fields, "anonymous_session", "origin_cookie_domain"),
		`[]`:    without(fields, "client_matches", "unread_conversation_ids"),
		`false`: fields,
	}
	for value, fields := range wrong {
		for _, field := range fields {
			t.Run(field+" "+value, func(t *testing.T) {
				got, err := wire.ParsePing(`{"` + field + `":` + value + `}`)
				require.NoError(t, err)
				assert.Equal(t, wire.PingAnswer{}, got)
			})
		}
	}
}

func without(list []string, out ...string) []string {
	var kept []string
	for _, s := range list {
		found := false
		for _, o := range out {
			found = found || s == o
		}
		if !found {
			kept = append(kept, s)
		}
	}
	return kept
}

func TestParsePingTakesWhatIsTooLongForACookieForAbsent(t *testing.T) {
	for length, want := range map[int]int{3000: 3000, 3001: 0, 1 << 20: 0} {
		value := strings.Repeat("x", length)
		got, err := wire.ParsePing(`{"anonymous_session":"` + value + `","user":{"anonymous_id":"` + value + `","role":"user_role"}}`)
		require.NoError(t, err)
		assert.Len(t, got.Session, want)
		assert.Len(t, got.User.AnonymousID, want)
		assert.Equal(t, wire.RoleUser, got.User.Role)
	}
}

func TestParsePingReadsOnBehindAMemberOfAnotherType(t *testing.T) {
	got, err := wire.ParsePing(`{"user":{"id":[],"role":7,"locale":{},"anonymous_id":"a","has_conversations":"yes"},
		"launcher_settings":{"show_launcher":1,"alignment":false,"color":"red"},"errors":[1,{"code":2,"message":"m"}]}`)
	require.NoError(t, err)
	assert.Equal(t, wire.User{AnonymousID: "a"}, got.User)
	assert.Equal(t, wire.LauncherSettings{Color: "red"}, got.LauncherSettings)
	assert.Equal(t, []wire.Error{{Message: "m"}}, got.Errors)
}

func TestParsePingFailsForWhatIsNoObject(t *testing.T) {
	for _, text := range []string{``, `null`, `[]`, `"ok"`, `1`, `<!doctype html>`, `{"user":{"id":"u1"}`, `{}{}`} {
		got, err := wire.ParsePing(text)
		assert.ErrorIs(t, err, wire.ErrJSON, text)
		assert.Equal(t, wire.PingAnswer{}, got, text)
	}
}

func FuzzParsePing(f *testing.F) {
	full, err := json.Marshal(fullAnswer())
	require.NoError(f, err)
	f.Add(string(full))
	f.Add(`{"user":{"id":12},"client_matches":[{"type":"post","id":3,"blocks":[{"width":1e300,"items":[1,"a"]},7]},null]}`)
	f.Add(`{"errors":[{},[],"x"],"session_expiry":-1e400,"unread_conversation_ids":[1.5,"",null]}`)
	f.Add(`[]`)
	f.Fuzz(func(t *testing.T, text string) {
		first, err := wire.ParsePing(text)
		if err != nil || !utf8.ValidString(text) {
			return
		}
		encoded, err := json.Marshal(first)
		require.NoError(t, err)
		again, err := wire.ParsePing(string(encoded))
		require.NoError(t, err)
		assert.Equal(t, first, again, "what a backend would encode of it says the same")
		for _, c := range first.ClientMatches {
			assert.NotEmpty(t, c.Type)
			assert.NotEmpty(t, c.ID)
		}
	})
}

func TestOfManyIDsTheFirstThousandCount(t *testing.T) {
	a, err := wire.ParsePing(`{"unread_conversation_ids":["c"` + strings.Repeat(`,"d"`, 100_000) + `]}`)
	require.NoError(t, err)
	assert.Len(t, a.UnreadConversationIDs, 1000)
}
