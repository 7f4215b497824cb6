//go:build js && wasm

package sdk_test

import (
	"encoding/json"
	"path"
	"testing"

	"github.com/entryphone/entryphone/sdk"
	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// site is a real page with a backend in the place of its window.fetch. At the end
// of its test nothing of a client may be left in it.
type site struct {
	*backend
	t       *testing.T
	console *pagetest.Console
	held    *pagetest.Held
}

const (
	app  = "abc12345"
	base = "https://backend.example"
)

func newSite(t *testing.T) *site {
	t.Helper()
	clean(t)
	pagetest.Restore(t, "window", "Intercom")
	pagetest.Restore(t, "window", "intercomSettings")
	s := &site{t: t, console: pagetest.NewConsole(t), backend: newBackend(t)}
	s.held = pagetest.NewHeld(t)
	t.Cleanup(s.leftClean)
	return s
}

// clean removes what the browser keeps, before and after the test.
func clean(t *testing.T) {
	t.Helper()
	remove := func() {
		pagetest.Eval(t, `
			localStorage.clear();
			for (const pair of document.cookie.split('; ')) document.cookie = pair.split('=')[0] + '=; Path=/; Max-Age=0';
			history.replaceState(null, '', '/');
		`)
	}
	remove()
	t.Cleanup(remove)
}

// leftClean says what a client that was closed has left in the page.
func (s *site) leftClean() {
	s.t.Helper()
	assert.Empty(s.t, s.held.Listeners(), "listeners")
	assert.Empty(s.t, s.held.Timers(), "timers")
	assert.Zero(s.t, s.held.Nodes(), "elements")
	assert.Empty(s.t, pagetest.Get[[]string](s.t, `return Object.getOwnPropertyNames(history)`), "history")
}

// client returns a client of the page that is closed when the test ends.
func (s *site) client() *sdk.Client {
	s.t.Helper()
	c, err := sdk.New(sdk.Options{APIBase: base, Version: "test"})
	require.NoError(s.t, err)
	s.t.Cleanup(c.Close)
	return c
}

// install puts a client behind window.Intercom.
func (s *site) install() *sdk.Client {
	s.t.Helper()
	c := s.client()
	require.NoError(s.t, c.Install())
	return c
}

// page runs JavaScript of the page's.
func (s *site) page(body string) {
	s.t.Helper()
	pagetest.Eval(s.t, body)
}

// says is what an expression of the page's is, as text.
func (s *site) says(expression string) string {
	s.t.Helper()
	return pagetest.Get[string](s.t, `const v = `+expression+`; return typeof v == 'object' ? JSON.stringify(v) : String(v)`)
}

// publicStub is what the snippet of the public documentation leaves in a page.
const publicStub = `
	const i = function () { i.c(arguments) };
	i.q = [];
	i.c = args => { i.q.push(args) };
	window.Intercom = i;
`

// request is what a backend got.
type request struct {
	URL       string
	Keepalive bool
	Body      map[string]string
}

// name is the request's name on the wire.
func (r request) name() string { return path.Base(r.URL) }

// data is the person as the request describes them.
func (r request) data(t *testing.T) map[string]any {
	t.Helper()
	var data map[string]any
	require.NoError(t, json.Unmarshal([]byte(r.Body["user_data"]), &data), r.Body["user_data"])
	return data
}
