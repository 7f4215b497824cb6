package e2e

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// visitorAt is a world in which a visitor is booted on a path of the test's own
// page, with further settings if any.
func visitorAt(t *testing.T, path, settings string) *rig.World {
	t.Helper()
	w := rig.New(t)
	servePages(w, settings)
	w.Open(w.Origin + path)
	return w
}

func servePages(w *rig.World, settings string) {
	html := page(`<button id="before" autofocus>Before</button>`, documented, `Intercom('boot', {app_id: 'abc12345', `+settings+`});`)
	for _, path := range []string{"/", "/pricing", "/docs", "/elsewhere"} {
		w.File(path, html)
	}
}

func untilStates(w *rig.World, title string, want ...string) {
	w.UntilStored(title, func() bool { return assert.ObjectsAreEqual(want, w.PostStates(title)) })
}

func TestAPostIsACardWithTitleBlocksAndImage(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/", "")
	w.UntilCard(welcome)
	untilStates(w, welcome, "seen")

	assert.True(t, rig.Get[bool](w.Tab, `!!document.querySelector('#intercom-container.intercom-namespace .intercom-lightweight-app iframe.intercom-notifications-frame[data-intercom-frame="true"]')`))
	w.Until(rig.InCards(`img`) + `.naturalWidth > 0`)
	assert.Equal(t, "A door that stands open", rig.Get[string](w.Tab, rig.InCards(`img`)+`.alt`))
	assert.Equal(t, "visitor", rig.Get[string](w.Tab, rig.InCards(`p strong`)+`.textContent`))
	assert.Equal(t, w.Origin+"/pricing", rig.Get[string](w.Tab, rig.InCards(`a.button`)+`.href`))
	assert.Equal(t, "See the prices", rig.Get[string](w.Tab, rig.InCards(`a.button`)+`.textContent`))
	assert.Empty(t, w.Console.Trouble())
}

func TestAButtonWithAnAddressOpensItInANewTab(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/", "")
	w.UntilCard(welcome)
	opened := w.Opened(func() { w.ClickCard(`a.button`) })
	assert.Equal(t, w.Origin+"/pricing", opened.URL)
	assert.False(t, opened.CanReachOpener)
	untilStates(w, welcome, "clicked", "seen")
	assert.Equal(t, []string{welcome}, w.CardTitles(), "it stays")
	assert.Equal(t, w.Origin+"/", rig.Get[string](w.Tab, `location.href`))
}

func TestAButtonWithoutAnAddressAcknowledges(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/pricing", "")
	w.UntilCard(prices)
	w.ClickCard(`button.button`)
	w.UntilNoCard()
	untilStates(w, prices, "clicked", "dismissed", "seen")
}

func TestAPostIsDismissed(t *testing.T) {
	t.Parallel()
	for name, dismiss := range map[string]func(*rig.World){
		"by mouse":                          func(w *rig.World) { w.ClickCard(`.dismiss`) },
		"by Escape":                         func(w *rig.World) { tabTo(w, `a.button`); w.Press(kb.Escape) },
		"by Enter on the dismissing button": func(w *rig.World) { tabTo(w, `.dismiss`); w.Press(kb.Enter) },
		"by Space on the dismissing button": func(w *rig.World) { tabTo(w, `.dismiss`); w.Press(" ") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := visitorAt(t, "/pricing", "")
			w.UntilCard(prices)
			w.Until(`document.activeElement.id === 'before'`)
			dismiss(w)
			w.UntilNoCard()
			untilStates(w, prices, "dismissed", "seen")
			if name != "by mouse" {
				w.Until(`document.activeElement.id === 'before'`)
			}

			w.Do(`history.pushState({}, '', '/docs'); Intercom('update')`)
			w.UntilCard(docs)
			w.Do(`history.pushState({}, '', '/pricing'); Intercom('update')`)
			w.UntilNoCard()
			w.Reload()
			w.UntilPings(4)
			w.Until(isBooted)
			w.UntilNoCard()
			assert.Empty(t, w.Console.Trouble())
		})
	}
}

// tabTo presses Tab until the element in the frame has the focus.
func tabTo(w *rig.World, selector string) {
	const most = 10
	for range most {
		w.Press(kb.Tab)
		if rig.Get[bool](w.Tab, `document.activeElement.name === 'intercom-notifications-frame' && `+
			rig.InCards(selector)+` === `+rig.Cards+`.activeElement`) {
			return
		}
	}
	w.Until(`false /* Tab never came to ` + selector + ` */`)
}

func TestAPostDismissedWhileTheBackendIsAwayStaysAway(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/pricing", "")
	w.UntilCard(prices)
	untilStates(w, prices, "seen")
	w.BreakFor(func(r *rig.Request) rig.Break {
		if strings.HasSuffix(r.Path, "/dismissed") {
			return rig.Break{Status: http.StatusServiceUnavailable}
		}
		return rig.Break{}
	})
	w.ClickCard(`.dismiss`)
	w.UntilNoCard()
	w.Reload()
	w.UntilPings(2)
	w.Until(isBooted)
	w.UntilNoCard()
	assert.Equal(t, []string{"seen"}, w.PostStates(prices))
}

func TestHiddenNotificationsAreNotShown(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/pricing", "hide_notifications: true")
	w.UntilPings(1)
	w.Until(hasSession)
	w.UntilNoCard()
	assert.Empty(t, w.PostStates(prices), "nobody has seen it")

	for i, c := range []struct {
		call  string
		shown bool
	}{
		{`Intercom('hideNotifications', false)`, true},
		{`Intercom('hideNotifications', true)`, false},
		{`Intercom('update', {hide_notifications: false})`, true},
		{`Intercom('update', {hide_notifications: true})`, false},
	} {
		w.Do(c.call)
		if c.shown {
			w.UntilCard(prices)
			untilStates(w, prices, "seen")
		} else {
			w.UntilNoCard()
			assert.Zero(t, rig.Get[int](w.Tab, `document.querySelectorAll('iframe').length`), i)
		}
	}
}

func TestShutdownTakesTheCardAway(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/pricing", "")
	w.UntilCard(prices)
	w.Do(`Intercom('shutdown')`)
	assert.Zero(t, rig.Get[int](w.Tab, `document.querySelectorAll('iframe, [id^=intercom]').length`))
}

func TestACardThatThePageThrewOutComesBackWithReattachActivator(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/pricing", "")
	w.UntilCard(prices)
	w.Do(`document.getElementById('intercom-container').remove()`)
	w.Do(`Intercom('reattach_activator')`)
	w.UntilCard(prices)
}
