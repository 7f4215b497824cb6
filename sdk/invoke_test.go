package sdk

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// one is a settings object of one key.
func one(key string, v any) wire.Object { return wire.Object{{Key: key, Value: v}} }

func TestAMethodThatDoesNotExistIsNamedOnce(t *testing.T) {
	for _, method := range []string{"", "Boot", "boot ", "showArticle", "startTour", "Show", "__proto__", "constructor", strings.Repeat("x", 1000)} {
		f := newFake(t)
		assert.Nil(t, f.invoke(method, []any{one("app_id", "abc")}))
		got := f.complaints()
		if assert.Len(t, got, 1, method) {
			assert.Contains(t, got[0], method[:min(40, len(method))])
			assert.Less(t, len(got[0]), 200)
		}
	}
}

func TestWrongArgumentsAreNamedOnceAndNothingElseHappens(t *testing.T) {
	refused := settings.Refused("is a function")
	tests := []struct {
		method string
		args   []any
	}{
		{"boot", []any{"abc"}}, {"boot", []any{5.0}}, {"boot", []any{[]any{}}}, {"boot", []any{true}}, {"boot", []any{refused}},
		{"boot", []any{func(...any) {}}}, {"boot", nil}, {"boot", []any{one("user_id", "1")}},
		{"update", []any{"x"}}, {"update", []any{5.0}}, {"update", []any{[]any{}}}, {"update", []any{refused}},
		{"trackEvent", nil}, {"trackEvent", []any{""}}, {"trackEvent", []any{5.0}}, {"trackEvent", []any{nil}}, {"trackEvent", []any{refused}},
		{"trackEvent", []any{one("name", "x")}}, {"trackEvent", []any{5.0, "metadata"}}, {"trackEvent", []any{"name", "metadata"}}, {"trackEvent", []any{"name", []any{}}},
		{"trackEvent", []any{"name", refused}},
		{"ready", nil}, {"ready", []any{"f"}}, {"ready", []any{one("f", 1.0)}},
		{"onUnreadCountChange", nil}, {"onUnreadCountChange", []any{5.0}},
		{"hideNotifications", nil}, {"hideNotifications", []any{"true"}}, {"hideNotifications", []any{1.0}}, {"hideNotifications", []any{nil}},
		{"setAuthTokens", nil}, {"setAuthTokens", []any{"token"}}, {"setAuthTokens", []any{[]any{}}}, {"setAuthTokens", []any{one("a", 5.0)}},
		{"setTexts", nil}, {"setTexts", []any{"de"}}, {"setTexts", []any{one("de", "Senden")}}, {"setTexts", []any{one("de", one("Send", 5.0))}},
	}
	for _, test := range tests {
		t.Run(test.method, func(t *testing.T) {
			f := newFake(t)
			assert.Nil(t, f.invoke(test.method, test.args))
			f.turn()
			got := f.complaints()
			if assert.Len(t, got, 1, "%v", test.args) {
				assert.True(t, strings.HasPrefix(got[0], test.method+":"), got[0])
			}
			assert.Empty(t, f.posted)
			assert.False(t, f.Booted())
		})
	}
}

func TestSettingsThatCannotBeTakenAreNamedWithTheirMethod(t *testing.T) {
	for _, method := range []string{"boot", "update"} {
		f := newFake(t)
		f.live(visitor)
		f.invoke(method, []any{wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "nested", Value: wire.Object{}}, {Key: "plan", Value: "pro"},
			{Key: "broken", Value: settings.Refused("throws when it is read")}}})
		f.turn()
		got := f.complaints()
		require.Len(t, got, 2)
		assert.True(t, strings.HasPrefix(got[0], method+": nested "), got[0])
		assert.True(t, strings.HasPrefix(got[1], method+": broken throws"), got[1])
		assert.Equal(t, "pro", f.answer(200, `{}`).value("plan"), "the rest goes through")
	}
}

func TestAnUpdateWhoseSettingsCannotBeReadIsAPageViewAllTheSame(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.url = "https://example.com/next"
	f.invoke("update", []any{settings.Refused("cannot be read")})
	f.turn()
	assert.Len(t, f.complaints(), 1)
	assert.Equal(t, f.url, f.answer(200, `{}`).URL)
}

func TestBootWithoutSettingsTakesThoseOfThePage(t *testing.T) {
	f := newFake(t)
	f.settings = wire.Object{{Key: "appId", Value: "abc12345"}, {Key: "user_id", Value: "42"}, {Key: "plan", Value: "pro"}}
	f.invoke("boot", nil)
	f.turn()
	f.quiet()
	got := f.answer(200, `{}`)
	assert.Equal(t, "abc12345", got.AppID)
	assert.Equal(t, "42", got.value("user_id"))
	assert.Equal(t, "pro", got.value("plan"))
}

func TestBootTakesTheWorkspaceOfThePageWhereTheSettingsNameNone(t *testing.T) {
	f := newFake(t)
	f.settings = wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "api_base", Value: "https://other.example"}, {Key: "plan", Value: "pro"}}
	f.invoke("boot", []any{one("user_id", "42")})
	f.turn()
	got := f.answer(200, `{}`)
	assert.Equal(t, "abc12345", got.AppID)
	assert.Equal(t, "https://other.example/messenger/web/ping", got.url)
	assert.Equal(t, "42", got.value("user_id"))
	assert.Nil(t, got.value("plan"))
}

func TestUpdateWithoutSettingsIsAPageView(t *testing.T) {
	for _, args := range [][]any{nil, {nil}} {
		f := newFake(t)
		f.live(visitor)
		f.url = "https://example.com/next"
		f.invoke("update", args)
		f.turn()
		f.quiet()
		assert.Equal(t, f.url, f.answer(200, `{}`).URL)
	}
}

func TestWhoIsThere(t *testing.T) {
	f := newFake(t)
	assert.Nil(t, f.invoke("getVisitorId", nil))
	assert.Nil(t, f.invoke("whoami", nil))
	f.live(visitor)
	id := f.cookies["intercom-id-abc12345"]
	assert.Equal(t, id, f.invoke("getVisitorId", nil))
	assert.Equal(t, wire.Object{{Key: "anonymous_id", Value: id}, {Key: "role", Value: wire.RoleVisitor}}, f.invoke("whoami", nil))
	f.invoke("update", []any{wire.Object{{Key: "user_id", Value: 42.0}, {Key: "email", Value: "ada@example.com"}}})
	assert.Equal(t, wire.Object{{Key: "user_id", Value: "42"}, {Key: "email", Value: "ada@example.com"}, {Key: "anonymous_id", Value: id}, {Key: "role", Value: wire.RoleUser}}, f.invoke("whoami", nil))
	f.invoke("shutdown", nil)
	assert.Nil(t, f.invoke("getVisitorId", nil))
	assert.Nil(t, f.invoke("whoami", nil))
	f.quiet()
}

func TestEventsOfThePage(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.invoke("trackEvent", []any{"ordered", wire.Object{{Key: "price", Value: wire.Object{{Key: "amount", Value: 5.0}, {Key: "currency", Value: "eur"}}}}})
	f.invoke("trackEvent", []any{"looked"})
	f.gathered()
	f.quiet()
	got := f.answer(200, `{}`)
	assert.Equal(t, "https://origin.example/messenger/web/events", got.url)
	require.Len(t, got.Events, 2)
	assert.Equal(t, "ordered", got.Events[0].Name)
	assert.NotEmpty(t, got.Events[0].Metadata.Object("price"))
	assert.Equal(t, "looked", got.Events[1].Name)
}

func TestAnEventWithMetadataThatIsNoneGoesWithout(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.invoke("trackEvent", []any{"ordered", "x"})
	f.gathered()
	assert.Len(t, f.complaints(), 1)
	assert.Empty(t, f.answer(200, `{}`).Events[0].Metadata)
}

func TestAuthTokensGoWithEveryRequestFromThen(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.invoke("setAuthTokens", []any{one("service", "secret")})
	f.invoke("trackEvent", []any{"looked"})
	f.gathered()
	assert.Equal(t, one("service", "secret"), f.answer(200, `{}`).AuthTokens)
	f.invoke("shutdown", nil)
	f.live(visitor)
	assert.Empty(t, f.posted[len(f.posted)-1].AuthTokens)
}

func TestReattachingIsTheScreens(t *testing.T) {
	f := newFake(t)
	f.invoke("reattach_activator", nil)
	assert.Equal(t, 1, f.reattached)
	f.quiet()
}
