package sdk

import (
	"math"
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func TestSettingsReadAsAPagesDo(t *testing.T) {
	at := time.Unix(1700000000, 0)
	s := Settings{
		AppID: "abc12345", APIBase: "https://backend.example", UserID: "42", Email: "ada@example.com", UserHash: "aa", Name: "Ada", Phone: "+1",
		CreatedAt: at, AvatarURL: "https://example.com/a.png", LanguageOverride: "de",
		Company: &Company{ID: "c1", Name: "Example", Plan: "pro", CreatedAt: at, Attributes: map[string]any{"seats": 3}}, Companies: []Company{{ID: "c1"}, {ID: "c2"}},
		Attributes:      map[string]any{"plan": "pro", "seats": 3, "beta": true, "left": nil, "theme_mode": "dark"},
		SessionDuration: time.Minute, TrackURLChanges: true, Force: true,
	}
	got, warnings := settings.Parse(s.object())
	assert.Empty(t, warnings)
	assert.Equal(t, settings.Identity{UserID: "42", Email: "ada@example.com"}, got.Identity)
	assert.Equal(t, "abc12345", got.AppID)
	assert.Equal(t, "https://backend.example", got.APIBase)
	assert.Equal(t, time.Minute, got.SessionDuration)
	assert.True(t, got.Force)
	assert.Equal(t, wire.Object{{Key: "theme_mode", Value: "dark"}, {Key: "track_url_changes", Value: true}}, got.Messenger)
	company := wire.Object{{Key: "seats", Value: 3.0}, {Key: "id", Value: "c1"}, {Key: "name", Value: "Example"}, {Key: "plan", Value: "pro"}, {Key: "created_at", Value: 1700000000.0}}
	assert.ElementsMatch(t, wire.Object{
		{Key: "user_id", Value: "42"}, {Key: "email", Value: "ada@example.com"}, {Key: "user_hash", Value: "aa"}, {Key: "name", Value: "Ada"}, {Key: "phone", Value: "+1"},
		{Key: "created_at", Value: 1700000000.0}, {Key: "language_override", Value: "de"},
		{Key: "avatar", Value: wire.Object{{Key: "type", Value: "avatar"}, {Key: "image_url", Value: "https://example.com/a.png"}}},
		{Key: "company", Value: company}, {Key: "companies", Value: []any{wire.Object{{Key: "id", Value: "c1"}}, wire.Object{{Key: "id", Value: "c2"}}}},
		{Key: "plan", Value: "pro"}, {Key: "seats", Value: 3.0}, {Key: "beta", Value: true}, {Key: "left", Value: nil},
	}, got.Data)
}

func TestZeroSettingsSayNothing(t *testing.T) {
	assert.Empty(t, Settings{}.object())
	got, _ := settings.Parse(Settings{}.object())
	assert.Equal(t, settings.Settings{}, got)
}

func TestFieldsWinOverAttributesOfTheSameName(t *testing.T) {
	got, _ := settings.Parse(Settings{UserID: "42", Attributes: map[string]any{"user_id": "7", "email": "a@example.com"}}.object())
	assert.Equal(t, settings.Identity{UserID: "42", Email: "a@example.com"}, got.Identity)
}

func TestTheSameAttributesAreAlwaysTheSameRequest(t *testing.T) {
	m := map[string]any{"d": 1, "a": 2, "c": 3, "b": 4, "e": 5}
	want := objectOf(m)
	for range 20 {
		assert.Equal(t, want, objectOf(m))
	}
}

func TestGoValuesBecomeWhatPagesHave(t *testing.T) {
	tests := []struct {
		name     string
		in, want any
	}{
		{"nil", nil, nil}, {"text", "x", "x"}, {"truth", true, true}, {"float", 1.5, 1.5}, {"float32", float32(1.5), 1.5},
		{"int", 7, 7.0}, {"int64", int64(7), 7.0}, {"int32", int32(-7), -7.0}, {"uint", uint(7), 7.0},
		{"time", time.Unix(1700000000, 5), 1700000000.0},
		{"map", map[string]any{"b": 1, "a": "x"}, wire.Object{{Key: "a", Value: "x"}, {Key: "b", Value: 1.0}}},
		{"list", []any{1, "x", nil}, []any{1.0, "x", nil}},
		{"object", one("a", 1.0), one("a", 1.0)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, plain(test.in)) })
	}
}

func TestGoValuesThatNoPageHasAreRefusedByName(t *testing.T) {
	for _, v := range []any{struct{}{}, make(chan int), []string{"a"}, map[string]string{"a": "b"}, complex(1, 2), func() {}, &struct{}{}} {
		f := newFake(t)
		f.live(visitor)
		f.Update(Settings{Attributes: map[string]any{"odd": v, "plan": "pro"}})
		f.turn()
		got := f.complaints()
		if assert.Len(t, got, 1, "%T", v) {
			assert.Contains(t, got[0], "update: odd ")
		}
		assert.Equal(t, "pro", f.answer(200, `{}`).value("plan"))
	}
}

func TestNumbersThatAreNoneAreRefused(t *testing.T) {
	f := newFake(t)
	f.live(visitor)
	f.Update(Settings{Attributes: map[string]any{"odd": math.NaN()}})
	f.turn()
	assert.Len(t, f.complaints(), 1)
}
