package inbox

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/entryphone/entryphone/sdk/wire"
)

// How many conversations are shown: so many more each time, and at most.
const (
	shownAtFirst = 30
	shownAtMost  = 300
)

// anyState is the choice to see conversations of every state.
const anyState = "all"

// filter is what the list is narrowed down by. It is in the URL, so that a page can
// be opened again as it was.
type filter struct {
	State string // of a conversation, or anyState
	Mine  bool   // assigned to the operator
	Query string // to be found in names, emails and what was said
	Shown int    // how many at most
}

func readFilter(r *http.Request) filter {
	q := r.URL.Query()
	f := filter{State: wire.StateOpen, Mine: q.Get("mine") != "", Query: strings.TrimSpace(q.Get("q")), Shown: shownAtFirst}
	switch state := q.Get("state"); state {
	case wire.StateSnoozed, wire.StateClosed, anyState:
		f.State = state
	}
	for _, text := range q["n"] { // the button's is beside the field's
		if n, err := strconv.Atoi(text); err == nil {
			f.Shown = min(max(f.Shown, n), shownAtMost)
		}
	}
	return f
}

// query returns the filter as part of a URL, "" for the usual one.
func (f filter) query() string {
	q := url.Values{}
	if f.State != wire.StateOpen {
		q.Set("state", f.State)
	}
	if f.Mine {
		q.Set("mine", "1")
	}
	if f.Query != "" {
		q.Set("q", f.Query)
	}
	if f.Shown != shownAtFirst {
		q.Set("n", strconv.Itoa(f.Shown))
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// next is how many to show after these, 0 where these are as many as there can be.
func (f filter) next() int {
	if f.Shown >= shownAtMost {
		return 0
	}
	return min(f.Shown+shownAtFirst, shownAtMost)
}
