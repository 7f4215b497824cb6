package server_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/backend/sessions"
	"github.com/entryphone/entryphone/sdk/wire"
)

func TestAFirstVisit(t *testing.T) {
	b := start(t)
	w := b.browser("visitor-1")
	w.url = site + "/?utm_source=mail&utm_campaign=spring&x=1"
	a := w.ping()
	assert.Equal(t, "Demo", a.App.Name)
	assert.Equal(t, wire.RoleVisitor, a.User.Role)
	assert.Equal(t, "visitor-1", a.User.AnonymousID)
	assert.Equal(t, "en", a.User.Locale)
	assert.True(t, a.User.NewSession)
	assert.NotEmpty(t, a.Session)
	assert.Equal(t, b.clock.Now().Add(sessions.Cookie).Unix(), a.SessionExpiry)
	assert.Equal(t, wire.LauncherSettings{ShowLauncher: true, Alignment: "left", Color: "#123456"}, a.LauncherSettings)
	assert.Equal(t, []string{"Welcome"}, titles(a))
	assert.Equal(t, b.url+"/demo/images/welcome.svg", a.ClientMatches[0].Blocks[0].URL, "pictures come from here")
	assert.Equal(t, site+"/pricing", a.ClientMatches[0].Blocks[2].URL, "links stay on the site")
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts WHERE utm = '{"utm_campaign":"spring","utm_source":"mail"}'`))
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM page_views WHERE title = 'Title'`))

	again := w.ping()
	assert.Equal(t, a.User.ID, again.User.ID)
	assert.Equal(t, a.Session, again.Session)
	assert.False(t, again.User.NewSession)
}

func TestVisitorBecomesUserAndTheNextPersonIsNobodyKnown(t *testing.T) {
	b := start(t)
	w := b.browser("shared")
	visitor := w.ping()
	user := w.ping(is("user_id", "7"), is("email", "ada@example.com"), is("name", "Ada Example"))
	assert.Equal(t, visitor.User.ID, user.User.ID, "the visitor became the user")
	assert.Equal(t, wire.RoleUser, user.User.Role)
	assert.Equal(t, "shared", user.User.AnonymousID)
	assert.NotEqual(t, visitor.Session, user.Session, "who becomes somebody gets another session")

	assert.Equal(t, user.User.ID, w.ping().User.ID, "the session alone continues as the user")

	next := b.browser("shared") // the id cookie stayed, the session is gone
	a := next.ping()
	assert.NotEqual(t, user.User.ID, a.User.ID)
	assert.Equal(t, wire.RoleVisitor, a.User.Role)
	assert.NotEqual(t, "shared", a.User.AnonymousID, "the client is given another id")
	assert.Equal(t, a.User.ID, next.ping().User.ID)

	other := next.ping(is("user_id", "8"))
	assert.Equal(t, a.User.ID, other.User.ID)
	back := next.ping(is("user_id", "7"))
	assert.Equal(t, user.User.ID, back.User.ID, "another user's session is ignored")
	assert.Equal(t, "shared", back.User.AnonymousID, "and so is their id cookie")
	assert.Equal(t, 2, b.count(`SELECT count(*) FROM contacts`))
}

func TestTheNextPersonIsOneVisitorThoughNoAnswerArrives(t *testing.T) {
	b := start(t)
	user := b.browser("shared").ping(is("user_id", "7"))

	next := b.browser("shared") // the id cookie stayed, the session is gone
	next.keys = 10
	for range 3 {
		status, body := next.send(wire.Ping, next.request(wire.Object{is("n", 1.0)}))
		require.Equal(t, http.StatusOK, status, body)
	}
	event := next.request(nil)
	event.Events = []wire.Event{{Name: "ordered", ID: "e1"}}
	status, body := next.send(wire.Events, event)
	require.Equal(t, http.StatusOK, status, body)
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts WHERE role = 'visitor'`))
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM events JOIN contacts ON contacts.id = contact_id WHERE role = 'visitor'`))
	a := next.ping()
	assert.Equal(t, wire.RoleVisitor, a.User.Role)
	assert.NotEqual(t, user.User.ID, a.User.ID)

	other := next.ping(is("user_id", "8"))
	assert.Equal(t, a.User.ID, other.User.ID)
	third := b.browser("shared")
	third.keys = 100
	assert.NotContains(t, []string{user.User.ID, other.User.ID}, third.ping().User.ID, "nor is the one after that somebody known")
	assert.Equal(t, 3, b.count(`SELECT count(*) FROM contacts`))
}

func TestAVisitorIsMergedIntoAKnownUser(t *testing.T) {
	b := start(t)
	desk, phone := b.browser("desk"), b.browser("phone")
	user := desk.ping(is("user_id", "7"), is("plan", "pro"))
	phone.url = site + "/pricing"
	visitor := phone.ping(is("plan", "free"), is("theme", "dark"))
	left := phone.session
	assert.NotEqual(t, user.User.ID, visitor.User.ID)

	merged := phone.ping(is("user_id", "7"))
	assert.Equal(t, user.User.ID, merged.User.ID)
	assert.NotEqual(t, left, merged.Session)
	assert.Equal(t, "phone", merged.User.AnonymousID)
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts`))
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts WHERE custom_attributes = '{"plan":"pro","theme":"dark"}'`))
	assert.Equal(t, 2, b.count(`SELECT count(*) FROM page_views WHERE contact_id = ?`, user.User.ID))

	tab := b.browser("phone")
	tab.session = left
	assert.Equal(t, user.User.ID, tab.ping().User.ID, "a tab with the visitor's session is the user's")
	thief := b.browser("phone")
	assert.NotEqual(t, user.User.ID, thief.ping().User.ID, "the visitor's id cookie alone is not")
}

func TestEmailPersons(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	ada := w.ping(is("email", "ada@example.com"))
	assert.Equal(t, ada.User.ID, w.ping(is("email", "ADA@Example.com")).User.ID, "case is no matter")
	withID := w.ping(is("email", "ada@example.com"), is("user_id", "7"))
	assert.Equal(t, ada.User.ID, withID.User.ID, "gains an id")
	changed := w.ping(is("email", "new@example.com"), is("user_id", "7"))
	assert.Equal(t, ada.User.ID, changed.User.ID, "another email is a changed attribute")
	assert.Equal(t, 1, b.count(`SELECT count(*) FROM contacts WHERE email = 'new@example.com'`))
	other := w.ping(is("email", "bob@example.com"))
	assert.NotEqual(t, ada.User.ID, other.User.ID, "another person")
}

func TestSessionsAreRenewedExpireAndCanBeRevoked(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	user := w.ping(is("user_id", "7"))
	first := w.session
	b.clock.advance(sessions.Life / 2)
	assert.Equal(t, first, w.ping().Session, "half of its life is left")
	b.clock.advance(time.Hour)
	renewed := w.ping()
	assert.Equal(t, user.User.ID, renewed.User.ID)
	assert.NotEqual(t, first, renewed.Session)
	assert.False(t, renewed.User.NewSession)

	old := b.browser("v")
	old.session = first
	b.clock.advance(sessions.Life / 2)
	assert.NotEqual(t, user.User.ID, old.ping().User.ID, "the first one has expired")
	assert.Equal(t, user.User.ID, w.ping().User.ID, "the renewed one has not")

	b.revoke(user.User.ID)
	assert.NotEqual(t, user.User.ID, w.ping().User.ID, "revoked")
	foreign := b.browser("x")
	foreign.app, foreign.session = secure, renewed.Session
	assert.NotEqual(t, user.User.ID, foreign.ping().User.ID, "another workspace")
}

func (b *backend) revoke(contact string) {
	b.count(`UPDATE contacts SET session_version = session_version + 1 WHERE id = ? RETURNING 1`, contact)
}

func TestAttributesAndCompanies(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	acme := wire.Object{is("company_id", "acme"), is("name", "Acme"), is("plan", "big"), is("remote_created_at", 7.0), is("tier", 1.0)}
	w.ping(is("user_id", "7"), is("name", "Ada Example"), is("phone", "1"), is("created_at", 5.0), is("language_override", "de-AT"), is("plan", "pro"), is("seats", 3.0),
		is("utm_source", "settings"), is("z_index", 9.0), is("last_request_at", 99.0), is("nested", wire.Object{is("a", 1.0)}),
		is("company", acme), is("companies", []any{wire.Object{is("id", "other")}}))
	a := w.ping(is("user_id", "7"), is("plan", nil), is("seats", 4.0), is("name", "undefined"))
	assert.Equal(t, "de-AT", a.User.Locale)
	c := b.contact(a.User.ID)
	assert.Equal(t, map[string]any{"seats": 4.0}, c["custom_attributes"])
	assert.Nil(t, c["name"])
	assert.Equal(t, "1", c["phone"])
	assert.Equal(t, 5.0, c["signed_up_at"])
	assert.Nil(t, c["utm_source"], "never from settings")
	assert.Equal(t, "acme", c["active_company_id"])
	companies := c["companies"].(map[string]any)["data"].([]any)
	require.Len(t, companies, 2)
	assert.Subset(t, companies[1], map[string]any{"id": "acme", "name": "Acme", "plan": "big", "remote_created_at": 7.0, "custom_attributes": map[string]any{"tier": 1.0}})

	r := w.request(wire.Object{is("user_id", "7")})
	r.ActiveCompanyID = "other"
	w.deliver(r)
	assert.Equal(t, "other", b.contact(a.User.ID)["active_company_id"])
	r = w.request(wire.Object{is("user_id", "7")})
	r.ActiveCompanyID = "foreign"
	w.deliver(r)
	assert.Equal(t, "other", b.contact(a.User.ID)["active_company_id"], "only one of their own")
}

func TestPageViewsPerPageLoad(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	for _, step := range []struct{ load, path string }{
		{"s1", "/"}, {"s1", "/"}, {"s1", "/pricing"}, {"s1", "/"}, {"s2", "/"}, {"s2", ""},
	} {
		w.load, w.url = step.load, site+step.path
		if step.path == "" {
			w.url = ""
		}
		w.ping()
	}
	assert.Equal(t, 4, b.count(`SELECT count(*) FROM page_views`))
}

func TestLocaleOfTheBrowser(t *testing.T) {
	b := start(t)
	w := b.browser("v")
	r := w.request(nil)
	for header, want := range map[string]string{"fr-CA,fr;q=0.8": "fr-CA", "*": "en", "": "en", "<script>": "en"} {
		status, _, body := b.do(http.MethodPost, wire.Path(wire.Ping), map[string]string{"Accept-Language": header}, r.Encode())
		require.Equal(t, http.StatusOK, status)
		a, err := wire.ParsePing(body)
		require.NoError(t, err)
		assert.Equal(t, want, a.User.Locale, header)
	}
}
