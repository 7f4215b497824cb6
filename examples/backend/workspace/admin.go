package workspace

import (
	"errors"
	"fmt"
	"regexp"
)

// Admin is one of the team, who answers.
type Admin struct {
	ID     string `json:"id"` // digits: REST has it as a number in some places
	Name   string `json:"name"`
	Email  string `json:"email"`
	Avatar string `json:"avatar"` // URL
}

var adminID = regexp.MustCompile(`^[1-9][0-9]{0,14}$`)

// Admin returns the admin of that id.
func (w *Workspace) Admin(id string) (Admin, bool) {
	for _, a := range w.Admins {
		if a.ID == id {
			return a, true
		}
	}
	return Admin{}, false
}

// checkAdmins checks the admins; a workspace without any answers in its own name.
func (w *Workspace) checkAdmins() error {
	if len(w.Admins) == 0 {
		w.Admins = []Admin{{ID: "1", Name: w.Name}}
	}
	known := map[string]bool{}
	for _, a := range w.Admins {
		switch {
		case !adminID.MatchString(a.ID):
			return fmt.Errorf("the id of an admin is %q, not a number above 0", a.ID)
		case known[a.ID]:
			return fmt.Errorf("admin %s is listed twice", a.ID)
		case a.Name == "" && w.Name != "":
			return errors.New("an admin must have a name")
		}
		known[a.ID] = true
	}
	return nil
}
