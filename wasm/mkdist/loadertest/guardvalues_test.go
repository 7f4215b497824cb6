package loadertest

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatJSONCannotHoldIsLeftOutKeyByKey(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ call, want string }{
		"function":         {`'update', {a: 1, f() {}}`, `["update",{"a":1}]`},
		"cycle":            {`'update', (() => { const o = {a: 1, b: {}}; o.o = o; o.b.o = o; return o; })()`, `["update",{"a":1,"b":{}}]`},
		"the same twice":   {`'update', (() => { const c = {id: 1}; return {company: c, companies: [c]}; })()`, `["update",{"company":{"id":1},"companies":[{"id":1}]}]`},
		"BigInt":           {`'update', {a: 1, n: 1n}`, `["update",{"a":1}]`},
		"throwing getter":  {`'update', {a: 1, get g() { throw Error(); }}`, `["update",{"a":1}]`},
		"throwing toJSON":  {`'update', {a: 1, j: {toJSON() { throw Error(); }}}`, `["update",{"a":1}]`},
		"proxy":            {`'update', {a: 1, p: new Proxy({}, {ownKeys() { throw Error(); }})}`, `["update",{"a":1}]`},
		"settings a proxy": {`'update', new Proxy({}, {get() { throw Error(); }, ownKeys() { throw Error(); }})`, `["update"]`},
		"symbol":           {`'update', {a: 1, s: Symbol()}`, `["update",{"a":1}]`},
		"undefined":        {`'update', {a: 1, u: undefined}`, `["update",{"a":1}]`},
		"prototype":        {`'update', JSON.parse('{"a": 1, "__proto__": {"toJSON": 1}}')`, `["update",{"a":1}]`},
		"date":             {`'update', {d: new Date(0)}`, `["update",{"d":"1970-01-01T00:00:00.000Z"}]`},
		"not a number":     {`'update', {n: NaN, z: null, b: false, s: ''}`, `["update",{"n":null,"z":null,"b":false,"s":""}]`},
		"two ways to all":  {`'trackEvent', (() => { let o = {}; for (let i = 0; i < 40; i++) o = {a: o, b: o}; return o; })()`, ``},
		"half the page":    {`'trackEvent', 'x', {n: 1, w: window}`, ``},
		"a deep list":      {`'trackEvent', (() => { let l = []; for (let i = 0; i < 1e5; i++) l = [l]; return l; })()`, ``},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, s := waiting(t, `snippet()('boot', {app_id: 'a'});`)
			p.do(`Intercom(` + c.call + `); Intercom('update', {last: 1})`)
			records := leave(p, s)
			require.Len(t, records, 1)
			assert.JSONEq(t, `["boot",{"app_id":"a"}]`, string(records[0].Calls[0]))
			if c.want != "" {
				require.Len(t, records[0].Calls, 3)
				assert.JSONEq(t, c.want, string(records[0].Calls[1]))
			}
			assert.JSONEq(t, `["update",{"last":1}]`, string(records[0].Calls[len(records[0].Calls)-1]))
		})
	}
}
