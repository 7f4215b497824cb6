//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

// doorStub is a stub with a door that notes updates until another call comes.
const doorStub = publicStub + `
	i[Symbol.for('entryphone:door')] = answer => {
		let noted = '';
		const take = () => { const all = noted; noted = ''; return all; };
		const door = (...call) => {
			if (call[0] === 'update') noted += 'u';
			else return answer(...call);
		};
		door.take = take;
		door.over = () => answer();
		door.keep = (key, head) => { door.kept = key + ' ' + head; };
		return door;
	};
`

func TestInstallPutsTheLoadersDoorInFront(t *testing.T) {
	kept := stub(t, doorStub)
	i := install(t, map[string]any{"getVisitorId": "id"})
	pagetest.Eval(t, `Intercom('update')`)
	assert.Empty(t, i.noted)
	assert.Equal(t, "id", pagetest.Get[string](t, `return Intercom('getVisitorId', 1)`))
	assert.Equal(t, []string{"ufalse"}, i.noted)
	assert.Equal(t, []Call{{Method: "getVisitorId", Args: []any{1.0}}}, i.calls)

	pagetest.Eval(t, `Intercom('update'); Intercom.over()`)
	assert.Equal(t, []string{"ufalse", "utrue"}, i.noted, "its turn is over")
	assert.Len(t, i.calls, 1, "nothing is called")

	pagetest.Eval(t, `Intercom('update'); a('shutdown')`, kept)
	assert.Equal(t, "ufalse", i.noted[2], "what is noted comes before a call through the old stub")
	assert.Equal(t, "shutdown", i.calls[1].Method)

	pagetest.Eval(t, `Intercom('update'); Intercom('update')`)
	assert.Equal(t, "uu", i.Pull())
	assert.Empty(t, i.Pull())

	i.Head("key", "head")
	assert.Equal(t, "key head", pagetest.Get[string](t, `return Intercom.kept`))
}

func TestTheLoadersDoorIsWhatThePageHas(t *testing.T) {
	stub(t, doorStub)
	i := install(t, nil)
	i.Booted(true)
	assert.True(t, pagetest.Get[bool](t, `return Intercom.booted`))
	assert.Equal(t, "live", pagetest.Get[string](t, `return Intercom[Symbol.for('entryphone')]`))
	pagetest.Eval(t, `Intercom.q.push(['show'])`)
	assert.Equal(t, []Call{{Method: "show"}}, i.calls)
	i.Release()
	assert.False(t, pagetest.Get[bool](t, `return Intercom.booted`))
}

func TestWithoutADoorNothingIsPulled(t *testing.T) {
	i := install(t, nil)
	assert.Empty(t, i.Pull())
}
