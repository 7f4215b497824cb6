package e2e

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

const (
	welcome = "Welcome"
	prices  = "Which plan fits?"
	pro     = "Made for the pro plan"
	docs    = "Reading the documentation?"
)

// link is the selector of a link in the demo's header.
func link(path string) string { return `nav a[href="` + path + `"]` }

func TestRouteChangesOfTheDemoAreOnePageViewEach(t *testing.T) {
	t.Parallel()
	for name, choice := range map[string]string{
		"by update with last_request_at": "views-last-request-at",
		"by update alone":                "views-update",
		"noticed by track_url_changes":   "views-track",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := rig.New(t)
			w.Open(w.Origin + "/settings")
			w.UntilPings(1)
			w.Click(`[data-testid="` + choice + `"]`)

			for _, step := range []struct{ click, path, card string }{
				{link("/pricing"), "/pricing", prices},
				{link("/docs"), "/docs", docs},
				{`a[href="/docs/sources"]`, "/docs/sources", docs},
				{link("/dashboard"), "/dashboard", ""},
				{link("/"), "/", welcome},
			} {
				w.Click(step.click)
				w.Until(`location.pathname === '` + step.path + `'`)
				if step.card == "" {
					w.UntilNoCard()
				} else {
					w.UntilCard(step.card)
					assert.Equal(t, []string{step.card}, w.CardTitles(), step.path)
				}
			}
			w.Do(`history.back()`)
			w.UntilStored("the page view of the way back", func() bool { return len(w.PageViews()) == 7 })
			var want []string
			for _, path := range []string{"/settings", "/pricing", "/docs", "/docs/sources", "/dashboard", "/", "/dashboard"} {
				want = append(want, w.Origin+path)
			}
			assert.Equal(t, want, w.PageViews())
			w.UntilNoCard()
			assert.Empty(t, w.Console.Trouble())
		})
	}
}

func TestTheDemoFromLoginToLogout(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.Size(1280, 800) // the card is beside the plans
	w.Open(w.Origin + "/dashboard")
	w.UntilPings(1)
	w.Click(`[data-testid="login-ada"]`)
	w.UntilStored("the user", func() bool {
		c := w.Contacts(rig.AppID)
		return len(c) == 1 && c[0].UserID == "u-1001" && c[0].Custom["plan"] == "free"
	})
	w.Click(link("/pricing"))
	w.UntilCard(prices)
	w.Click(`[data-testid="choose-pro"]`)
	w.UntilStored("the new plan", func() bool { return w.Contacts(rig.AppID)[0].Custom["plan"] == "pro" })
	w.Click(link("/dashboard"))
	w.UntilCard(pro)
	assert.Equal(t, []string{"example-works"}, rig.Query[string](w.Backend, `SELECT company_id FROM companies`))

	w.Click(`[data-testid="logout"]`)
	w.UntilStored("a new visitor", func() bool { return len(w.Contacts(rig.AppID)) == 2 })
	w.UntilNoCard()
	w.Click(`[data-testid="login-grace"]`)
	w.UntilStored("the other person", func() bool { return w.Contacts(rig.AppID)[1].UserID == "u-1002" })
	assert.Len(t, w.Contacts(rig.AppID), 2, "the visitor between became the second person")
	assert.Empty(t, w.Console.Trouble())
}

func TestTheDemoThatBootsLate(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.Open(w.Origin + "/late")
	w.Click(`[data-testid="late-event"]`)
	w.Until(`document.querySelector('[data-testid="late-held"]').textContent === 'One call is'`)
	assert.Empty(t, w.Requests())
	assert.False(t, rig.Get[bool](w.Tab, `'Intercom' in window`))
	w.Click(`[data-testid="late-start"]`)
	w.UntilStored("the event", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1 })
	assert.Equal(t, []string{w.Origin + "/late"}, w.PageViews())
}

func TestThePanelShowsWhatTheBackendKnows(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.Size(1280, 800)
	w.Open(w.Origin + "/dashboard")
	w.Click(`[data-testid="login-grace"]`)
	const panel = `document.querySelector('[data-testid="panel"]').textContent`
	w.Until(panel + `.includes('u-1002')`)
	w.Click(`[data-action="export"]`)
	w.Until(panel + `.includes('exported-report')`)
	w.Click(link("/pricing"))
	w.Until(panel + `.includes('/pricing')`)
	w.Click(`[data-testid="choose-free"]`)
	w.Until(panel + `.match(/plan\s*free/)`)
}
