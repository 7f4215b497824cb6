package uploads

import (
	"image"
	_ "image/gif" // formats that can be measured
	_ "image/jpeg"
	_ "image/png"

	"github.com/entryphone/entryphone/examples/backend/store"
)

// dimensions reads the size of a picture from its header; 0 where that cannot be told.
// Nothing is decoded beyond it.
func (f *Folder) dimensions(u store.Upload) (width, height int) {
	if !IsImage(u.ContentType) {
		return 0, 0
	}
	file, err := f.root.Open(u.ID)
	if err != nil {
		return 0, 0
	}
	defer file.Close()
	config, _, err := image.DecodeConfig(file)
	if err != nil {
		return 0, 0
	}
	return config.Width, config.Height
}
