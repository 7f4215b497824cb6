package e2e

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// elsewhere is a site of another origin than the backend's, which serves one page.
func elsewhere(t *testing.T, html string) string {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(html))
	}))
	t.Cleanup(site.Close)
	return site.URL
}

// untilUser waits for u-1 and says that no request needed a preflight.
func untilUser(t *testing.T, w *rig.World) {
	t.Helper()
	w.UntilStored("the event", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1 })
	require.Len(t, w.Contacts(rig.AppID), 1)
	assert.Equal(t, "u-1", w.Contacts(rig.AppID)[0].UserID)
	for _, r := range w.Requests() {
		assert.Equal(t, http.MethodPost, r.Method, r.Path)
	}
	assert.Empty(t, w.Console.Trouble())
}

func TestAPageOfAnotherOriginThatNamesTheBackend(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	// The loader comes from one origin, requests go to another, the page is on a third.
	loader := rig.NewFront(t, w.Backend)
	origin := elsewhere(t, page(`
		window.intercomSettings = {app_id: 'abc12345', api_base: '`+w.Origin+`', user_id: 'u-1'};`,
		`<script src="`+loader.Origin+`/widget/abc12345" async></script>`)+`<script>addEventListener('load', () => setTimeout(function again() {
			window.Intercom?.booted ? Intercom('trackEvent', 'from-elsewhere') : setTimeout(again, 10); }));</script>`)
	w.Open(origin + "/pricing")
	untilUser(t, w)
	assert.Empty(t, loader.Requests())
	w.UntilCard(prices)
	w.ClickCard(`.dismiss`)
	untilStates(w, prices, "dismissed", "seen")
}

func TestAPageOfAnotherOriginGoesWhereTheLoaderCameFrom(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	origin := elsewhere(t, page(`
		(() => { const i = function () { i.c(arguments); }; i.q = []; i.c = a => i.q.push(a); window.Intercom = i; })();`+bootUser+`Intercom('trackEvent', 'from-elsewhere');`,
		`<script src="`+w.Origin+`/widget/abc12345" async></script>`))
	w.Open(origin + "/")
	untilUser(t, w)
}

func TestAnOriginThatTheWorkspaceDoesNotListIsRefused(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	stranger := rig.NewFront(t, w.Backend)
	stranger.File("/start", page(`window.intercomSettings = {app_id: 'abc12345', api_base: '`+w.Origin+`', user_id: 'u-1'};`,
		`<script src="`+w.Origin+`/widget/abc12345" async></script>`))
	w.Open(stranger.On("stranger.example.localhost.") + "/start")
	w.Until(isBooted)
	w.UntilPings(1)
	assert.Empty(t, w.Contacts(rig.AppID))
}
