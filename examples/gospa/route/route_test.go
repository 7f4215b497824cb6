package route_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/gospa/route"
)

func TestWhichPageAPathIs(t *testing.T) {
	for path, want := range map[string]route.Route{
		"/gospa/":                {Page: route.Boats},
		"/gospa/account":         {Page: route.Account},
		"/gospa/account/":        {Page: route.Account},
		"/gospa/boats/tern":      {Page: route.Boat, Boat: "tern"},
		"/gospa/boats/":          {Page: route.Missing},
		"/gospa/boats/tern/sail": {Page: route.Missing},
		"/gospa/boat":            {Page: route.Missing},
		"/account":               {Page: route.Missing},
		"/":                      {Page: route.Missing},
	} {
		assert.Equal(t, want, route.Of(path), path)
	}
}

func TestAPageIsAtItsPath(t *testing.T) {
	for _, r := range []route.Route{{Page: route.Boats}, {Page: route.Boat, Boat: "tern"}, {Page: route.Account}} {
		assert.Equal(t, r, route.Of(r.Path()))
	}
}
