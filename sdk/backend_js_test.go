//go:build js && wasm

package sdk_test

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
)

// backend answers what the page fetches: pings with what it was told to, anything
// else with an empty object.
type backend struct {
	t     *testing.T
	state pagetest.Value
}

func newBackend(t *testing.T) *backend {
	t.Helper()
	b := &backend{t, pagetest.Eval(t, `return {requests: [], ping: '{}', status: 200, held: null}`)}
	pagetest.Replace(t, "window", "fetch", `{writable: true, value: (url, init) => {
		const body = Object.fromEntries(new URLSearchParams(init.body));
		a.requests.push({url, keepalive: init.keepalive, body});
		const answer = () => a.status ? new Response(url.endsWith('/ping') ? a.ping : '{}', {status: a.status}) : Promise.reject();
		return a.held ? new Promise(done => a.held.push(() => done(answer()))) : Promise.resolve(answer());
	}}`, b.state)
	return b
}

// answers sets what comes back from now on; status 0 is no answer at all.
func (b *backend) answers(status int, ping string) {
	b.t.Helper()
	pagetest.Eval(b.t, `a.status = b; a.ping = c`, b.state, status, ping)
}

// hold keeps answers back until release.
func (b *backend) hold() { pagetest.Eval(b.t, `a.held = []`, b.state) }

func (b *backend) release() {
	pagetest.Eval(b.t, `const held = a.held; a.held = null; held.forEach(answer => answer())`, b.state)
}

// requests are those so far, once nothing more comes of what was called.
func (b *backend) requests() []request {
	b.t.Helper()
	for range 2 {
		pagetest.Turns(b.t)
		b.granted()
		// Who asks who is there has all done that waits.
		pagetest.Eval(b.t, `const i = window.Intercom; if (typeof i == 'function' && i[Symbol.for('entryphone')] == 'live') i('whoami')`)
	}
	return b.sent()
}

// granted waits until nobody waits for a lock that nobody has: the browser gives them
// in turns of its own.
func (b *backend) granted() {
	b.t.Helper()
	pagetest.Wait(b.t, "the locks", func() bool {
		pagetest.Eval(b.t, `navigator.locks.query().then(({held, pending}) => {
			const names = held.map(lock => lock.name);
			a.granted = pending.every(lock => names.includes(lock.name));
		})`, b.state)
		return pagetest.Get[bool](b.t, `return !!a.granted`, b.state)
	})
	pagetest.Eval(b.t, `a.granted = false`, b.state)
	pagetest.Turns(b.t)
}

// sent are the requests up to this very moment.
func (b *backend) sent() []request {
	b.t.Helper()
	return pagetest.Get[[]request](b.t, `return a.requests`, b.state)
}

// wait waits for as many requests, and returns all.
func (b *backend) wait(n int) []request {
	b.t.Helper()
	pagetest.Wait(b.t, "requests", func() bool {
		return len(b.sent()) >= n
	})
	return b.requests()
}

// forget makes the requests so far count no more.
func (b *backend) forget() {
	b.t.Helper()
	pagetest.Eval(b.t, `a.requests.length = 0`, b.state)
}
