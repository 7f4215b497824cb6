package workspace

import (
	"bytes"
	"encoding/json"

	"github.com/entryphone/entryphone/sdk/wire"
)

// Look is the launcher's; it is shown unless the file says otherwise.
type Look wire.LauncherSettings

// UnmarshalJSON reads the settings that are there over the defaults.
func (l *Look) UnmarshalJSON(data []byte) error {
	type plain Look
	look := plain{ShowLauncher: true}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(&look)
	*l = Look(look)
	return err
}

// Launcher is how the launcher looks.
func (w *Workspace) Launcher() wire.LauncherSettings {
	if w.Look == nil {
		return wire.LauncherSettings{ShowLauncher: true}
	}
	return wire.LauncherSettings(*w.Look)
}
