package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// goApp opens the app in Go with a backend of its own.
func goApp(t *testing.T) *rig.World {
	w := rig.New(t)
	w.Size(1280, 800)
	w.Open(w.Origin + "/gospa/")
	w.UntilStored("the visitor", func() bool { return len(w.Contacts(rig.AppID)) == 1 })
	t.Cleanup(func() {
		assert.False(t, rig.Get[bool](w.Tab, `'Intercom' in window`), "the page has no window.Intercom")
		assert.Empty(t, w.Console.Trouble())
	})
	return w
}

// does is the selector of a button of the app.
func does(what, with string) string {
	return `button[data-do="` + what + `"][data-with="` + with + `"]`
}

// has is true when the element that fits has just that text.
func has(selector, text string) string {
	return `document.querySelector('` + selector + `')?.textContent === '` + text + `'`
}

func TestRouteChangesOfTheAppInGoArePageViews(t *testing.T) {
	t.Parallel()
	w := goApp(t)
	w.Click(`main a[href="/gospa/boats/tern"]`)
	w.Until(has(`h1`, "Tern"))
	assert.Equal(t, "H1", rig.Get[string](w.Tab, `document.activeElement.tagName`), "the focus is where the page begins")
	w.Click(`nav a[data-page="account"]`)
	w.Until(has(`h1`, "Who is there?"))
	w.Do(`history.back()`)
	w.Until(has(`h1`, "Tern"))
	assert.Equal(t, "Tern · Quayside", rig.Get[string](w.Tab, `document.title`))
	w.UntilStored("the page views", func() bool { return len(w.PageViews()) == 4 })
	assert.Equal(t, []string{w.Origin + "/gospa/", w.Origin + "/gospa/boats/tern", w.Origin + "/gospa/account", w.Origin + "/gospa/boats/tern"}, w.PageViews())
}

func TestAnEventOfTheAppInGo(t *testing.T) {
	t.Parallel()
	w := goApp(t)
	w.Click(`main a[href="/gospa/boats/tern"]`)
	w.Click(does("book", "tern"))
	w.Until(has(`#said`, "Tern is yours for a day."))
	w.UntilStored("the event and the attribute", func() bool {
		return custom(w)["booked_days"] == 1.0 && len(rig.Query[string](w.Backend, `SELECT name FROM events WHERE name = 'booked-boat'`)) == 1
	})
	assert.JSONEq(t, `{"boat": "Tern", "price": 64}`, rig.Query[string](w.Backend, `SELECT metadata FROM events`)[0])
}

func TestTheMessengerOfTheAppInGo(t *testing.T) {
	t.Parallel()
	w := goApp(t)
	const messages, expanded = `#messages`, `document.querySelector('#messages').ariaExpanded === `
	w.Click(messages)
	w.UntilOpen()
	w.Until(expanded + `'true'`)
	w.Click(messages)
	w.UntilShut()
	w.Until(expanded + `'false'`)

	w.Click(`main a[href="/gospa/boats/otter"]`)
	w.Click(does("ask", "otter"))
	w.UntilOpen()
	w.UntilComposer()
	w.Until(rig.InTalk(`textarea`) + `.value === 'About Otter: '`)
	w.Type("does she take dogs?")
	w.Press(kb.Enter)
	w.UntilSaid("> About Otter: does she take dogs?")
	w.Click(messages)
	w.UntilShut()

	o := rig.NewOperator(t, w.Backend)
	o.Choose("does she take dogs?")
	o.Answer("Small ones.")
	w.Until(has(`#unread`, "1"))
	assert.Equal(t, "Messages, 1 unread", rig.Get[string](w.Tab, `document.querySelector('#messages').computedName`))
	w.Click(messages)
	w.UntilSaid("> About Otter: does she take dogs?", "Small ones.")
	w.Until(`document.querySelector('#unread').hidden`)
	assert.Equal(t, "Messages", rig.Get[string](w.Tab, `document.querySelector('#messages').computedName`))
}

func TestTheAppInGoFromLoginToLogout(t *testing.T) {
	t.Parallel()
	w := goApp(t)
	w.Click(`main a[href="/gospa/boats/heron"]`)
	w.Click(does("ask", "heron"))
	w.UntilComposer()
	w.Type("is she free?")
	w.Press(kb.Enter)
	w.UntilSaid("> About Heron: is she free?")

	w.Click(`nav a[data-page="account"]`)
	w.Click(does("sign-in", "u-1001"))
	w.Until(has(`h1`, "Hello, Ada Example"))
	w.UntilStored("the user", func() bool {
		c := w.Contacts(rig.AppID)
		return len(c) == 1 && c[0].UserID == "u-1001" && c[0].Name == "Ada Example"
	})
	w.UntilSaid("> About Heron: is she free?")
	w.Reload()
	w.Until(has(`nav a[data-page="account"]`, "Account"))

	before := w.Cookies()[idCookie].Value
	w.Click(does("sign-out", ""))
	w.Until(has(`h1`, "Who is there?"))
	w.UntilStored("a new visitor", func() bool { return len(w.Contacts(rig.AppID)) == 2 })
	assert.NotEqual(t, before, w.Cookies()[idCookie].Value)
	w.Click(`#messages`)
	w.UntilOpen()
	assert.NotContains(t, w.Words(), "Heron", "nothing of the person before is left")
	w.Until(`!JSON.stringify({...localStorage}).includes("u-1001")`) // what was unsent went out as theirs
}

func TestAxeFindsNothingInTheAppInGo(t *testing.T) {
	t.Parallel()
	everywhere(t, func(t *testing.T, w *rig.World, size func(*rig.Tab)) {
		axe := newInspector(t)
		size(w.Tab)
		for path, heading := range map[string]string{
			"/gospa/": "Boats for a day on the bay", "/gospa/boats/tern": "Tern", "/gospa/account": "Who is there?", "/gospa/nothing": "There is no such page",
		} {
			w.Open(w.Origin + path)
			w.Until(has(`h1`, heading))
			axe.fine(w.Tab, `document`, path)
		}
		w.Open(w.Origin + "/gospa/boats/tern")
		w.Click(does("book", "tern"))
		w.Until(has(`#said`, "Tern is yours for a day."))
		axe.fine(w.Tab, `document`, "a boat is booked")
		w.Click(`nav a[data-page="account"]`)
		w.Click(does("sign-in", "u-1001"))
		w.Until(has(`h1`, "Hello, Ada Example"))
		axe.fine(w.Tab, `document`, "somebody is signed in")
	})
}
