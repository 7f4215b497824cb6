package loadertest

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// record is what the guard leaves for the next page.
type record struct {
	Time     int64             `json:"t"`
	URL      string            `json:"u"`
	Title    string            `json:"d"`
	Referrer string            `json:"r"`
	Page     string            `json:"i"`
	Where    []string          `json:"w"`
	Calls    []json.RawMessage `json:"c"`
	AutoBoot int               `json:"a"`
}

// keys are those under which pages of this origin have left records.
const keys = `Object.keys(localStorage).filter(key => key.startsWith('intercom.unsent')).sort()`

// unsent reads the records.
func unsent(p *tab) (records []record) {
	p.t.Helper()
	total := 0
	for _, text := range get[[]string](p, keys+`.map(key => localStorage[key])`) {
		total += len(text)
		var some []record
		require.NoError(p.t, json.Unmarshal([]byte(text), &some), text)
		records = append(records, some...)
	}
	assert.LessOrEqual(p.t, total, 500_000)
	return records
}

// places are the URLs and numbers of where the calls were made.
func places(t testing.TB, r record) (out []string) {
	for _, made := range r.Where {
		at := strings.LastIndexByte(made, ' ')
		ms, err := strconv.ParseInt(made[at+1:], 10, 64)
		require.NoError(t, err, made)
		assert.WithinDuration(t, time.UnixMilli(r.Time), time.UnixMilli(ms), time.Minute)
		out = append(out, made[:at])
	}
	return out
}

func callsOf(r record) string {
	var all []string
	for _, call := range r.Calls {
		all = append(all, string(call))
	}
	return "[" + strings.Join(all, ",") + "]"
}

// waiting is a page whose bundle never starts.
func waiting(t *testing.T, script string) (*tab, *site) {
	s := &site{script: idle + script}
	p := visit(t, s)
	p.until(`'idle' in window`)
	return p, s
}

func leave(p *tab, s *site) []record {
	p.t.Helper()
	p.open(s.URL + "/elsewhere")
	return unsent(p)
}

func TestCallsOfAPageThatIsLeftAreKeptForTheNext(t *testing.T) {
	t.Parallel()
	p, s := waiting(t, `snippet()('boot', {app_id: 'a', user_id: 7});`)
	p.do(`Intercom.q.push(['update', {plan: 'pro'}]); Intercom('trackEvent', 'left')`)
	before := time.Now()
	records := leave(p, s)
	require.Len(t, records, 1)
	assert.Equal(t, s.URL+"/", records[0].URL)
	assert.Equal(t, "A page", records[0].Title)
	assert.Empty(t, records[0].Referrer)
	assert.Zero(t, records[0].AutoBoot)
	assert.WithinDuration(t, before, time.UnixMilli(records[0].Time), time.Minute)
	assert.JSONEq(t, `[["boot",{"app_id":"a","user_id":7}],["update",{"plan":"pro"}],["trackEvent","left"]]`, callsOf(records[0]))
}

func TestCallsThatOnlyRegisterAFunctionAreNotKept(t *testing.T) {
	t.Parallel()
	p, s := waiting(t, `snippet();`)
	p.do(`for (const m of ['ready', 'onShow', 'onHide', 'onUnreadCountChange', 'onUserEmailSupplied', 'onActivatorClick'])
		Intercom(m, () => 0);
		Intercom(7, 'no method'); Intercom(); Intercom.q.push(null, undefined, 7, {})`)
	p.do(`Intercom('hide')`)
	records := leave(p, s)
	require.Len(t, records, 1)
	assert.JSONEq(t, `[["hide"]]`, callsOf(records[0]))
}

func TestAPageWithoutCallsLeavesNothing(t *testing.T) {
	t.Parallel()
	p, s := waiting(t, `snippet()('ready', () => 0); window.intercomSettings = {name: 'no app id'};`)
	assert.Empty(t, leave(p, s))
	assert.Empty(t, get[[]string](p, keys))
}

func TestAnAutoBootIsKeptAsACall(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		script, calls string
		auto          int
	}{
		"app_id":          {`window.intercomSettings = {app_id: 'a', name: 'n'};`, `[["boot",{"app_id":"a","name":"n"}],["update",{}]]`, 1},
		"appId":           {`window.intercomSettings = {appId: 'a', f() {}};`, `[["boot",{"appId":"a"}],["update",{}]]`, 1},
		"none":            {`window.intercomSettings = {name: 'n'};`, `[["update",{}]]`, 0},
		"a boot is there": {`window.intercomSettings = {app_id: 'a'}; Intercom('boot');`, `[["update",{}],["boot"]]`, 0},
		"hostile":         {`window.intercomSettings = {app_id: 'a', get g() { throw 1; }};`, `[["boot",{"app_id":"a"}],["update",{}]]`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, s := waiting(t, `snippet()('update', {});`+c.script)
			records := leave(p, s)
			require.Len(t, records, 1)
			assert.JSONEq(t, c.calls, callsOf(records[0]))
			assert.Equal(t, c.auto, records[0].AutoBoot)
		})
	}
}

// Of what another page stores meanwhile this one may not see anything yet.
func TestPagesDoNotWriteOverEachOthersRecords(t *testing.T) {
	t.Parallel()
	p, s := waiting(t, `snippet()('trackEvent', location.search);`)
	p.do(`localStorage['intercom.unsent.1'] = '[{"t":1,"u":"other","c":[["hide"]]}]'`)
	require.Len(t, leave(p, s), 2)
	p.open(s.URL + "/?2")
	records := leave(p, s)
	require.Len(t, records, 3)
	assert.Len(t, get[[]string](p, keys), 3, "each under its own key")
	assert.Equal(t, "other", records[0].URL)
}

// A page that is closed may be gone in the midst of keeping its calls.
func TestARecordIsNeverTakenAwayToBeWrittenAgain(t *testing.T) {
	t.Parallel()
	p, s := waiting(t, `snippet()('boot', {app_id: 'a'});`)
	p.do(`dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))`)
	before := get[[]string](p, keys)
	p.do(`Intercom('trackEvent', 'later')`)
	records := leave(p, s)
	require.Len(t, records, 1)
	assert.JSONEq(t, `[["boot",{"app_id":"a"}],["trackEvent","later"]]`, callsOf(records[0]))
	assert.Equal(t, before, get[[]string](p, keys), "written over")
}

func TestWhatAnotherScriptStoredThereIsNoProblem(t *testing.T) {
	t.Parallel()
	for _, value := range []string{`{`, `7`, `null`, `[null,{"c":1},"x"]`} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			p, s := waiting(t, `snippet()('hide');`)
			p.do("localStorage['intercom.unsent'] = `" + value + "`")
			p.open(s.URL + "/elsewhere")
			assert.Len(t, get[[]string](p, keys), 2)
		})
	}
}

func TestTheGuardGoesWhenTheProgramTakesOver(t *testing.T) {
	t.Parallel()
	s := &site{script: `snippet()('boot');`}
	p := visit(t, s)
	p.until(`isLive()`)
	p.do(`Intercom('update')`)
	assert.Equal(t, []string{"entryphone:takeover", "error", "unhandledrejection"}, p.listeners())
	assert.Empty(t, leave(p, s))
}

func TestTheGuardLeavesCallsToWhoeverTookTheStubOver(t *testing.T) {
	t.Parallel()
	p, s := waiting(t, `snippet()('boot');`)
	p.do(`Intercom.q = {push() {}}`)
	assert.Empty(t, leave(p, s))
}

func TestAPageWithoutStorageIsLeftInPeace(t *testing.T) {
	t.Parallel()
	p := visit(t, &site{script: idle + `snippet()('boot');`, headers: policy("sandbox allow-scripts")})
	p.until(`'idle' in window`)
	require.True(t, get[bool](p, `(() => { try { return !localStorage; } catch { return true; } })()`))
	p.do(`dispatchEvent(new PageTransitionEvent('pagehide')); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))`)
	assert.Equal(t, 1, get[int](p, `Intercom.q.length`))
	p.quiet()
}

func TestCallsAreKeptWithTheURLsThatTheyWereMadeOn(t *testing.T) {
	t.Parallel()
	p, s := waiting(t, `snippet()('boot', {app_id: 'a'});`)
	p.do(`history.pushState(0, '', '/second'); Intercom('update'); Intercom('update', {n: 1}); history.pushState(0, '', '/third')`)
	records := leave(p, s)
	require.Len(t, records, 1)
	assert.Equal(t, s.URL+"/third", records[0].URL)
	assert.Equal(t, []string{s.URL + "/ 0", s.URL + "/second 1", s.URL + "/second 2"}, places(t, records[0]))
	assert.Regexp(t, `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$`, records[0].Page)
}

func TestCallsOfAReloadedPageAreNotOfTheURLsThatItHadBefore(t *testing.T) {
	t.Parallel()
	s := &site{script: idle + `window.n = ` + keys + `.length ? 2 : 1; snippet()('boot', {app_id: 'a'}); Intercom('update');
		if (n == 2) { history.pushState(0, '', '/?3'); Intercom('update'); }`}
	p := visit(t, s)
	p.until(`'idle' in window`)
	p.do(`history.pushState(0, '', '/?2'); location.reload()`)
	require.Eventually(t, func() bool { // the tab may be between two documents
		second, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`window.n == 2 && 'idle' in window`))
		return err == nil && second
	}, patience, 20*time.Millisecond)
	records := leave(p, s)
	require.Len(t, records, 2)
	assert.Equal(t, []string{s.URL + "/?2 2", s.URL + "/?2 1", s.URL + "/?3 0"}, places(t, records[1]))
}

func TestCallsAreKeptWhileTheProgramStarts(t *testing.T) {
	t.Parallel()
	s := &site{script: `snippet()('boot', {app_id: 'a'});`}
	p := visit(t, s)
	p.until(`isLive()`)
	var records []record
	require.NoError(t, json.Unmarshal([]byte(get[string](p, `got.kept`)), &records))
	require.Len(t, records, 1)
	assert.JSONEq(t, `[["boot",{"app_id":"a"}]]`, callsOf(records[0]))
}
