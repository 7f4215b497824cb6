package loadertest

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func refuse(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }
}

func hangUp(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

// breakOff sends the beginning of the program and hangs up.
func breakOff(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/wasm")
	_, _ = w.Write(program[:len(program)/2])
	http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

func policy(csp string) http.Header { return http.Header{"Content-Security-Policy": {csp}} }

func TestAPageWithoutTheProgramGoesOn(t *testing.T) {
	t.Parallel()
	thrice, once := []int{1000, 4000}, []int{}
	for name, c := range map[string]struct {
		site  *site
		says  string
		waits []int
	}{
		"not found":       {&site{program: refuse(http.StatusNotFound)}, "404", thrice},
		"server down":     {&site{program: refuse(http.StatusBadGateway)}, "502", thrice},
		"connection lost": {&site{program: hangUp}, "Failed to fetch", thrice},
		"broken off":      {&site{program: breakOff}, "Error", thrice},
		"a page in its place": {
			&site{program: serveText("text/html", "<!doctype html>")}, "CompileError", once,
		},
		"not a program": {&site{program: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/wasm")
			_, _ = w.Write([]byte("nonsense"))
		}}, "CompileError", once},
		"a program of another kind": {&site{program: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/wasm")
			_, _ = w.Write([]byte("\x00asm\x01\x00\x00\x00"))
		}}, "TypeError", once},
		"policy against WebAssembly": {
			&site{headers: policy("script-src 'self'; style-src 'self'")}, "Content Security Policy", once,
		},
		"policy against the download": {
			&site{headers: policy("script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'")}, "Failed to fetch", thrice,
		},
		"no WebAssembly": {&site{script: `delete window.WebAssembly;`}, "WebAssembly is not defined", once},
		"no TextEncoder": {&site{script: `delete window.TextEncoder;`}, "TextEncoder", once},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.site.script += `;snippet()('boot', {app_id: 'a'}); window.stub = Intercom;`
			p := visit(t, c.site)
			p.until(`warnings.length`)
			p.do(`for (let i = 0; i < 1500; i++) Intercom('trackEvent', i)`)
			assert.Equal(t, 1000, get[int](p, `Intercom.q.length`), "calls that are kept")
			assert.Equal(t, "boot", get[string](p, `Intercom.q[0][0]`))
			assert.True(t, get[bool](p, `Intercom === stub && !(mark in stub)`))
			warnings := get[[]string](p, `warnings`)
			require.Len(t, warnings, 1)
			assert.Regexp(t, `^Entryphone: .*`, warnings[0])
			assert.Contains(t, warnings[0], c.says)
			assert.Empty(t, get[[]string](p, `errors`))
			assert.Equal(t, c.waits, get[[]int](p, `delays`), "waits between downloads")
		})
	}
}

func TestAStrictPolicyIsEnough(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{headers: policy("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'")})
	p.until(`isLive()`)
	p.quiet()
}

func TestAnyContentTypeWillDo(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"application/octet-stream", "application/wasm; charset=utf-8", "text/plain"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			p := visit(t, &site{program: func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", kind)
				_, _ = w.Write(program)
			}})
			p.until(`isLive()`)
			p.quiet()
		})
	}
}

// failing serves the program after so many failures.
func failing(s *site, times int32) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if s.downloads.Load() <= times {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		serveProgram(w, r)
	}
}

func TestADownloadIsTriedThreeTimes(t *testing.T) {
	t.Parallel()
	s := &site{script: `snippet()('update');`}
	s.program = failing(s, 2)
	p := visit(t, s)
	p.until(`isLive()`)
	assert.Equal(t, []int{1000, 4000}, get[[]int](p, `delays`))
	assert.JSONEq(t, `[["update"]]`, p.calls())
	p.quiet()
}

func TestADownloadIsTriedOnceMoreWhenTheNetworkIsBack(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		failures int32
		outcome  string
	}{
		"and works":       {3, `isLive() && got.calls[0][0] == 'update'`},
		"and fails again": {4, `Intercom.q.length == 1`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &site{script: `snippet()('update');`}
			s.program = failing(s, c.failures)
			p := visit(t, s)
			p.until(`warnings.length`)
			require.EqualValues(t, 3, s.downloads.Load())
			p.do(`dispatchEvent(new Event('online'))`)
			p.until(`performance.getEntriesByName(location.origin + '/widget/` + programName + `').length == 4`)
			p.do(`dispatchEvent(new Event('online'))`)
			p.until(c.outcome)
			assert.EqualValues(t, 4, s.downloads.Load())
			assert.Equal(t, 1, get[int](p, `warnings.length`))
			assert.Empty(t, get[[]string](p, `errors`))
		})
	}
}

func TestAFreshScriptAfterAFailureTriesAgain(t *testing.T) {
	t.Parallel()
	s := &site{script: `snippet()('update');`}
	s.program = failing(s, 3)
	p := visit(t, s)
	p.until(`warnings.length`)
	p.do(`insert('` + loaderPath + `?2')`)
	p.until(`isLive()`)
	assert.JSONEq(t, `[["update"]]`, p.calls())
	assert.Equal(t, 1, get[int](p, `got.runs`))
}
