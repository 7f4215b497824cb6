package loadertest

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBackFromTheCacheNothingHappensTwice(t *testing.T) {
	t.Parallel()
	const calls = `snippet()('boot', {}); Intercom('ready', () => 0); Intercom('update', {}); Intercom('trackEvent', 'x'); Intercom('hide');`
	const methods = `Intercom.q.map(call => call[0])`
	hide, show := `dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))`, `dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))`
	t.Run("the record is still there", func(t *testing.T) {
		t.Parallel()
		p, _ := waiting(t, calls)
		p.do(`localStorage['intercom.unsent.1'] = '[{"t":1,"u":"other","c":[["hide"]]}]'`)
		p.do(hide)
		require.Len(t, unsent(p), 2)
		p.do(show)
		assert.Len(t, unsent(p), 2, "in case the page crashes now")
		p.do(hide + `;` + show + `;` + show)
		assert.Len(t, unsent(p), 2)
		assert.Equal(t, []string{"boot", "ready", "update", "trackEvent", "hide"}, get[[]string](p, methods))
	})
	t.Run("another page has taken it", func(t *testing.T) {
		t.Parallel()
		p, _ := waiting(t, calls)
		p.do(hide)
		p.do(`delete localStorage[` + keys + `[0]]; ` + show)
		p.do(`Intercom('show')`)
		p.until(`isLive()`)
		assert.JSONEq(t, `["boot","ready","update","hide","show"]`, get[string](p, `JSON.stringify(got.calls.map(c => c[0]))`),
			"a deed is done once, a state still holds here")
	})
}

func TestAPageThatCameBackAndCrashesHasItsRecord(t *testing.T) {
	t.Parallel()
	p, s := waiting(t, `snippet()('boot', {}); addEventListener('pageshow', e => { window.fromCache = e.persisted; });`)
	require.Len(t, leave(p, s), 1)
	p.do(`history.back()`)
	require.Eventually(t, func() bool { // the tab may be between two documents
		back, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`!!window.fromCache`))
		return err == nil && back
	}, patience, 20*time.Millisecond)
	assert.Len(t, unsent(p), 1)
	assert.Equal(t, 1, get[int](p, `Intercom.q.length`))
}
