//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func TestSecondInstallTellsTheFirst(t *testing.T) {
	for name, test := range map[string]struct {
		settings string
		want     any
	}{
		"with settings":        {`{value: {app_id: 'abc12345', plan: 'pro'}}`, wire.Object{{Key: "app_id", Value: "abc12345"}, {Key: "plan", Value: "pro"}}},
		"without":              {`{value: undefined}`, nil},
		"with ones that throw": {`{get() { throw 1 }}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			held := pagetest.NewHeld(t)
			first := install(t, nil)
			before := pagetest.Eval(t, `return Intercom`)
			listeners := held.Listeners()
			pagetest.Replace(t, "window", "intercomSettings", test.settings)
			g, err := Install(func(string, []any) any { panic("not called") }, nil, func() { panic("not ended") })
			assert.ErrorIs(t, err, ErrInstalled)
			assert.Nil(t, g)
			assert.Equal(t, []Call{{Method: "reattach_activator"}, {Method: "update", Args: []any{test.want}}}, first.calls)
			assert.Zero(t, first.ended)
			assert.True(t, pagetest.Get[bool](t, `return Intercom === a`, before))
			assert.Equal(t, listeners, held.Listeners())
		})
	}
}

func TestInstallAfterTheFunctionWasRemovedEndsTheFirst(t *testing.T) {
	for name, remove := range map[string]string{
		"deleted":     `delete window.Intercom`,
		"overwritten": publicStub + `Intercom('boot', {app_id: 'abc12345'})`,
	} {
		t.Run(name, func(t *testing.T) {
			held := pagetest.NewHeld(t)
			first := install(t, nil)
			pagetest.Eval(t, remove)
			second := install(t, nil)
			assert.Equal(t, 1, first.ended)
			assert.Zero(t, second.ended)
			assert.Equal(t, []string{takeover}, held.Listeners(), "those of the second")
			pagetest.Eval(t, `Intercom('shutdown')`)
			assert.Empty(t, first.calls)
			assert.Equal(t, []Call{{Method: "shutdown"}}, second.calls)

			second.Release()
			assert.Empty(t, held.Listeners())
		})
	}
}

func TestReleasedFunctionIsInNobodysWay(t *testing.T) {
	held := pagetest.NewHeld(t)
	first := install(t, nil)
	first.Booted(true)
	old := pagetest.Eval(t, `return Intercom`)
	first.Release()
	assert.Empty(t, held.Listeners())
	assert.True(t, pagetest.Get[bool](t, `return Intercom === a && Intercom.booted === false`, old), "the page still has something to call")

	second := install(t, nil)
	assert.Zero(t, first.ended, "it is not there any more")
	pagetest.Eval(t, `Intercom('shutdown')`)
	assert.Equal(t, []Call{{Method: "shutdown"}}, second.calls)
	assert.Empty(t, first.calls)
}

func TestTakeoverIsAnnouncedByWhoeverCameFirst(t *testing.T) {
	for name, test := range map[string]struct {
		stub string
		want int
	}{
		"a stub of the page's":   {publicStub, 1},
		"no stub":                {`delete window.Intercom`, 1},
		"a stub of the loader's": {publicStub + `i[Symbol.for('entryphone')] = 'loading'`, 0},
	} {
		t.Run(name, func(t *testing.T) {
			stub(t, test.stub)
			heard := pagetest.Eval(t, `
				const heard = {times: 0}, hear = () => heard.times++;
				addEventListener('entryphone:takeover', hear);
				heard.stop = () => removeEventListener('entryphone:takeover', hear);
				return heard;
			`)
			t.Cleanup(func() { pagetest.Eval(t, `a.stop()`, heard) })
			install(t, nil)
			assert.Equal(t, test.want, pagetest.Get[int](t, `return a.times`, heard))
		})
	}
}
