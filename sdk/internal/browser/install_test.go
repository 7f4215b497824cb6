//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/assert"
)

func TestInstallTakesTheQueueOfTheStub(t *testing.T) {
	const calls = `
		Intercom('boot', {app_id: 'abc12345'});
		Intercom('trackEvent', 'seen', undefined, 3);
		Intercom('shutdown');
	`
	want := []Call{
		{Method: "boot", Args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}}}},
		{Method: "trackEvent", Args: []any{"seen", nil, 3.0}},
		{Method: "shutdown"},
	}
	for name, test := range map[string]struct {
		stub string
		want []Call
	}{
		"the public snippet's":         {publicStub + calls, want},
		"one without c":                {bareStub + calls, want},
		"one of arrays":                {arrayStub + calls, want},
		"one with nothing queued":      {publicStub, nil},
		"one without q":                {`window.Intercom = () => {}`, nil},
		"one whose q is no array":      {`window.Intercom = Object.assign(() => {}, {q: {0: ['boot'], length: 1}})`, nil},
		"one whose q is text":          {`window.Intercom = Object.assign(() => {}, {q: 'boot'})`, nil},
		"one whose q throws":           {`window.Intercom = Object.defineProperty(() => {}, 'q', {get() { throw 1 }})`, nil},
		"one whose q resists":          {`window.Intercom = Object.assign(() => {}, {q: new Proxy([], {get() { throw 1 }})})`, nil},
		"one with entries that resist": {bareStub + `i.q.push(new Proxy([], {get() { throw 1 }})); Intercom('shutdown')`, []Call{{Method: "shutdown"}}},
		"one with entries that are no calls": {bareStub + `i.q.push(null, 3, 'boot', [], {}, [7, 'x'], {length: NaN}, {length: -1}); Intercom('shutdown')`,
			[]Call{{Method: "shutdown"}}},
		"one that is frozen":        {`window.Intercom = Object.freeze(Object.assign(() => {}, {q: [['shutdown']]}))`, []Call{{Method: "shutdown"}}},
		"no function":               {`window.Intercom = {q: [['boot']]}`, nil},
		"none":                      {`delete window.Intercom`, nil},
		"one behind a throwing get": {`Object.defineProperty(window, 'Intercom', {get() { throw 1 }, set(v) {}, configurable: true}); return`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			pagetest.NewConsole(t)
			stub(t, test.stub)
			i := install(t, nil)
			assert.Equal(t, test.want, i.Queue())
			assert.Empty(t, i.calls, "it is for the caller to make them")
		})
	}
}

func TestInstallNotesWhereACallWasMade(t *testing.T) {
	stub(t, publicStub+`
		Intercom('boot');
		Intercom('update');
		i.q[0][Symbol.for('entryphone')] = 'https://shop.example/first';
	`)
	assert.Equal(t, []Call{{Made: "https://shop.example/first", Method: "boot"}, {Method: "update"}}, install(t, nil).Queue())
}

func TestInstallReplacesTheStub(t *testing.T) {
	for name, code := range map[string]string{"public": publicStub, "bare": bareStub, "arrays": arrayStub, "none": `delete window.Intercom`} {
		t.Run(name, func(t *testing.T) {
			old := stub(t, code)
			i := install(t, nil)
			for expression, want := range map[string]bool{
				`typeof Intercom == 'function'`:                                    true,
				`Intercom !== a`:                                                   true,
				`Intercom.booted === false`:                                        true,
				`Object.isExtensible(Intercom)`:                                    true,
				`(Intercom.hosts_own = 3, Intercom.hosts_own === 3)`:               true,
				`Object.keys(window).includes('Intercom')`:                         true,
				`Object.getOwnPropertyDescriptor(window, 'Intercom').configurable`: true,
				`Object.getOwnPropertyDescriptor(window, 'Intercom').writable`:     true,
				`Array.isArray(Intercom.q)`:                                        false,
			} {
				assert.Equal(t, want, pagetest.Get[bool](t, `return `+expression, old), expression)
			}
			i.Booted(true)
			assert.True(t, pagetest.Get[bool](t, `return Intercom.booted === true`))
			i.Booted(false)
			assert.True(t, pagetest.Get[bool](t, `return Intercom.booted === false`))
		})
	}
}

func TestInstallForwardsCallsThroughAKeptStub(t *testing.T) {
	boot := Call{Method: "boot", Args: []any{wire.Object{{Key: "app_id", Value: "abc12345"}}}}
	for name, test := range map[string]struct {
		stub, act string
		want      []Call
	}{
		"the public snippet's": {publicStub, `a('boot', {app_id: 'abc12345'})`, []Call{boot}},
		"one without c":        {bareStub, `a('boot', {app_id: 'abc12345'})`, []Call{boot}},
		"one of arrays":        {arrayStub, `a('boot', {app_id: 'abc12345'})`, []Call{boot}},
		"a push":               {publicStub, `a.q.push(['boot', {app_id: 'abc12345'}])`, []Call{boot}},
		"a push of two":        {publicStub, `a.q.push(['shutdown'], ['boot', {app_id: 'abc12345'}])`, []Call{{Method: "shutdown"}, boot}},
		"a call of c":          {publicStub, `a.c(['shutdown'])`, []Call{{Method: "shutdown"}}},
		"a stub without q":     {`window.Intercom = function () { (window.Intercom.q = window.Intercom.q || []).push(arguments) }`, `a.q.push(['shutdown'])`, []Call{{Method: "shutdown"}}},
		"nothing":              {publicStub, `a.q.push()`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			old := stub(t, test.stub)
			i := install(t, nil)
			pagetest.Eval(t, test.act, old)
			assert.Equal(t, test.want, i.calls)
			assert.Empty(t, i.Queue())
		})
	}
}

func TestCallsThroughTheFunction(t *testing.T) {
	unsubscribed := 0
	i := install(t, map[string]any{
		"getVisitorId": "7a6d",
		"whoami":       wire.Object{{Key: "user_id", Value: "42"}, {Key: "role", Value: "user_role"}},
		"onShow":       func() { unsubscribed++ },
		"update":       nil,
		"ready":        true,
	})
	for expression, want := range map[string]string{
		`Intercom('getVisitorId')`:        `"7a6d"`,
		`Intercom('whoami')`:              `{"role":"user_role","user_id":"42"}`,
		`typeof Intercom('onShow')`:       `"function"`,
		`typeof Intercom('onShow')()`:     `"undefined"`,
		`typeof Intercom('update', {})`:   `"undefined"`,
		`typeof Intercom('ready')`:        `"undefined"`,
		`typeof Intercom('nonsense')`:     `"undefined"`,
		`typeof new Intercom('nonsense')`: `"object"`,
	} {
		assert.JSONEq(t, want, pagetest.Get[string](t, `return JSON.stringify(`+expression+`)`), expression)
	}
	assert.Equal(t, 1, unsubscribed)
	pagetest.Eval(t, `const stop = Intercom('onShow'); stop(); stop()`)
	assert.Equal(t, 3, unsubscribed)
	assert.Len(t, i.calls, 9)
}

const nameless = "Entryphone: Intercom was called without the name of a method"

func TestQueuedCallWithoutTheNameOfAMethodIsWarnedOf(t *testing.T) {
	console := pagetest.NewConsole(t)
	stub(t, bareStub+`Intercom(); Intercom('shutdown'); Intercom(7)`)
	assert.Len(t, install(t, nil).Queue(), 1)
	assert.Equal(t, []string{nameless, nameless}, console.Warnings())
}

func TestCallWithoutTheNameOfAMethodIsWarnedOf(t *testing.T) {
	for _, expression := range []string{`Intercom()`, `Intercom(undefined)`, `Intercom(3, 'boot')`, `Intercom({})`, `Intercom(10n)`, `Intercom(Symbol())`} {
		t.Run(expression, func(t *testing.T) {
			console := pagetest.NewConsole(t)
			i := install(t, nil)
			assert.Equal(t, "undefined", pagetest.Get[string](t, `return typeof `+expression))
			assert.Empty(t, i.calls)
			assert.Equal(t, []string{nameless}, console.Warnings())
		})
	}
}

func TestFaultOfOursStaysOutOfThePage(t *testing.T) {
	console := pagetest.NewConsole(t)
	pagetest.Restore(t, "window", "Intercom")
	g, err := Install(func(string, []any) any { panic("a fault") }, nil, func() {})
	assert.NoError(t, err)
	t.Cleanup(g.Release)
	assert.Equal(t, "undefined", pagetest.Get[string](t, `return typeof Intercom('boot')`))
	assert.Len(t, console.Errors(), 1)
}

func TestStubThatLooksUpTheFunctionWhenItIsCalledStillWorks(t *testing.T) {
	kept := stub(t, `
		const i = function () { window.Intercom.q.push(arguments) };
		i.q = [];
		window.Intercom = i;
	`)
	i := install(t, nil)
	pagetest.Eval(t, `a('update', {plan: 'pro'})`, kept)
	assert.Equal(t, []Call{{Method: "update", Args: []any{wire.Object{{Key: "plan", Value: "pro"}}}}}, i.calls)
}
