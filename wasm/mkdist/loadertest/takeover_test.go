package loadertest

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestQueuedCallsReachTheProgramInOrder(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"snippet with arguments objects": `snippet();`,
		"snippet with arrays":            `const s = window.Intercom = (...a) => s.q.push(a); s.q = [];`,
		"stub without c":                 `const s = window.Intercom = function () { s.q.push(arguments); }; s.q = [];`,
		"stub with loaderQueue":          `snippet().loaderQueue = [['boot', 'never']];`,
		"no stub":                        ``,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &site{
				script: script + `;if (window.Intercom) Intercom('boot', {app_id: 'a'});`,
				body: loaderTag + `<script>window.old = Intercom;
					if (!Intercom.q.length) Intercom('boot', {app_id: 'a'});
					Intercom('update'); Intercom('trackEvent', 'x', {n: 1});</script>`,
			}
			p := visit(t, s)
			p.until(`isLive()`)
			assert.True(t, get[bool](p, `Intercom !== old`))
			p.do(`Intercom('one'); old('two'); old.q.push(['three']);`)
			assert.JSONEq(t, `[["boot",{"app_id":"a"}],["update"],["trackEvent","x",{"n":1}],["one"],["two"],["three"]]`, p.calls())
			p.quiet()
		})
	}
}

func TestAWindowIntercomThatIsNoStubIsTakenOver(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"function without q":        `window.Intercom = () => 0;`,
		"q that is not a list":      `window.Intercom = () => 0; Intercom.q = {length: 3};`,
		"an object, not a function": `window.Intercom = {q: [['boot']]};`,
		"a queue of nonsense":       `snippet(); Intercom.q.push(null, 7, undefined, {});`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := visit(t, &site{script: script})
			p.until(`isLive()`)
			p.do(`Intercom('update')`)
			assert.JSONEq(t, `[["update"]]`, p.calls())
			p.quiet()
		})
	}
}

func TestAKeptReferenceToTheQueueForwards(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{script: `window.queue = snippet().q;`})
	p.until(`isLive()`)
	p.do(`queue.push(['update'], ['hide'])`)
	assert.JSONEq(t, `[["update"],["hide"]]`, p.calls())
}

func TestSiblingsAreFoundHoweverTheScriptCame(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ script, body, folder string }{
		"tag":                               {body: loaderTag, folder: "/widget/"},
		"tag with a query":                  {body: `<script src="/widget/abc12345?v=/x/y"></script>`, folder: "/widget/"},
		"asynchronous tag":                  {body: `<script async src="/assets/entryphone.js"></script>`, folder: "/assets/"},
		"inserted":                          {script: `insert('/assets/entryphone.js')`, body: `<p></p>`, folder: "/assets/"},
		"under a name of the host's choice": {script: `insert('/assets/chat.js')`, body: `<p></p>`, folder: "/assets/"},
		"as a module, which knows no current script": {
			body:   `<script type="module" src="/assets/entryphone.js?v=1"></script><script src="/page.js?/widget/"></script>`,
			folder: "/assets/",
		},
		"as a module under its widget name": {
			body:   `<script type="module" src="` + loaderPath + `"></script>`,
			folder: "/widget/",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &site{script: c.script, body: c.body}
			p := visit(t, s)
			p.until(`isLive()`)
			assert.Equal(t, []string{s.URL + c.folder + programName},
				get[[]string](p, `performance.getEntriesByType('resource').map(e => e.name).filter(n => n.endsWith('wasm'))`))
			env := get[[]string](p, `got.env`)
			require.Len(t, env, 3)
			assert.Equal(t, []string{s.URL, "v0"}, env[:2])
			assert.Len(t, env[2], 36, "the page load's name")
		})
	}
}

func TestAStubThatAnotherInstanceHasTakenIsLeftAlone(t *testing.T) {
	t.Parallel()
	const other = `
		window.other = () => 0; other[mark] = 'live'; window.taken = {push() {}};
		Intercom.q = taken; Intercom = other;`
	// after calls back when the loader has done what follows a promise of its own.
	const after = `window.after = promise => promise.then(() => setTimeout(() => setTimeout(() => { window.settled = true; })));`
	for name, c := range map[string]struct {
		program http.HandlerFunc
		last    string // makes the loader's last step known
	}{
		"and the program comes": {serveProgram, `const make = WebAssembly.instantiate;
			WebAssembly.instantiate = (...a) => { const p = make(...a); after(p); return p; };`},
		"and it does not": {refuse(http.StatusNotFound), `const get = fetch;
			window.fetch = (...a) => { const p = get(...a); if (delays.length == 2) after(p); return p; };`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &site{script: after + c.last + `window.stub = snippet();`, program: c.program}
			s.body = loaderTag + `<script>` + other + `</script>`
			p := visit(t, s)
			p.until(`window.settled`)
			assert.True(t, get[bool](p, `Intercom === other && stub.q === taken`))
			assert.Zero(t, get[int](p, `got.runs`))
			p.quiet()
		})
	}
}
