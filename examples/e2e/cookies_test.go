package e2e

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

const (
	idCookie      = "intercom-id-" + rig.AppID
	sessionCookie = "intercom-session-" + rig.AppID
	deviceCookie  = "intercom-device-id-" + rig.AppID
)

// hasSession is true once the page has the session that the backend issued.
const hasSession = `document.cookie.includes('` + sessionCookie + `')`

const week = 7 * 24 * time.Hour

// lives is until when the cookies live, section 4 of the contract.
var lives = map[string]func(time.Time) time.Time{
	idCookie:      nineMonths,
	deviceCookie:  nineMonths,
	sessionCookie: func(now time.Time) time.Time { return now.Add(week) },
}

func nineMonths(now time.Time) time.Time { return now.AddDate(0, 9, 0) }

// assertCookies says that these cookies of the messenger are there and no others,
// on that domain, as they must be.
func assertCookies(t *testing.T, w *rig.World, domain string, secure bool, names ...string) {
	t.Helper()
	cookies, now := w.Cookies(), time.Now().UTC()
	got := w.CookieNames()
	slices.Sort(got)
	slices.Sort(names)
	assert.Equal(t, names, got)
	for _, name := range names {
		c := cookies[name]
		assert.NotEmpty(t, c.Value, name)
		assert.Equal(t, domain, c.Domain, name)
		assert.Equal(t, "/", c.Path, name)
		assert.Equal(t, "Lax", c.SameSite, name)
		assert.Equal(t, secure, c.Secure, name)
		assert.WithinDuration(t, lives[name](now), c.Expires, time.Minute, name)
	}
}

func TestCookiesOfAVisitorAndAUser(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		host, domain string
	}{
		"on localhost, for it alone":                  {"localhost", "localhost"},
		"on an address, for it alone":                 {"127.0.0.1", "127.0.0.1"},
		"on a subdomain, for the registrable domain":  {"www.demo.localhost", ".demo.localhost"},
		"on a deeper one, for the registrable domain": {"a.b.demo.localhost", ".demo.localhost"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345'});`))
			w.Open(w.On(c.host) + "/start")
			w.UntilPings(1)
			w.Until(hasSession)
			assertCookies(t, w, c.domain, false, idCookie, sessionCookie, deviceCookie)

			before := w.Cookies()
			w.Do(`Intercom('update', {user_id: 'u-1'})`)
			w.UntilPings(2)
			assertCookies(t, w, c.domain, false, idCookie, sessionCookie, deviceCookie)
			assert.Equal(t, before[idCookie].Value, w.Cookies()[idCookie].Value, "the visitor becomes the user")

			w.Do(`Intercom('shutdown')`)
			assertCookies(t, w, c.domain, false, deviceCookie)
			assert.Equal(t, before[deviceCookie].Value, w.Cookies()[deviceCookie].Value)
			assert.NotContains(t, w.Cookies(), "intercom-probe")
			assert.Empty(t, w.Console.Trouble())
		})
	}
}

func TestCookiesOfASecurePageAreSecure(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	secure := rig.NewSecureFront(t, w.Backend)
	secure.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1'});`))
	w.TrustAnyCertificate()
	w.Open(secure.On("www.demo.localhost") + "/start")
	secure.UntilPings(1)
	w.Until(hasSession)
	assertCookies(t, w, ".demo.localhost", true, idCookie, sessionCookie, deviceCookie)
	w.Do(`Intercom('shutdown')`)
	assertCookies(t, w, ".demo.localhost", true, deviceCookie)
}

func TestSessionDurationShortensTheSessionCookie(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', session_duration: 3600000});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Until(hasSession)
	cookies := w.Cookies()
	assert.WithinDuration(t, time.Now().Add(time.Hour), cookies[sessionCookie].Expires, time.Minute)
	assert.WithinDuration(t, nineMonths(time.Now().UTC()), cookies[idCookie].Expires, time.Minute)
}

func TestSubdomainsShareThePerson(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345'});`))
	w.Open(w.On("www.demo.localhost") + "/start")
	w.UntilPings(1)
	w.Until(hasSession)
	before := w.Cookies()

	w.Open(w.On("app.demo.localhost") + "/start")
	w.UntilPings(2)
	assert.Equal(t, before[idCookie].Value, rig.Get[string](w.Tab, `Intercom('getVisitorId')`))
	assert.Len(t, w.Contacts(rig.AppID), 1)
	assert.Len(t, w.PageViews(), 2)
}

// A suffix under which everybody is takes no cookie of anybody.
func TestADomainThatTheBrowserTakesNoCookieForChangesNothing(t *testing.T) {
	t.Parallel()
	for _, domain := range []string{"localhost", "app.demo.localhost", "example.com", ".", "localhost; Secure"} {
		t.Run(domain, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.EditPings(func(answer string) string {
				assert.Contains(t, answer, `{"app":`)
				return strings.Replace(answer, `{"app":`, `{"origin_cookie_domain":"`+domain+`","app":`, 1)
			})
			w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345'}); Intercom('ready', () => window.live = true);`))
			w.Open(w.On("www.demo.localhost") + "/start")
			w.Until(`window.live`)
			assertCookies(t, w, ".demo.localhost", false, idCookie, sessionCookie, deviceCookie)
			before := w.Cookies()
			w.Reload()
			w.Until(`window.live`)
			assert.Equal(t, before[idCookie].Value, rig.Get[string](w.Tab, `Intercom('getVisitorId')`))
			assert.Len(t, w.Contacts(rig.AppID), 1)
		})
	}
}

func TestWithoutCookiesAndStorageAPersonLastsAsLongAsThePage(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.Before(`
		Object.defineProperty(Document.prototype, 'cookie', {get: () => '', set() {}});
		Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused', 'SecurityError'); }});`)
	w.File("/start", page(documented, `Intercom('boot', {app_id: 'abc12345'});`))
	w.Open(w.Origin + "/start")
	w.UntilPings(1)
	w.Do(`Intercom('update', {plan: 'pro'})`)
	w.UntilPings(2)
	assert.Len(t, w.Contacts(rig.AppID), 1)
	assert.Equal(t, map[string]any{"plan": "pro"}, w.Contacts(rig.AppID)[0].Custom)
	assert.Empty(t, w.CookieNames())
	assert.Len(t, w.Console.Trouble(), 1)
	assert.Len(t, w.Console.Said("warning", "storage"), 1, "what waits would not outlive the page")
}
