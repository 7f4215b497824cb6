package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// unreadable is a value that throws at whatever is done with it.
const unreadable = `new Proxy(function () {}, Object.fromEntries(Object.getOwnPropertyNames(Reflect).map(trap => [trap, () => { throw unreadableToo; }])))`

// ends are ways in which a function of the page can end. Those that end in a rejected
// promise give an exception that is the page's own.
var ends = []struct{ name, script string }{
	{"a text", `throw 'of the page'`},
	{"nothing", `throw undefined`},
	{"null", `throw null`},
	{"a number", `throw 42`},
	{"NaN", `throw NaN`},
	{"a BigInt", `throw 10n`},
	{"a symbol", `throw Symbol('of the page')`},
	{"an object", `throw {}`},
	{"an object without a prototype", `throw Object.create(null)`},
	{"an error", `throw new Error('of the page')`},
	{"an error whose parts throw", `throw Object.defineProperties(new Error('x'), {message: {get() { throw 1; }}, stack: {get() { throw 1; }}, name: {get() { throw 1; }}})`},
	{"an object that is no text", `throw {toString() { throw 'no text'; }}`},
	{"an object whose text is none", `throw {toString: () => ({}), valueOf: () => ({})}`},
	{"a value that nothing can be done with", `throw ` + unreadable},
	{"a revoked proxy", `throw (({proxy, revoke}) => { revoke(); return proxy; })(Proxy.revocable({}, {}))`},
	{"a function", `throw () => { throw 1; }`},
	{"the window", `throw window`},
	{"a rejection", `return Promise.reject('of the page')`},
	{"a rejection of nothing", `return Promise.reject()`},
	{"a promise that never ends", `return new Promise(() => {})`},
	{"a thenable that throws", `return {then() { throw 'of the page'; }}`},
	{"a value that it returns", `return ` + unreadable},
	{"a BigInt that it returns", `return 10n`},
}

func TestCallbacksMayEndAsTheyLike(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.WatchPulse()
	w.File("/start", page(`window.unreadableToo = {toString() { throw this; }};`, documented, bootUser+`Intercom('ready', () => { window.live = true; });`))
	unread := 0
	w.EditPings(func(answer string) string {
		var ids string
		for i := range unread {
			ids += fmt.Sprintf(`,"c%d"`, i)
		}
		return strings.Replace(answer, `"unread_conversation_ids":[]`, `"unread_conversation_ids":[`+strings.TrimPrefix(ids, ",")+`]`, 1)
	})
	w.Open(w.Origin + "/start")
	w.Until(`window.live`)
	for i, end := range ends {
		t.Run(end.name, func(t *testing.T) {
			said := len(w.Console.All())
			w.Do(fmt.Sprintf(`
				window.runs = [];
				Intercom('ready', () => { runs.push('ready'); %[1]s; });
				Intercom('ready', () => { runs.push('other'); });
				window.stop = [
					Intercom('onUnreadCountChange', n => { runs.push('unread'); %[1]s; }),
					Intercom('onUnreadCountChange', n => { runs.push('last'); }),
				];`, end.script))
			unread = i + 1
			w.Do(anotherPing) // a boot does not count
			w.Until(`runs.length === 6`)
			assert.Equal(t, []string{"ready", "other", "unread", "last", "unread", "last"}, rig.Get[[]string](w.Tab, `runs`))
			w.Do(fmt.Sprintf(`stop.forEach(f => f()); Intercom('boot', {app_id: 'abc12345', after: %d})`, i))
			w.UntilStored("the next call", func() bool { return custom(w)["after"] == float64(i) })
			assertNoted(t, w, w.Console.All()[said:], strings.HasPrefix(end.script, "throw"))
			assert.Equal(t, "u-1", w.Pulse().User)
		})
		if t.Failed() {
			return
		}
	}
}

// anotherPing is the boot of who is booted already.
const anotherPing = `Intercom('boot', {app_id: 'abc12345'});`

// assertNoted says that what the callbacks threw is on the console, by the name of
// the method, and nothing else is but what promises of the page's own do.
func assertNoted(t *testing.T, w *rig.World, said []rig.Message, throws bool) {
	t.Helper()
	counts := map[string]int{}
	for _, m := range said {
		for _, word := range []string{"ready threw", "onUnreadCountChange threw", "(in promise)"} {
			if strings.Contains(m.Text, word) {
				counts[m.Level+" "+word]++
			}
		}
		assert.NotContains(t, m.Text, "fault of its own")
	}
	delete(counts, "exception (in promise)")
	if throws {
		assert.Equal(t, map[string]int{"error ready threw": 1, "error onUnreadCountChange threw": 2}, counts, "%v", said)
	} else {
		assert.Empty(t, counts, "%v", said)
	}
}
