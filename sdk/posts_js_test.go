//go:build js && wasm

package sdk_test

import (
	"slices"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

const onePost = `{"user":{"role":"visitor_role"},"client_matches":[{"type":"post","id":"p1","title":"New prices","blocks":[
	{"type":"paragraph","text":"From *Monday* on."},
	{"type":"image","url":"/logo.png","alt":"Logo"},
	{"type":"button","text":"Got it"},
	{"type":"html","text":"<b>never</b>"}
]}]}`

const doc = `document.querySelector('iframe[name=intercom-notifications-frame]')?.contentDocument`

// shown are the ids of the posts that the page shows.
func shown(t *testing.T) []string {
	t.Helper()
	return pagetest.Get[[]string](t, `return [...(`+doc+`?.querySelectorAll('.post') || [])].map(p => p.dataset.id)`)
}

func (s *site) waitShown(ids ...string) {
	s.t.Helper()
	pagetest.Wait(s.t, "the posts", func() bool { return slices.Equal(ids, shown(s.t)) })
}

// waitReports waits for as many reports as are wanted, and checks them.
func (s *site) waitReports(want []string, why ...any) {
	s.t.Helper()
	pagetest.Wait(s.t, "the reports", func() bool { return len(s.reports()) >= len(want) })
	assert.Equal(s.t, want, s.reports(), why...)
}

// reports are what was said of contents, in order: "p1/seen".
func (s *site) reports() []string {
	s.t.Helper()
	var out []string
	for _, r := range s.requests() {
		if r.name() != "ping" {
			out = append(out, r.URL[len(base+"/messenger/web/content/post/"):])
		}
	}
	return out
}

// withPost boots a page that gets one post.
func withPost(t *testing.T) *site {
	t.Helper()
	s := newSite(t)
	s.answers(200, onePost)
	s.install()
	s.page(`Intercom('boot', {app_id: 'abc12345'})`)
	s.waitShown("p1")
	return s
}

func TestPostOfTheAnswerIsShownAndReported(t *testing.T) {
	s := withPost(t)
	for expression, want := range map[string]string{
		doc + `.querySelector('h2').textContent`:                  "New prices",
		doc + `.querySelector('em').textContent`:                  "Monday",
		doc + `.querySelector('img').src`:                         base + "/logo.png",
		doc + `.querySelector('img').alt`:                         "Logo",
		doc + `.body.textContent.includes('never')`:               "false",
		doc + `.querySelectorAll('.post > *').length`:             "5",
		`document.querySelectorAll('#intercom-container').length`: "1",
	} {
		assert.Equal(t, want, s.says(expression), expression)
	}
	s.waitReports([]string{"p1/seen"})
	s.page(`Intercom('update', {last_request_at: 1})`)
	s.wait(3)
	s.waitReports([]string{"p1/seen"}, "seen once")
	assert.Equal(t, []string{"p1"}, shown(t))
}

func TestPostIsPutAwayByThePerson(t *testing.T) {
	for name, test := range map[string]struct {
		act  string
		want []string
	}{
		"the cross":  {`box.querySelector('.dismiss').click()`, []string{"p1/seen", "p1/dismissed"}},
		"the button": {`box.querySelector('button.button').click()`, []string{"p1/seen", "p1/clicked", "p1/dismissed"}},
		"Esc": {`const cross = box.querySelector('.dismiss'); cross.focus(); cross.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))`,
			[]string{"p1/seen", "p1/dismissed"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := withPost(t)
			s.page(`const box = ` + doc + `;` + test.act)
			assert.Empty(t, shown(t))
			assert.Zero(t, s.held.Nodes())
			s.waitReports(test.want)

			s.page(`Intercom('update', {last_request_at: 1})`)
			s.wait(2 + len(test.want))
			assert.Empty(t, shown(t), "it never returns")
		})
	}
}

func TestDismissedPostStaysAwayOnTheNextPage(t *testing.T) {
	s := withPost(t)
	s.page(doc + `.querySelector('.dismiss').click(); delete window.Intercom`)
	s.requests()
	s.forget()
	s.install() // as the next page's script does
	s.page(`Intercom('boot', {app_id: 'abc12345'})`)
	s.wait(1)
	assert.Empty(t, shown(t))
	assert.Empty(t, s.reports())
}

func TestNotificationsAreHidden(t *testing.T) {
	t.Run("by a setting", func(t *testing.T) {
		s := newSite(t)
		s.answers(200, onePost)
		s.install()
		s.page(`Intercom('boot', {app_id: 'abc12345', hide_notifications: true})`)
		s.wait(1)
		assert.Empty(t, shown(t))
		assert.Empty(t, s.reports(), "nobody has seen it")
		s.page(`Intercom('hideNotifications', false)`)
		s.waitShown("p1")
		s.waitReports([]string{"p1/seen"})
	})
	t.Run("by a call", func(t *testing.T) {
		s := withPost(t)
		s.page(`Intercom('hideNotifications', true)`)
		assert.Empty(t, shown(t))
		s.page(`Intercom('hideNotifications', false)`)
		s.waitShown("p1")
		s.waitReports([]string{"p1/seen"}, "not seen again")
	})
}

func TestPostInAHiddenTabIsSeenWhenTheTabIs(t *testing.T) {
	s := newSite(t)
	s.answers(200, onePost)
	s.install()
	t.Run("hidden", func(t *testing.T) {
		pagetest.Replace(t, "document", "visibilityState", `{value: 'hidden'}`)
		s.page(`Intercom('boot', {app_id: 'abc12345'})`)
		s.waitShown("p1")
		assert.Empty(t, s.reports())
	})
	s.page(`document.dispatchEvent(new Event('visibilitychange'))`)
	s.waitReports([]string{"p1/seen"})
}

func TestReattachActivatorPutsThePostBack(t *testing.T) {
	s := withPost(t)
	s.page(`document.getElementById('intercom-container').remove(); Intercom('reattach_activator')`)
	s.waitShown("p1")
	assert.Equal(t, 1, pagetest.Get[int](t, `return document.querySelectorAll('#intercom-container').length`))
}

func TestShutdownTakesThePostAway(t *testing.T) {
	s := withPost(t)
	s.page(`Intercom('shutdown')`)
	assert.Empty(t, shown(t))
	assert.Zero(t, s.held.Nodes())
}

func TestLookIsThePages(t *testing.T) {
	s := withPost(t)
	const frame = `document.querySelector('iframe[name=intercom-notifications-frame]')`
	s.page(`Intercom('update', {alignment: 'left', z_index: 9, theme_mode: 'dark', action_color: '#123456'})`)
	pagetest.Wait(t, "the frame's place", func() bool { return s.says(`getComputedStyle(`+frame+`).zIndex`) == "9" })
	assert.Equal(t, "dark", s.says(`getComputedStyle(`+frame+`).colorScheme`))
	assert.Equal(t, "8", s.says(frame+`.getBoundingClientRect().left`))
	assert.Equal(t, "#123456", s.says(doc+`.documentElement.style.getPropertyValue('--action')`))
}

func TestTextsThatAreReplacedAreThoseOfPostsThatAreShown(t *testing.T) {
	s := withPost(t)
	const label = `return ` + doc + `?.querySelector('.dismiss')?.getAttribute('aria-label')`
	assert.Equal(t, "Dismiss: New prices", pagetest.Get[string](t, label))
	s.page(`Intercom('setTexts', {en: {'Dismiss: %': 'Away with %'}})`)
	pagetest.Wait(t, "the words", func() bool { return pagetest.Get[any](t, label) == "Away with New prices" })
	s.waitShown("p1")
	s.waitReports([]string{"p1/seen"}, "it is no other post")
}
