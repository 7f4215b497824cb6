package inbox

import (
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// route is one of those for operators alone.
type route struct{ method, path string }

func (d *desk) routes(id string) (out []route) {
	for pattern := range d.actions() {
		method, path, _ := strings.Cut(pattern, " ")
		out = append(out, route{method, strings.ReplaceAll(path, "{id}", id)})
	}
	require.Greater(d.t, len(out), 10)
	return out
}

func TestEveryRouteIsForOperatorsAlone(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Her secret"))
	stranger := &operator{d: d}
	for _, route := range d.routes(id) {
		for name, headers := range map[string]map[string]string{"": nil, " by htmx": byHTMX} {
			t.Run(route.method+" "+route.path+name, func(t *testing.T) {
				r := stranger.do(route.method, route.path, headers, "body", "x", "to", "2", "until", "hour")
				assert.NotContains(t, r.body, "secret")
				if route.method == http.MethodGet && headers == nil {
					assert.Equal(t, http.StatusSeeOther, r.status)
					assert.Equal(t, "/inbox/login", r.header.Get("Location"))
					return
				}
				assert.Equal(t, http.StatusUnauthorized, r.status)
				assert.Equal(t, "/inbox/login", r.header.Get("HX-Redirect"))
			})
		}
	}
	got := d.thread(id)
	assert.Len(t, got.Parts, 1)
	assert.True(t, got.TeamUnread)
	assert.Empty(t, got.Assignee)
}

func TestEveryFormOfAnotherSiteIsRefused(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	forms := append(d.routes(id), route{"POST", "/inbox/login"}, route{"POST", "/inbox/logout"})
	for _, route := range forms {
		if route.method != http.MethodPost {
			continue
		}
		for name, headers := range map[string]map[string]string{
			"another site":                     {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
			"another port of this host":        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:1"},
			"an old browser":                   {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
			"an old browser, a page of nobody": {"Sec-Fetch-Site": "", "Origin": "null"},
		} {
			t.Run(route.path+" from "+name, func(t *testing.T) {
				r := o.do(route.method, route.path, headers, "body", "x", "to", "2", "until", "hour", "token", token)
				assert.Equal(t, http.StatusForbidden, r.status)
				assert.Empty(t, r.header.Get("Set-Cookie"))
			})
		}
	}
	got := d.thread(id)
	assert.Len(t, got.Parts, 1)
	assert.True(t, got.TeamUnread)
}

func TestAnotherWorkspacesConversationIsNotThere(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Her secret"))
	for _, other := range []struct{ token, id string }{{otherToken, id}, {token, "unknown"}, {token, "%00"}, {token, strings.Repeat("9", 9999)}} {
		o := d.operator(other.token)
		for _, route := range d.routes(other.id) {
			if !strings.Contains(route.path, "/conversations/") {
				continue
			}
			r := o.do(route.method, route.path, nil, "body", "x", "to", "", "until", "hour")
			assert.Equal(t, http.StatusNotFound, r.status, route)
			assert.NotContains(t, r.body, "secret", route)
		}
	}
	assert.NotContains(t, d.operator(otherToken).get("/inbox?state=all").body, "Ada")
	assert.Len(t, d.thread(id).Parts, 1)
}

func TestPagesMayDoLittle(t *testing.T) {
	d := open(t)
	o := d.operator(token)
	for _, path := range []string{"/inbox", "/inbox/login", "/inbox/nothing"} {
		h := o.get(path).header
		assert.Contains(t, h.Get("Content-Security-Policy"), "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';", path)
		assert.NotContains(t, h.Get("Content-Security-Policy"), "unsafe", path)
		assert.Equal(t, "no-store", h.Get("Cache-Control"), path)
		assert.Equal(t, "DENY", h.Get("X-Frame-Options"), path)
	}
}

var (
	inlineCode  = regexp.MustCompile(`<script(?:\s[^>]*)?>[^<]|<style|<[^>]*\s(?:style|on[a-z]+|hx-on[^=]*)=|hx-(?:vals|headers|confirm)=["']js:`)
	foreign     = regexp.MustCompile(`(?:src|href|action|hx-[a-z]+)="(?:https?:)?//`)
	asset       = regexp.MustCompile(`\{\{\.Assets\}\}/([^"]+)`)
	imported    = regexp.MustCompile(`from '(\.[^']+)'`)
	markupSinks = regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|cssText`)
)

func TestTemplatesNeedNothingThatThePolicyForbids(t *testing.T) {
	names, err := fs.Glob(templateFiles, "templates/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	found := 0
	for _, name := range names {
		text, err := templateFiles.ReadFile(name)
		require.NoError(t, err)
		assert.Empty(t, inlineCode.FindString(string(text)), name)
		assert.Empty(t, foreign.FindString(string(text)), name)
		for _, reference := range asset.FindAllStringSubmatch(string(text), -1) {
			found++
			_, err := assetFiles.ReadFile("assets/" + reference[1])
			assert.NoError(t, err, name)
		}
	}
	assert.Greater(t, found, 5)
}

func TestScriptsImportWhatIsThereAndWriteNoMarkup(t *testing.T) {
	names, err := fs.Glob(assetFiles, "assets/app/*.js")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		text, err := assetFiles.ReadFile(name)
		require.NoError(t, err)
		assert.Empty(t, markupSinks.FindString(string(text)), name)
		for _, reference := range imported.FindAllStringSubmatch(string(text), -1) {
			_, err := assetFiles.ReadFile(path.Join(path.Dir(name), reference[1]))
			assert.NoError(t, err, name)
		}
	}
}

func TestAssetsAreKeptForGoodUnderTheirVersion(t *testing.T) {
	d := open(t)
	stranger := &operator{d: d}
	folder := assetPath + assetVersion
	for name, kind := range map[string]string{"/base.css": "text/css", "/htmx/htmx.min.js": "text/javascript", "/app/main.js": "text/javascript", "/icon.svg": "image/svg+xml"} {
		r := stranger.get(folder + name)
		assert.Equal(t, http.StatusOK, r.status, name)
		assert.Contains(t, r.header.Get("Content-Type"), kind)
		assert.Contains(t, r.header.Get("Cache-Control"), "immutable")
	}
	for _, path := range []string{folder + "/nothing.css", folder + "/htmx/LICENSE", folder + "/app", folder, assetPath + "old/base.css", folder + "/%2e%2e/inbox.go"} {
		assert.Equal(t, http.StatusNotFound, stranger.get(path).status, path)
	}
}
