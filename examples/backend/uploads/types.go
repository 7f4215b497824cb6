package uploads

import (
	"mime"
	"net/http"
	"slices"
)

const (
	text = "text/plain"
	zip  = "application/zip"
)

// accepted are the types that may be sent, and what a file of that type looks like. A
// file is never served as something that a browser would run.
var accepted = map[string]string{
	"image/png": "image/png", "image/jpeg": "image/jpeg", "image/gif": "image/gif", "image/webp": "image/webp",
	"application/pdf": "application/pdf", zip: zip, text: text, "text/csv": text,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   zip,
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         zip,
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": zip,
}

// Types are the accepted types, in a fixed order.
func Types() []string {
	types := make([]string, 0, len(accepted))
	for t := range accepted {
		types = append(types, t)
	}
	slices.Sort(types)
	return types
}

// IsImage says whether files of that type are shown, not downloaded.
func IsImage(contentType string) bool {
	switch contentType {
	case "image/png", "image/jpeg", "image/gif", "image/webp":
		return true
	}
	return false
}

// sniff returns the type of a file that begins with head: the declared one where that
// can be true, else what it looks like; "" for one that is not accepted.
func sniff(head []byte, declared string) string {
	looks, _, err := mime.ParseMediaType(http.DetectContentType(head))
	if err != nil {
		return ""
	}
	declared, _, _ = mime.ParseMediaType(declared)
	if accepted[declared] == looks {
		return declared
	}
	if _, ok := accepted[looks]; ok {
		return looks
	}
	return ""
}
