package loadertest

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTheWindowKeepsNothingOfGo(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{script: `window.before = Object.getOwnPropertyNames(window);`})
	p.until(`isLive()`)
	assert.Equal(t, []string{"Intercom"},
		get[[]string](p, `Object.getOwnPropertyNames(window).filter(n => !before.includes(n) && n != 'before' && isNaN(n))`))
	p.quiet()
}

func TestThePagesOwnNamesAreAsTheyWere(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{
		"a process with env":    `window.process = {env: {NODE_ENV: 'production'}};`,
		"declared with var":     `var process = {env: {}}, path = '/x', fs = 1, Go = 2;`,
		"declared with let":     `let process = {env: {}}, path = '/x', fs = 1, Go = 2;`,
		"accessors":             `Object.defineProperty(window, 'fs', {get: () => 5, set() { errors.push('written'); }, configurable: true});`,
		"not to be redefined":   `Object.defineProperty(window, 'process', {value: {pid: -1, env: {}}});`,
		"an element of that id": `addEventListener('load', () => 0);`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			names := `JSON.stringify(['process', 'path', 'fs', 'Go'].map(n => {
				const own = Object.getOwnPropertyDescriptor(window, n);
				return own ? {...own, get: String(own.get)} : String(window[n]);
			}))`
			p := visit(t, &site{
				script: script,
				body:   `<form id="fs"></form><i id="path"></i><script>window.before = ` + names + `</script>` + loaderTag,
			})
			p.until(`isLive()`)
			assert.Equal(t, get[string](p, `before`), get[string](p, names))
			assert.Equal(t, -1, get[int](p, `got.pid`), "what the program took for its process")
			p.quiet()
		})
	}
}

func TestTheProgramCanStillWriteToTheConsole(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{script: `window.fs = {writeSync() { errors.push('the page\'s fs'); }};`})
	p.until(`isLive()`)
	p.do(`Intercom('print')`)
	assert.Equal(t, []string{"a word"}, get[[]string](p, `logged`))
	assert.Empty(t, get[[]string](p, `errors`))
}
