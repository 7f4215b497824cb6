package static

import (
	"path"
	"strconv"
	"strings"
)

// encoding is a form in which make dist leaves files beside themselves.
type encoding struct{ name, suffix string }

var precompressed = []encoding{{"br", ".br"}, {"gzip", ".gz"}}

// encodings returns what an Accept-Encoding header takes of them, the smallest
// form first.
func encodings(accept string) []encoding {
	quality := map[string]float64{}
	for part := range strings.SplitSeq(accept, ",") {
		name, parameters, _ := strings.Cut(part, ";")
		q := 1.0
		if value, ok := strings.CutPrefix(strings.ReplaceAll(parameters, " ", ""), "q="); ok {
			q, _ = strconv.ParseFloat(value, 64)
		}
		quality[strings.ToLower(strings.TrimSpace(name))] = q
	}
	var out []encoding
	for _, e := range precompressed {
		q, named := quality[e.name]
		if !named {
			q = quality["*"]
		}
		if q > 0 {
			out = append(out, e)
		}
	}
	return out
}

// contentType is decided here and not by the machine's table: without exactly
// application/wasm browsers refuse to compile while they download.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json", ".map":
		return "application/json; charset=utf-8"
	case ".wasm":
		return "application/wasm"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".ico":
		return "image/x-icon"
	case ".txt", ".ts":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}
