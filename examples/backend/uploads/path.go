package uploads

import (
	"crypto/rand"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"

	"github.com/entryphone/entryphone/examples/backend/store"
)

// newID returns 128 random bits: whoever knows them can read the file.
func newID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

var idForm = regexp.MustCompile(`^[0-9a-f]{32}$`)

// Prefix is the path below which files are served.
const Prefix = "/uploads/"

// Path is where an upload is served.
func Path(u store.Upload) string { return Prefix + u.ID + "/" + url.PathEscape(u.Name) }

// ID returns the id in the URL of an upload, or "".
func ID(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	id, _, _ := strings.Cut(strings.TrimPrefix(u.Path, Prefix), "/")
	if !idForm.MatchString(id) {
		return ""
	}
	return id
}
