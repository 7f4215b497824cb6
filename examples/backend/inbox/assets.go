package inbox

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed assets
var assetFiles embed.FS

// assetPath is where style sheets and scripts are, below a folder that is named for
// what is in them all: browsers keep them for good, and scripts import each other
// by relative names.
const assetPath = root + "/assets/"

var assetVersion = digest(assetFiles)

func digest(files fs.FS) string {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		sum.Write([]byte(name))
		sum.Write(data)
		return err
	})
	if err != nil {
		panic(err) // the files are in the program
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// assetTypes are decided here, not by the machine's table.
var assetTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	version, name, _ := strings.Cut(r.PathValue("file"), "/")
	kind := assetTypes[path.Ext(name)]
	data, err := assetFiles.ReadFile("assets/" + name)
	if err != nil || kind == "" || version != assetVersion {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(data)
}
