//go:build js && wasm

package sdk_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCallsOfAPageThatWasLeftAreMadeAsIfFromThere(t *testing.T) {
	s := newSite(t)
	s.page(`
		localStorage['intercom.unsent'] = JSON.stringify([
			{t: Date.now() - 31 * 60e3, u: 'https://shop.example/yesterday', d: '', r: '', c: [['boot', {app_id: 'abc12345', user_id: 'old'}]]},
			{t: Date.now() - 60e3, u: 'https://shop.example/first', d: 'First', r: 'https://search.example/', c: [
				['boot', {app_id: 'abc12345', user_id: '42', plan: 'pro'}], ['trackEvent', 'seen', {a: 1}],
			]},
		]);
		window.intercomSettings = {app_id: 'abc12345', user_id: '42'};
	`)
	s.install()
	requests := s.wait(3)
	assert.Zero(t, pagetest.Get[int](t, `return Object.keys(localStorage).filter(k => k == 'intercom.unsent').length`), "once")
	require.Len(t, requests, 3)
	byURL := map[string][]string{}
	for _, r := range requests {
		byURL[r.Body["referer"]] = append(byURL[r.Body["referer"]], r.name()+" "+r.Body["page_title"]+" "+r.Body["r"])
		assert.Equal(t, "42", r.data(t)["user_id"])
	}
	assert.Equal(t, []string{"ping First https://search.example/", "events First https://search.example/"}, byURL["https://shop.example/first"])
	assert.Len(t, byURL[s.says(`location.href`)], 1)
	assert.Equal(t, "true", s.says(`Intercom.booted`))
}

func TestRecordsThatCannotBeReadAreLeftOut(t *testing.T) {
	for name, kept := range map[string]string{
		"no JSON":       `{`,
		"no list":       `{"t":1}`,
		"text":          `"boot"`,
		"no calls":      `[{"t":9999999999999}]`,
		"calls of junk": `[{"t":9999999999999,"u":"x","c":[null,3,"boot",[],[7],[null,{}],{}]}]`,
		"junk":          `[null,3,[],"x"]`,
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			pagetest.Eval(t, `localStorage['intercom.unsent'] = a`, kept)
			s.page(`window.intercomSettings = {app_id: 'abc12345'}`)
			s.install()
			assert.Len(t, s.wait(1), 1)
			assert.Empty(t, s.says(`localStorage['intercom.unsent'] || ''`))
			assert.Empty(t, s.console.Errors())
		})
	}
}

func TestPageWithoutSettingsReplaysAndStaysLoggedOut(t *testing.T) {
	s := newSite(t)
	s.page(`localStorage['intercom.unsent'] = JSON.stringify([{t: Date.now(), u: 'https://shop.example/first', d: '', r: '', c: [['boot', {app_id: 'abc12345', user_id: '42'}]]}])`)
	s.install()
	assert.Equal(t, "https://shop.example/first", s.wait(1)[0].Body["referer"])
	assert.Equal(t, "false", s.says(`Intercom.booted`))
	assert.Equal(t, "undefined", s.says(`Intercom('whoami')`))
}
