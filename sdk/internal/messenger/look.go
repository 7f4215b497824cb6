package messenger

import (
	"strconv"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Look is how the messenger's frames are placed and coloured.
type Look struct {
	Theme      string // light, dark or system
	Left       bool
	Vertical   int // padding in pixels
	Horizontal int
	ZIndex     int
	Action     string // CSS colours, "" for the default
	Background string
	Link       string
	Hidden     bool // notifications are hidden
	// Launcher says whether the launcher is to be there.
	Launcher bool
	// Base is the backend's address, for paths in content.
	Base string
}

// Least padding, and the default place in the stack (section 2 of the contract).
const (
	leastPadding  = 20
	defaultZIndex = 2147483001
)

// LookOf reads the messenger attributes; the workspace's settings stand where
// the page says nothing.
func LookOf(page wire.Object, workspace wire.LauncherSettings) Look {
	look := Look{
		Theme:      or(page.String("theme_mode"), or(workspace.ThemeMode, "light")),
		Left:       or(page.String("alignment"), workspace.Alignment) == "left",
		Vertical:   max(leastPadding, int(page.Int("vertical_padding"))),
		Horizontal: max(leastPadding, int(page.Int("horizontal_padding"))),
		ZIndex:     int(page.Int("z_index")),
		Action:     or(page.String("action_color"), workspace.Color),
		Background: page.String("background_color"),
		Link:       page.String("link_color"),
		Hidden:     page.Bool("hide_notifications"),
		Launcher:   launcher(page, workspace),
	}
	if look.ZIndex == 0 {
		look.ZIndex = defaultZIndex
	}
	return look
}

// launcher: what the page says counts, either way (section 2 of the contract).
func launcher(page wire.Object, workspace wire.LauncherSettings) bool {
	v, _ := page.Get("hide_default_launcher")
	if hide, said := v.(bool); said {
		return !hide
	}
	return workspace.ShowLauncher
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// Scheme is the CSS color-scheme of the theme.
func (l Look) Scheme() string {
	switch l.Theme {
	case "dark":
		return "dark"
	case "system":
		return "light dark"
	}
	return "light"
}

// Pixels writes a CSS length.
func Pixels(n int) string { return strconv.Itoa(n) + "px" }
