package settings_test

import (
	"testing"
	"time"

	"github.com/entryphone/entryphone/sdk/internal/settings"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func earlier() settings.Settings {
	return settings.Settings{
		AppID: "app1", APIBase: "https://one.example", Identity: settings.Identity{UserID: "1"}, SessionDuration: time.Minute,
		Messenger: wire.Object{{Key: "alignment", Value: "left"}, {Key: "z_index", Value: 5.0}},
		Data:      wire.Object{{Key: "user_id", Value: "1"}, {Key: "plan", Value: "pro"}, {Key: "seats", Value: 2.0}},
	}
}

func TestMergeLetsTheLaterSettingsWinKeyByKey(t *testing.T) {
	later := settings.Settings{
		AppID: "app2", SessionDuration: time.Hour, Force: true,
		Messenger: wire.Object{{Key: "z_index", Value: nil}},
		Data:      wire.Object{{Key: "seats", Value: nil}, {Key: "new", Value: true}},
	}
	got := settings.Merge(earlier(), later)
	assert.Equal(t, settings.Settings{
		AppID: "app2", APIBase: "https://one.example", Identity: settings.Identity{UserID: "1"}, SessionDuration: time.Hour, Force: true,
		Messenger: wire.Object{{Key: "alignment", Value: "left"}, {Key: "z_index", Value: nil}},
		Data:      wire.Object{{Key: "user_id", Value: "1"}, {Key: "plan", Value: "pro"}, {Key: "seats", Value: nil}, {Key: "new", Value: true}},
	}, got)
}

func TestMergeWithNothingChangesNothing(t *testing.T) {
	assert.Equal(t, earlier(), settings.Merge(earlier(), settings.Settings{}))
	assert.Equal(t, earlier(), settings.Merge(settings.Settings{}, earlier()))
}

func TestMergeKeepsTheForceOfEither(t *testing.T) {
	forced := settings.Settings{Force: true}
	assert.True(t, settings.Merge(forced, settings.Settings{}).Force)
	assert.True(t, settings.Merge(settings.Settings{}, forced).Force)
}

func TestMergeLeavesWhatItMergesAlone(t *testing.T) {
	a, b := earlier(), settings.Settings{Data: one("plan", "free"), Messenger: one("alignment", "right")}
	_ = settings.Merge(a, b)
	assert.Equal(t, earlier(), a)
	assert.Equal(t, one("plan", "free"), b.Data)
}

func TestMergeJoinsTheIdentity(t *testing.T) {
	tests := []struct {
		name       string
		a, b, want settings.Identity
	}{
		{"email more", settings.Identity{UserID: "1"}, settings.Identity{Email: "a@example.com"}, settings.Identity{UserID: "1", Email: "a@example.com"}},
		{"id more", settings.Identity{Email: "a@example.com"}, settings.Identity{UserID: "1"}, settings.Identity{UserID: "1", Email: "a@example.com"}},
		{"another email", settings.Identity{UserID: "1", Email: "a@example.com"}, settings.Identity{Email: "b@example.com"}, settings.Identity{UserID: "1", Email: "b@example.com"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, settings.Merge(settings.Settings{Identity: test.a}, settings.Settings{Identity: test.b}).Identity)
		})
	}
}
