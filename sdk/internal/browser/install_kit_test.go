//go:build js && wasm

package browser

import (
	"fmt"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/hack-pad/safejs"
	"github.com/stretchr/testify/require"
)

// The stubs that pages have in the place of the messenger until it comes.
const (
	publicStub = `
		const i = function () { i.c(arguments) };
		i.q = [];
		i.c = args => { i.q.push(args) };
		window.Intercom = i;
	`
	bareStub = `
		const i = function () { i.q.push(arguments) };
		i.q = [];
		window.Intercom = i;
	`
	arrayStub = `
		const i = (...args) => i.q.push(args);
		i.q = [];
		i.loaderQueue = [['boot', {loader: true}]];
		window.Intercom = i;
	`
)

// installed is a function in the page, with what was called through it.
type installed struct {
	*Global
	answers map[string]any // by method
	calls   []Call
	noted   []string
	ended   int
}

func (i *installed) call(method string, args []any) any {
	i.calls = append(i.calls, Call{Method: method, Args: args})
	return i.answers[method]
}

// install takes the page over until the test ends.
func install(t *testing.T, answers map[string]any) *installed {
	t.Helper()
	pagetest.Restore(t, "window", "Intercom")
	i := &installed{answers: answers}
	g, err := Install(i.call, func(over bool) {
		i.noted = append(i.noted, fmt.Sprint(i.Pull(), over))
	}, func() { i.ended++ })
	require.NoError(t, err)
	i.Global = g
	t.Cleanup(g.Release)
	return i
}

// stub puts a stub in the page until the test ends, and returns it.
func stub(t *testing.T, code string) safejs.Value {
	t.Helper()
	pagetest.Restore(t, "window", "Intercom")
	return pagetest.Eval(t, code+`; return window.Intercom`)
}
