// Package fleet is what the app is about: the boats of a harbour that does not exist.
package fleet

// Boat is one that can be hired.
type Boat struct {
	ID, Name, Kind string
	Seats          int
	Price          int // a day, in euros
	About          string
	Picture        string // what it shows
}

// All are the boats, in the order of the page.
var All = []Boat{
	{
		ID: "heron", Name: "Heron", Kind: "Rowing boat", Seats: 3, Price: 28,
		About:   "Light, dry and quiet. Two people row her across the bay in half an hour, and the third may steer.",
		Picture: "A small wooden rowing boat on calm water",
	},
	{
		ID: "tern", Name: "Tern", Kind: "Sailing dinghy", Seats: 4, Price: 64,
		About:   "A gaff-rigged dinghy that forgives beginners. We rig her for you and show you how to reef.",
		Picture: "A dinghy under a red sail",
	},
	{
		ID: "otter", Name: "Otter", Kind: "Canal boat", Seats: 6, Price: 120,
		About:   "A cabin, a stove and a horn. She needs no licence, and goes no faster than a brisk walk.",
		Picture: "A green canal boat with a cabin and a chimney",
	},
}

// Find returns the boat of that id.
func Find(id string) (Boat, bool) {
	for _, b := range All {
		if b.ID == id {
			return b, true
		}
	}
	return Boat{}, false
}
