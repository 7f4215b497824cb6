// Package route says which page of the app a path is.
package route

import "strings"

// Base is where the app is on its site.
const Base = "/gospa/"

// Pages of the app.
const (
	Boats   = "boats"
	Boat    = "boat"
	Account = "account"
	Missing = "missing"
)

// Route is a page, and the boat where the page is one's.
type Route struct{ Page, Boat string }

// Of reads the path of a URL.
func Of(path string) Route {
	rest := strings.Trim(strings.TrimPrefix(path, Base), "/")
	id, boat := strings.CutPrefix(rest, "boats/")
	switch {
	case !strings.HasPrefix(path, Base):
		return Route{Page: Missing}
	case rest == "":
		return Route{Page: Boats}
	case rest == Account:
		return Route{Page: Account}
	case boat && id != "" && !strings.Contains(id, "/"):
		return Route{Page: Boat, Boat: id}
	}
	return Route{Page: Missing}
}

// Path is the path of the page.
func (r Route) Path() string {
	switch r.Page {
	case Boat:
		return Base + "boats/" + r.Boat
	case Account:
		return Base + Account
	}
	return Base
}
