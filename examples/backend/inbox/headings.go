package inbox

import (
	"strconv"

	"github.com/entryphone/entryphone/examples/backend/store"
	"github.com/entryphone/entryphone/sdk/wire"
)

// states are what can be chosen to be seen.
func states(f filter, n store.ConversationCounts) []choice {
	out := []choice{
		{Value: wire.StateOpen, Label: "Open", Hint: count(n.Open)},
		{Value: wire.StateSnoozed, Label: "Snoozed", Hint: count(n.Snoozed)},
		{Value: wire.StateClosed, Label: "Closed"},
		{Value: anyState, Label: "All"},
	}
	for i := range out {
		out[i].Chosen = out[i].Value == f.State
	}
	return out
}

func count(n int) string {
	switch {
	case n == 0:
		return ""
	case n > 99:
		return "99+"
	}
	return strconv.Itoa(n)
}

var headings = map[string]string{
	wire.StateOpen: "Open conversations", wire.StateSnoozed: "Snoozed conversations", wire.StateClosed: "Closed conversations",
	anyState: "All conversations",
}

func heading(f filter) string {
	if f.Mine {
		return headings[f.State] + " assigned to me"
	}
	return headings[f.State]
}

// empty is said in place of a list.
func empty(f filter) string {
	switch {
	case f.Query != "":
		return "Nothing is found for this. Look among all conversations, or for other words."
	case f.Mine:
		return "Nothing is assigned to you here."
	case f.State == wire.StateOpen:
		return "Nothing is open. What people write shows up here by itself."
	case f.State == wire.StateSnoozed:
		return "Nothing is snoozed."
	case f.State == wire.StateClosed:
		return "Nothing is closed yet."
	}
	return "Nobody has written yet. What people write shows up here by itself."
}
