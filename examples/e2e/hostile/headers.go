package hostile

import (
	"fmt"
	"strings"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// headers are good answers under headers that are not.
func headers(to string) []Answer {
	var out []Answer
	add := func(name, value string) {
		header := kind("application/json")
		header[name] = []string{value}
		out = append(out, Answer{
			Name: fmt.Sprintf("%s is %.40q", name, value), To: to,
			Break: rig.Break{Status: 200, Header: header, Body: []byte(Good())},
		})
	}
	for _, kind := range []string{
		"", "text/html", "text/html; charset=utf-16", "application/javascript", "image/png", "multipart/form-data", "application/octet-stream", "/", ";;;",
		"application/json; charset=nonsense", "video/mp4", "text/event-stream",
	} {
		add("Content-Type", kind)
	}
	for _, coding := range []string{"gzip", "br", "deflate", "zstd", "identity", "gzip, gzip", "nonsense"} {
		add("Content-Encoding", coding)
	}
	add("Set-Cookie", "intercom-session-abc12345=theirs; Path=/elsewhere; Max-Age=1")
	add("Content-Security-Policy", "default-src 'none'; sandbox")
	add("Content-Disposition", `attachment; filename="x.exe"`)
	add("Cache-Control", "immutable, max-age=31536000")
	add("Refresh", "0; url=javascript:top.harm='refresh'")
	add("Location", "javascript:top.harm='location'")
	add("X-Long", strings.Repeat("x", 60000))
	return out
}

// redirects are answers that lead elsewhere.
func redirects(to, elsewhere string) []Answer {
	var out []Answer
	for _, code := range []int{301, 302, 303, 307, 308} {
		for _, t := range []struct{ name, target string }{
			{"itself", ""}, {"a page of HTML", "/page"}, {"nowhere", "http://localhost:1/"}, {"another site", elsewhere + "/page"},
			{"a script", "javascript:top.harm='redirect'"}, {"data", "data:application/json,{}"}, {"no address", "http://["},
		} {
			out = append(out, Answer{
				Name: fmt.Sprintf("status %d leads to %s", code, t.name), To: to,
				Break: rig.Break{Status: code, Header: map[string][]string{"Location": {t.target}}},
			})
		}
	}
	return out
}
