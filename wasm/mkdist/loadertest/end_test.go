package loadertest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAPageGoesOnWhenTheProgramEnds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ script, end, says string }{
		"it exits":                      {end: `live('exit')`, says: "code 0"},
		"it panics":                     {end: `live('panic')`, says: "code 2"},
		"it exits with a timer pending": {end: `live('later'); live('exit')`, says: "code 0"},
		"it exits before the take-over": {script: `window.exitAtOnce = true;`, says: "code 0"},
		"the page throws through it":    {end: `stub.q.push({get length() { throw Error('mine'); }})`, says: "mine"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := visit(t, &site{script: c.script + `snippet()('boot'); window.stub = Intercom;`})
			if c.end != "" {
				p.until(`isLive()`)
				p.do(`window.live = Intercom; document.documentElement.className = 'mine intercom-modal-open';`)
				p.do(c.end)
			}
			p.until(`warnings.length`)
			warnings := get[[]string](p, `warnings`)
			require.Len(t, warnings, 1)
			assert.Regexp(t, `^Entryphone: .*`, warnings[0])
			assert.Contains(t, warnings[0], c.says)

			left := `[["boot"]]` // what the program took is not queued again
			if c.end != "" {
				left = `[]`
			}
			assert.JSONEq(t, left, get[string](p, `JSON.stringify(Intercom.q.map(call => [...call]))`))

			p.do(`Intercom.q.length = 0; if (window.live) live('to nobody'); Intercom('update'); stub('hide')`)
			p.do(`for (let i = 0; i < 1500; i++) Intercom('trackEvent', i)`)
			assert.Equal(t, 1000, get[int](p, `Intercom.q.length`))
			assert.Equal(t, []string{"update", "hide"}, get[[]string](p, `[0, 1].map(i => Intercom.q[i][0])`))
			assert.True(t, get[bool](p, `!document.getElementById('intercom-container')`))
			assert.NotContains(t, get[string](p, `document.documentElement.className`), "intercom")
			if strings.Contains(c.end, "later") {
				p.until(`window.timerFired`)
			}
			assert.Empty(t, get[[]string](p, `errors`))
			assert.NotContains(t, p.calls(), "to nobody")

			p.do(`exitAtOnce = false; Intercom.q.length = 1; insert('` + loaderPath + `?2')`)
			p.until(`isLive()`)
			p.do(`Intercom('hide')`)
			assert.JSONEq(t, `[["update"],["hide"]]`, get[string](p, `JSON.stringify(got.calls.slice(-2))`))
		})
	}
}

// The program is packed: it has no files and lines, and its panics say functions still.
func TestWhatAPanicPrintsNamesFunctions(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{script: `snippet()('boot');`})
	p.until(`isLive()`)
	p.do(`Intercom('panic')`)
	p.until(`warnings.length`)
	printed := strings.Join(get[[]string](p, `logged`), "\n")
	assert.Contains(t, printed, "panic: ")
	assert.Contains(t, printed, "main.main")
	assert.NotContains(t, printed, ".go:")
}
