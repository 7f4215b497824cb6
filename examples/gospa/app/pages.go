//go:build js && wasm

package main

import (
	"fmt"
	"syscall/js"

	"github.com/entryphone/entryphone/examples/gospa/fleet"
	"github.com/entryphone/entryphone/examples/gospa/route"
)

// page draws a page: its title, and what is in it.
func (a *app) page(at route.Route) (title string, content []any) {
	switch at.Page {
	case route.Boats:
		return "Boats", a.boats()
	case route.Boat:
		if boat, ok := fleet.Find(at.Boat); ok {
			return boat.Name, a.boat(boat)
		}
	case route.Account:
		return "Account", a.account()
	}
	return "Not found", []any{
		heading("There is no such page"),
		element("p", nil, "It may have sailed. ", link(route.Base, "", "All boats"), " are on the first page."),
	}
}

func (a *app) boats() []any {
	list := element("ul", attributes{"class": "boats"})
	for _, b := range fleet.All {
		to := route.Route{Page: route.Boat, Boat: b.ID}.Path()
		list.Call("append", element("li", attributes{"class": "card"},
			picture(b, ""),
			element("div", nil,
				element("h2", nil, link(to, "", b.Name)),
				element("p", attributes{"class": "soft"}, facts(b)))))
	}
	return []any{
		heading("Boats for a day on the bay"),
		element("p", attributes{"class": "lead"}, "Three boats, one quay. Bring a jacket; we have the oars."),
		list,
	}
}

func (a *app) boat(b fleet.Boat) []any {
	return []any{
		link(route.Base, "back", "All boats"),
		element("div", attributes{"class": "boat"},
			picture(b, b.Picture),
			element("div", nil,
				heading(b.Name),
				element("p", attributes{"class": "soft"}, facts(b)),
				element("p", nil, b.About),
				element("p", attributes{"class": "actions"},
					button("button", "book", b.ID, "Book a day"),
					button("button quiet", "ask", b.ID, "Ask about "+b.Name)))),
	}
}

func (a *app) account() []any {
	if a.person.id == "" {
		choices := element("p", attributes{"class": "actions"})
		for _, p := range people {
			choices.Call("append", button("button", "sign-in", p.id, "Sign in as "+p.name))
		}
		return []any{
			heading("Who is there?"),
			element("p", attributes{"class": "lead"}, "Nobody is signed in. What you have written to us comes along when you sign in."),
			choices,
		}
	}
	return []any{
		heading("Hello, " + a.person.name),
		element("p", attributes{"class": "soft"}, a.person.email),
		a.bookings(),
		element("p", attributes{"class": "actions"}, button("button quiet", "sign-out", "", "Sign out")),
	}
}

func (a *app) bookings() js.Value {
	if a.days() == 0 {
		return element("p", nil, "You have not booked a boat yet.")
	}
	list := element("ul", attributes{"class": "bookings"})
	for _, b := range fleet.All {
		if n := a.booked[b.ID]; n > 0 {
			list.Call("append", element("li", nil, b.Name, element("span", attributes{"class": "soft"}, days(n))))
		}
	}
	return list
}

func picture(b fleet.Boat, alt string) js.Value {
	return element("img", attributes{"src": route.Base + "boats/" + b.ID + ".svg", "alt": alt, "width": "480", "height": "320"})
}

func facts(b fleet.Boat) string {
	return fmt.Sprintf("%s, %d seats, €%d\u00a0a\u00a0day", b.Kind, b.Seats, b.Price)
}
