package messenger_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

// plainLook is how the messenger looks when nobody says anything.
func plainLook() messenger.Look {
	return messenger.Look{Theme: "light", Vertical: 20, Horizontal: 20, ZIndex: 2147483001}
}

func TestLookOfThePageAndTheWorkspace(t *testing.T) {
	workspace := wire.LauncherSettings{Alignment: "left", Color: "#123456", ThemeMode: "dark"}
	tests := []struct {
		name      string
		page      string
		workspace wire.LauncherSettings
		change    func(l *messenger.Look)
	}{
		{"nobody says anything", `{}`, wire.LauncherSettings{}, func(*messenger.Look) {}},
		{"the workspace says", `{}`, workspace, func(l *messenger.Look) { l.Theme, l.Left, l.Action = "dark", true, "#123456" }},
		{"the page's word counts more", `{"theme_mode":"system","alignment":"right","action_color":"red"}`, workspace,
			func(l *messenger.Look) { l.Theme, l.Action = "system", "red" }},
		{"unknown is no word", `{"theme_mode":null,"alignment":null,"action_color":null}`, workspace,
			func(l *messenger.Look) { l.Theme, l.Left, l.Action = "dark", true, "#123456" }},
		{"left", `{"alignment":"left"}`, wire.LauncherSettings{}, func(l *messenger.Look) { l.Left = true }},
		{"anything else is right", `{"alignment":"Left side"}`, workspace, func(l *messenger.Look) { l.Theme, l.Action = "dark", "#123456" }},
		{"paddings", `{"vertical_padding":40,"horizontal_padding":60.9}`, wire.LauncherSettings{}, func(l *messenger.Look) { l.Vertical, l.Horizontal = 40, 60 }},
		{"paddings have a least", `{"vertical_padding":19,"horizontal_padding":-5}`, wire.LauncherSettings{}, func(*messenger.Look) {}},
		{"place in the stack", `{"z_index":5}`, wire.LauncherSettings{}, func(l *messenger.Look) { l.ZIndex = 5 }},
		{"colours", `{"background_color":"#fff","link_color":"blue"}`, wire.LauncherSettings{}, func(l *messenger.Look) { l.Background, l.Link = "#fff", "blue" }},
		{"hidden", `{"hide_notifications":true}`, wire.LauncherSettings{}, func(l *messenger.Look) { l.Hidden = true }},
		{"the workspace's launcher", `{"hide_default_launcher":null}`, wire.LauncherSettings{ShowLauncher: true}, func(l *messenger.Look) { l.Launcher = true }},
		{"the page hides the launcher", `{"hide_default_launcher":true}`, wire.LauncherSettings{ShowLauncher: true}, func(*messenger.Look) {}},
		{"the page shows the launcher", `{"hide_default_launcher":false}`, wire.LauncherSettings{}, func(l *messenger.Look) { l.Launcher = true }},
		{"not hidden", `{"hide_notifications":false}`, wire.LauncherSettings{}, func(*messenger.Look) {}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			page, err := wire.ParseObject(test.page)
			assert.NoError(t, err)
			want := plainLook()
			test.change(&want)
			assert.Equal(t, want, messenger.LookOf(page, test.workspace))
		})
	}
}

func TestSchemeIsWhatCSSCallsTheTheme(t *testing.T) {
	for theme, want := range map[string]string{"light": "light", "dark": "dark", "system": "light dark", "": "light", "pink": "light"} {
		assert.Equal(t, want, messenger.Look{Theme: theme}.Scheme(), theme)
	}
}

func TestPixels(t *testing.T) {
	assert.Equal(t, "20px", messenger.Pixels(20))
	assert.Equal(t, "-1px", messenger.Pixels(-1))
}
