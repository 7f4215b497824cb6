//go:build js && wasm

package sdk_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk"
	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestInstallBootsWithThePagesSettings(t *testing.T) {
	for name, test := range map[string]struct {
		page   string
		source string // "" when nothing is to be booted
	}{
		"app_id":                    {`window.intercomSettings = {app_id: 'abc12345', user_id: '42'}`, "autoBoot"},
		"camel case":                {`window.intercomSettings = {appId: 'abc12345', user_id: '42'}`, "autoBoot"},
		"a boot that is queued":     {publicStub + `window.intercomSettings = {app_id: 'other'}; Intercom('boot', {app_id: 'abc12345', user_id: '42'})`, "apiBoot"},
		"a boot without settings":   {publicStub + `window.intercomSettings = {app_id: 'abc12345', user_id: '42'}; Intercom('boot')`, "apiBoot"},
		"an update that is queued":  {publicStub + `window.intercomSettings = {app_id: 'abc12345', user_id: '42'}; Intercom('update')`, "autoBoot"},
		"no app":                    {`window.intercomSettings = {user_id: '42'}`, ""},
		"no settings":               {``, ""},
		"settings that are text":    {`window.intercomSettings = 'abc12345'`, ""},
		"a call but no boot":        {publicStub + `Intercom('update', {user_id: '42'})`, ""},
		"an app that is no text":    {`window.intercomSettings = {app_id: {}}`, ""},
		"settings that resist":      {`window.intercomSettings = new Proxy({}, {ownKeys() { throw 1 }})`, ""},
		"settings that partly work": {`window.intercomSettings = {app_id: 'abc12345', user_id: '42', get plan() { throw 1 }}`, "autoBoot"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.page(test.page)
			s.install()
			requests := s.requests()
			assert.Equal(t, test.source != "", pagetest.Get[bool](t, `return Intercom.booted`))
			if test.source == "" {
				assert.Empty(t, requests)
				return
			}
			require.Len(t, requests, 1)
			assert.Equal(t, test.source, requests[0].Body["source"])
			assert.Equal(t, app, requests[0].Body["app_id"])
			assert.Equal(t, "42", requests[0].data(t)["user_id"])
		})
	}
}

func TestQueueIsServedInItsOrder(t *testing.T) {
	s := newSite(t)
	s.page(publicStub + `
		Intercom('boot', {app_id: 'abc12345'});
		Intercom('shutdown');
		Intercom('boot', {app_id: 'abc12345', user_id: '42', step: 1});
		Intercom('update', {step: 2});
		Intercom('trackEvent', 'seen', {z: 1, a: 2});
		Intercom('update', {step: 3});
	`)
	s.install()
	assert.JSONEq(t, `["42","user_role"]`, s.says(`[Intercom('whoami').user_id, Intercom('whoami').role]`))
	var steps []any
	for _, r := range s.wait(3) {
		if r.name() == "ping" {
			steps = append(steps, r.data(t)["step"])
		} else {
			steps = append(steps, r.name())
			assert.Contains(t, r.Body["event_list"], `"metadata":{"z":1,"a":2}`, "in the page's order")
		}
	}
	assert.Equal(t, []any{nil, 3.0, "events"}, steps, "the visitor's ping, then the user's")
}

func TestQueuedCallsCountForThePageTheyWereMadeOn(t *testing.T) {
	s := newSite(t)
	s.page(publicStub + `
		Intercom('boot', {app_id: 'abc12345'});
		history.pushState(null, '', '/second');
		Intercom('update');
		i.q[0][Symbol.for('entryphone')] = location.origin + '/first';
		i.q[1][Symbol.for('entryphone')] = location.href;
	`)
	s.install()
	assert.Equal(t, []string{"apiBoot /first", "apiUpdate /second"}, views(s.wait(2)))
}

func TestRefusedIdentityEndsTheBoot(t *testing.T) {
	s := newSite(t)
	s.answers(403, "")
	s.install()
	s.page(`Intercom('boot', {app_id: 'abc12345', user_id: '42', user_hash: 'wrong'})`)
	assert.Equal(t, "true", s.says(`Intercom.booted`))
	assert.Len(t, s.wait(1), 1)
	assert.Equal(t, "false", s.says(`Intercom.booted`))
	require.Len(t, s.console.Errors(), 1)
	assert.Contains(t, s.console.Errors()[0], "403")
	s.page(`Intercom('update', {plan: 'pro'})`)
	assert.Len(t, s.requests(), 1)
	assert.Empty(t, s.held.Timers(), "no retry until the next boot")
}

func TestCallsOfThePageReachTheClient(t *testing.T) {
	s := newSite(t)
	s.answers(200, `{"user":{"role":"user_role"},"unread_conversation_ids":["1"]}`)
	s.install()
	s.page(`
		window.seen = [];
		Intercom('ready', () => seen.push('ready'));
		Intercom('onUnreadCountChange', n => seen.push(n));
		Intercom('boot', {app_id: 'abc12345', user_id: 42});
	`)
	t.Cleanup(func() { pagetest.Eval(t, `delete window.seen`) })
	pagetest.Wait(t, "the callbacks", func() bool { return s.says(`seen`) == `[0,"ready",1]` || s.says(`seen`) == `[0,1,"ready"]` })
	assert.Equal(t, "42", s.says(`Intercom('whoami').user_id`))
	assert.Equal(t, cookieValue(t, "intercom-id-"+app), s.says(`Intercom('getVisitorId')`))
	assert.Equal(t, "true", s.says(`Intercom.booted`))
	s.page(`Intercom('shutdown')`)
	assert.Equal(t, "false", s.says(`Intercom.booted`))
	assert.Equal(t, "undefined", s.says(`Intercom('whoami')`))
	assert.Equal(t, "undefined", s.says(`Intercom('getVisitorId')`))
	assert.Empty(t, s.console.Warnings())
}

func TestHostileSettingsCostAWarningEach(t *testing.T) {
	for name, settings := range map[string]string{
		"getter":    `{get plan() { throw new Error('no') }}`,
		"cycle":     `(() => { const o = {}; o.plan = {o}; return o })()`,
		"BigInt":    `{plan: 10n}`,
		"function":  `{plan() {}}`,
		"symbol":    `{plan: Symbol()}`,
		"long text": `{plan: 'x'.repeat(1 << 20)}`,
		"__proto__": `JSON.parse('{"__proto__": {"polluted": 1}}')`,
		"nested":    `{plan: {a: 1}}`,
		"array":     `[1]`,
		"proxy":     `new Proxy({}, {ownKeys() { throw 1 }})`,
		"text":      `'pro'`,
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.install()
			s.page(`Intercom('boot', {app_id: 'abc12345', user_id: '42'})`)
			s.wait(1)
			s.page(`Intercom('update', ` + settings + `)`)
			pagetest.Wait(t, "the warning", func() bool { return len(s.console.Warnings()) > 0 })
			require.Len(t, s.console.Warnings(), 1)
			assert.Contains(t, s.console.Warnings()[0], "Entryphone: update: ")
			s.page(`Intercom('update', {plan: 'next'})`)
			assert.Equal(t, "next", s.wait(2)[1].data(t)["plan"], "the next call works")
			assert.Empty(t, s.console.Errors())
			assert.Equal(t, "undefined", s.says(`({}).polluted`))
		})
	}
}

func TestSecondInstallUpdatesTheFirstAndLeavesNothing(t *testing.T) {
	s := newSite(t)
	s.install()
	s.page(`Intercom('boot', {app_id: 'abc12345', user_id: '42'})`)
	s.wait(1)
	before, listeners := pagetest.Eval(t, `return Intercom`), s.held.Listeners()
	s.page(`window.intercomSettings = {app_id: 'abc12345', plan: 'pro'}`)
	second := s.client()
	assert.ErrorIs(t, second.Install(), sdk.ErrInstalled)
	assert.Equal(t, "pro", s.wait(2)[1].data(t)["plan"])
	assert.True(t, pagetest.Get[bool](t, `return Intercom === a`, before))
	assert.Equal(t, listeners, s.held.Listeners(), "a program that ends leaves no listener that throws")
	select {
	case <-second.Done():
	default:
		assert.Fail(t, "it is not closed")
	}
}
