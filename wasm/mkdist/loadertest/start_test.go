package loadertest

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// idle keeps what is to be done when the page is idle until a test says so.
const idle = `window.requestIdleCallback = (run, options) => { window.idle = {run, options}; };`

// unfinished is a page that does not load to its end until more is released.
func unfinished(t *testing.T, script string) (p *tab, s *site, finish func()) {
	s = &site{script: idle + script}
	open := make(chan struct{})
	s.extra = func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-open:
		case <-r.Context().Done():
		}
	}
	s.body = loaderTag + `<img src="/extra">`
	p = visitUnfinished(t, s)
	p.until(`window.Intercom && Intercom[mark]`)
	return p, s, func() { close(open) }
}

func TestTheDownloadWaitsForAnIdlePage(t *testing.T) {
	t.Parallel()
	p, s, finish := unfinished(t, `snippet()('boot', {app_id: 'a'});`)
	assert.False(t, get[bool](p, `'idle' in window`), "asked for idle time before the page had loaded")
	finish()
	p.until(`'idle' in window`)
	assert.Equal(t, 2000, get[int](p, `idle.options.timeout`))
	assert.Zero(t, s.downloads.Load())
	p.do(`idle.run()`)
	p.until(`isLive()`)
	assert.EqualValues(t, 1, s.downloads.Load())
}

func TestTheProgramRunsBeforeThePageHasLoadedIfAPersonWaits(t *testing.T) {
	t.Parallel()
	p, _, finish := unfinished(t, `snippet()('show');`)
	defer finish()
	p.until(`isLive()`)
	assert.Equal(t, "interactive", get[string](p, `document.readyState`))
	assert.JSONEq(t, `[["show"]]`, p.calls())
}

func TestEveryCallThatAPersonWaitsForStartsTheDownload(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{}, 1)
	s := &site{
		script: idle + `snippet()(location.hash.slice(1), 'x');`,
		program: func(w http.ResponseWriter, r *http.Request) {
			asked <- struct{}{}
			serveText("text/plain", "no program, so that there is no second try")(w, r)
		},
	}
	p := newTab(t, s)
	for i, method := range []string{
		"show", "showSpace", "showMessages", "showNewMessage", "startConversation", "showArticle", "showNews",
		"showTicket", "showConversation", "startTour", "startSurvey", "startChecklist",
	} {
		p.open(fmt.Sprintf("%s/?%d#%s", s.URL, i, method))
		select {
		case <-asked:
		case <-time.After(patience):
			t.Errorf("%s started nothing", method)
		}
	}
}

func TestACallThatAPersonWaitsForIsNoticedLater(t *testing.T) {
	t.Parallel()
	for name, call := range map[string]string{
		"through the stub": `Intercom('show')`,
		"an array":         `Intercom.q.push(['show'])`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := visit(t, &site{script: idle + `snippet();`})
			p.until(`'idle' in window`)
			p.do(call)
			p.until(`isLive()`)
			p.do(`idle.run()`)
			assert.JSONEq(t, `[["show"]]`, p.calls())
			assert.Equal(t, 1, get[int](p, `got.runs`))
			p.quiet()
		})
	}
}

func TestOtherCallsDoNotHurryTheDownload(t *testing.T) {
	t.Parallel()
	s := &site{script: idle + `snippet()('boot', {app_id: 'a'});`}
	p := visit(t, s)
	p.until(`'idle' in window`)
	p.do(`Intercom('update'); Intercom.q.push(null, 'show', {}, {get 0() { throw 1; }}, [Symbol()]); Intercom('trackEvent', 'x')`)
	require.Zero(t, s.downloads.Load())
	p.quiet()
}

func TestABrowserWithoutIdleCallbacksStartsAfterLoad(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{script: `delete window.requestIdleCallback;`})
	p.until(`isLive()`)
	p.quiet()
}

func TestAScriptInsertedAfterLoadStarts(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{body: `<p></p>`})
	p.until(`document.readyState == 'complete'`)
	p.do(`snippet()('boot'); insert('` + loaderPath + `')`)
	p.until(`isLive()`)
	assert.JSONEq(t, `[["boot"]]`, p.calls())
}
