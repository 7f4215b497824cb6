//go:build js && wasm

package main

import (
	"fmt"

	"github.com/entryphone/entryphone/examples/gospa/fleet"
	"github.com/entryphone/entryphone/sdk"
)

// act does what a button is for.
func (a *app) act(does, with string) {
	switch does {
	case "messages":
		if a.open {
			a.client.Hide()
		} else {
			a.client.Show()
		}
	case "ask":
		boat, _ := fleet.Find(with)
		a.client.ShowNewMessage("About " + boat.Name + ": ")
	case "book":
		a.book(with)
	case "sign-in":
		a.signIn(with)
	case "sign-out":
		a.signOut()
	}
}

// book is an event of the person, and their days an attribute.
func (a *app) book(id string) {
	boat, ok := fleet.Find(id)
	if !ok {
		return
	}
	a.booked[id]++
	if err := a.client.TrackEvent("booked-boat", map[string]any{"boat": boat.Name, "price": boat.Price}); err != nil {
		a.tell(err.Error())
		return
	}
	a.client.Update(sdk.Settings{Attributes: map[string]any{"booked_days": a.days()}})
	a.tell(fmt.Sprintf("%s is yours for %s.", boat.Name, days(a.booked[id])))
}

func (a *app) days() int {
	sum := 0
	for _, n := range a.booked {
		sum += n
	}
	return sum
}

func days(n int) string {
	if n == 1 {
		return "a day"
	}
	return fmt.Sprintf("%d days", n)
}
