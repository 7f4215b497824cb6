//go:build js && wasm

package sdk_test

import (
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

// views are the paths of the pages that pings told of.
func views(requests []request) []string {
	var out []string
	for _, r := range requests {
		_, path, _ := strings.Cut(strings.TrimPrefix(r.Body["referer"], "http://"), "/")
		out = append(out, r.Body["source"]+" /"+path)
	}
	return out
}

func TestURLChangesAreTrackedWhenAskedFor(t *testing.T) {
	for name, prepare := range map[string]func(*testing.T){
		"navigation": func(*testing.T) {},
		"history":    func(t *testing.T) { pagetest.Replace(t, "window", "navigation", `{value: undefined}`) },
	} {
		t.Run(name, func(t *testing.T) {
			prepare(t)
			s := newSite(t)
			s.install()
			s.page(`Intercom('boot', {app_id: 'abc12345', track_url_changes: true})`)
			s.wait(1)
			s.page(`history.pushState(null, '', '/prices?utm_source=mail')`)
			s.wait(2)
			s.page(`history.replaceState({}, ''); location.hash = 'plan'`)
			s.wait(3)
			s.page(`Intercom('update', {track_url_changes: false})`)
			s.page(`history.pushState(null, '', '/untold')`)
			assert.Equal(t, []string{"apiBoot /", "urlChange /prices?utm_source=mail", "urlChange /prices?utm_source=mail#plan"}, views(s.requests()))
			s.page(`Intercom('update', {track_url_changes: true})`)
			s.wait(4) // an update on a new URL is a page view
			s.page(`Intercom('shutdown')`)
			s.forget()
			s.page(`history.pushState(null, '', '/after')`)
			assert.Empty(t, s.requests())
		})
	}
}

func TestURLChangesAreLeftToThePageUnlessAskedFor(t *testing.T) {
	s := newSite(t)
	s.install()
	s.page(`Intercom('boot', {app_id: 'abc12345'})`)
	s.wait(1)
	s.page(`history.pushState(null, '', '/prices')`)
	assert.Len(t, s.requests(), 1)
	s.page(`Intercom('update')`)
	assert.Equal(t, []string{"apiBoot /", "apiUpdate /prices"}, views(s.wait(2)))
}

func TestTrackedAndToldURLChangeIsOnePageView(t *testing.T) {
	s := newSite(t)
	s.install()
	s.page(`Intercom('boot', {app_id: 'abc12345', track_url_changes: true})`)
	s.wait(1)
	s.page(`history.pushState(null, '', '/prices'); Intercom('update')`)
	s.wait(2)
	assert.Len(t, s.requests(), 2)
}
