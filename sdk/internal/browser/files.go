//go:build js && wasm

package browser

import (
	"strconv"
	"strings"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/hack-pad/safejs"
)

// Files are those that somebody wants to send, until they are forgotten.
type Files struct {
	held map[string]heldFile
	last int
}

type heldFile struct {
	file    safejs.Value
	preview string
}

// add takes over a FileList.
func (f *Files) add(list safejs.Value) (out []messenger.File) {
	if f.held == nil {
		f.held = map[string]heldFile{}
	}
	for i := range length(list) {
		file := call1(list, "item", i)
		f.last++
		m := messenger.File{
			ID: "file-" + strconv.Itoa(f.last), Name: text(get(file, "name")),
			ContentType: text(get(file, "type")), Size: int64(number(get(file, "size"))),
		}
		if strings.HasPrefix(m.ContentType, "image/") {
			m.Preview = text(call1(get(window, "URL"), "createObjectURL", file))
		}
		f.held[m.ID] = heldFile{file, m.Preview}
		out = append(out, m)
	}
	return out
}

func (f *Files) forget(id string) {
	if preview := f.held[id].preview; preview != "" {
		call1(get(window, "URL"), "revokeObjectURL", preview)
	}
	delete(f.held, id)
}

func (f *Files) forgetAll() {
	for id := range f.held {
		f.forget(id)
	}
}
