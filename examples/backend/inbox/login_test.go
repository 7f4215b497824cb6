package inbox

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheTokenIsTradedForACookieThatDoesNotHoldIt(t *testing.T) {
	d := open(t)
	o := d.operator(token)
	c := o.cookie
	assert.True(t, c.HttpOnly)
	assert.Equal(t, http.SameSiteStrictMode, c.SameSite)
	assert.Equal(t, "/inbox", c.Path)
	assert.Equal(t, 12*60*60, c.MaxAge)
	assert.False(t, c.Secure, "by http")
	assert.NotContains(t, c.Value, token)
	assert.Contains(t, o.get("/inbox").body, "Demo")
	assert.Equal(t, "/inbox", o.get("/inbox/login").header.Get("Location"), "who is in need not log in")

	r := o.do(http.MethodPost, "/inbox/login", map[string]string{"X-Forwarded-Proto": "https"}, "token", token)
	assert.Contains(t, r.header.Get("Set-Cookie"), "; Secure")
}

func TestLoginsThatAreRefused(t *testing.T) {
	d := open(t)
	for name, wrong := range map[string]string{"wrong": "wrong-token-of-demo", "none, which one workspace has": ""} {
		t.Run(name, func(t *testing.T) {
			o := &operator{d: d}
			r := o.post("/inbox/login", "token", wrong)
			assert.Equal(t, http.StatusUnprocessableEntity, r.status)
			assert.Contains(t, r.body, "No workspace has this token.")
			assert.Nil(t, o.cookie)
		})
	}
	o := &operator{d: d}
	for _, path := range []string{"/inbox?token=" + token, "/inbox/login?token=" + token} {
		o.get(path)
		o.post(path)
		assert.Nil(t, o.cookie, path)
	}
	r := o.do(http.MethodGet, "/inbox", map[string]string{"Authorization": "Bearer " + token})
	assert.Equal(t, "/inbox/login", r.header.Get("Location"))
}

func TestTokensCannotBeTriedForLong(t *testing.T) {
	d := open(t)
	o := &operator{d: d}
	for range loginsAtOnce {
		require.Equal(t, http.StatusUnprocessableEntity, o.post("/inbox/login", "token", "a guess").status)
	}
	assert.Equal(t, http.StatusTooManyRequests, o.post("/inbox/login", "token", token).status)
	d.now.Add(60)
	assert.Equal(t, http.StatusSeeOther, o.post("/inbox/login", "token", token).status)
}

func TestSessionsThatAreNotGood(t *testing.T) {
	d := open(t)
	good := d.operator(token)
	in := func(o *operator) bool { return o.get("/inbox").status == http.StatusOK }
	require.True(t, in(good))

	forged := *good.cookie
	parts := strings.Split(forged.Value, ".")
	forged.Value = parts[0] + "." + strings.Split(d.operator(otherToken).cookie.Value, ".")[1] + "." + parts[2]
	assert.False(t, in(&operator{d, &forged}), "forged")

	before := d.Key
	d.Key = []byte("fedcba9876543210fedcba9876543210")
	assert.False(t, in(good), "signed with another key")
	d.Key = before

	d.Workspaces = workspaces(t, strings.ReplaceAll(teams, token, "another-token-of-it"))
	assert.False(t, in(good), "got with a token that is no longer good")
	d.Workspaces = workspaces(t, strings.ReplaceAll(teams, `{"id": "1", "name": "One"}, `, ""))
	assert.False(t, in(good), "of an admin who has left")
	d.Workspaces = workspaces(t, teams)
	require.True(t, in(good))

	d.now.Add(12*60*60 + 1)
	assert.False(t, in(good), "expired")
}

func TestLogout(t *testing.T) {
	d := open(t)
	o := d.operator(token)
	r := o.post("/inbox/logout")
	assert.Equal(t, "/inbox/login", r.header.Get("Location"))
	assert.Contains(t, r.header.Get("Set-Cookie"), "Max-Age=0")
	assert.Equal(t, "/inbox/login", o.get("/inbox").header.Get("Location"))
}

func TestAnsweringInAnothersName(t *testing.T) {
	d := open(t)
	id := d.writes(d.ada, paragraph("Hello"))
	o := d.operator(token)
	assert.Equal(t, http.StatusSeeOther, o.post("/inbox/admin", "admin", "2").status)
	o.post("/inbox/conversations/"+id+"/reply", "body", "Hello Ada")
	assert.Equal(t, "Two", d.thread(id).Parts[1].AdminName)
	assert.Equal(t, http.StatusUnprocessableEntity, o.post("/inbox/admin", "admin", "3").status)
}
