package inbox

import (
	"net/http"
	"strings"
	"unicode/utf8"
)

// maxName bounds an operator's name, in characters.
const maxName = 60

type loginPage struct {
	page
	Name, Error, Field string
}

func (a *API) showLogin(w http.ResponseWriter, r *http.Request) {
	if _, err := a.operator(r); err == nil {
		http.Redirect(w, r, root, http.StatusSeeOther)
		return
	}
	a.render(w, http.StatusOK, "login", loginPage{page: a.page("Log in")})
}

// login takes the workspace's token in a form, never in a URL: those are logged and
// handed on.
func (a *API) login(w http.ResponseWriter, r *http.Request) {
	name := strings.Join(strings.Fields(r.PostFormValue("name")), " ")
	ws, known := a.Workspaces.ByToken(r.PostFormValue("token"))
	p := loginPage{page: a.page("Log in"), Name: name}
	switch {
	case name == "" || utf8.RuneCountInString(name) > maxName || !utf8.ValidString(name):
		p.Field, p.Error = "name", "Enter your name, in at most 60 characters."
	case !known:
		p.Field, p.Error = "token", "No workspace has this token."
	}
	if p.Error != "" {
		a.render(w, http.StatusUnprocessableEntity, "login", p)
		return
	}
	value, err := a.sign(Operator{Workspace: ws, Name: name, Zone: zone(r.PostFormValue("zone")).String()})
	if err != nil {
		a.fail(w, r, err)
		return
	}
	setCookie(w, r, value)
	http.Redirect(w, r, root, http.StatusSeeOther)
}

func (a *API) logout(w http.ResponseWriter, r *http.Request) {
	setCookie(w, r, "")
	http.Redirect(w, r, root+"/login", http.StatusSeeOther)
}
