package inbox

import "net/http"

type loginPage struct {
	page
	Error string
}

func (a *API) showLogin(w http.ResponseWriter, r *http.Request) {
	if _, err := a.operator(r); err == nil {
		http.Redirect(w, r, root, http.StatusSeeOther)
		return
	}
	a.render(w, http.StatusOK, "login", loginPage{page: a.page("Log in")})
}

// login takes the workspace's token in a form, never in a URL: those are logged and
// handed on. Who logs in is the workspace's first admin until they choose another.
func (a *API) login(w http.ResponseWriter, r *http.Request) {
	ws, known := a.Workspaces.ByToken(r.PostFormValue("token"))
	if !known {
		a.render(w, http.StatusUnprocessableEntity, "login", loginPage{a.page("Log in"), "No workspace has this token."})
		return
	}
	a.enter(w, r, Operator{Workspace: ws, Admin: ws.Admins[0], Zone: zone(r.PostFormValue("zone")).String()})
}

// chooseAdmin says in whose name the operator answers: whoever has the token can
// answer in everybody's.
func (a *API) chooseAdmin(w http.ResponseWriter, r *http.Request, o Operator) error {
	admin, ok := o.Workspace.Admin(r.PostFormValue("admin"))
	if !ok {
		return problem("There is no such admin.")
	}
	o.Admin = admin
	a.enter(w, r, o)
	return nil
}

func (a *API) enter(w http.ResponseWriter, r *http.Request, o Operator) {
	value, err := a.sign(o)
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
