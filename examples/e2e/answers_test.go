package e2e

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/hostile"
	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/sdk/wire"
)

const (
	// seed of the answers.
	seed = 20250611
	// perPerson is how many answers one person gets: an update each, and three
	// more, are within the quota.
	perPerson = 15
	// most is how many seconds of a processor an answer may cost the page, with all that
	// is done to see how it does. An ordinary one costs some hundredths.
	most = 2
)

// Whatever a backend answers, the page and the messenger go on: every answer of the
// corpus is given once, and a good one in the end still has its effect.
func TestWhateverABackendAnswersThePageAndTheMessengerGoOn(t *testing.T) {
	t.Logf("seed %d", seed)
	inTwoTabs(t, func(t *testing.T, tab int) {
		h := newHostilePage(t)
		for person := tab; person*perPerson < len(h.answers); person += 2 {
			h.begin(person)
			for i := person * perPerson; i < min(len(h.answers), (person+1)*perPerson); i++ {
				h.try(i)
			}
			h.end(person)
		}
		assert.Empty(t, h.w.Console.Said("exception"))
		h.assertPaths()
	})
}

// hostilePage is a page whose backend answers with the corpus.
type hostilePage struct {
	*givenAnswers
	t    *testing.T
	w    *rig.World
	last rig.Pulse

	spent float64 // processor time of the page, in seconds
	worst float64 // and of the answer that cost the most
}

func newHostilePage(t *testing.T) *hostilePage {
	t.Helper()
	w := rig.New(t)
	elsewhere := rig.NewFront(t, w.Backend)
	elsewhere.File("/page", "<!doctype html><script>top.harm = 'elsewhere'</script>")
	h := &hostilePage{givenAnswers: newGivenAnswers(hostile.All(seed, elsewhere.Origin)), t: t, w: w}
	w.BreakFor(h.give)
	w.HoldClock()
	w.WatchPulse()
	w.File("/page", "<!doctype html><script>top.harm = 'page'</script>")
	w.File("/start", page(documented, ``))
	w.Open(w.On("www.demo.localhost") + "/start")
	w.Until(isLive)
	h.spent = w.Metrics()["ThreadTime"]
	return h
}

// begin boots the next person at the real backend, and has a post shown.
func (h *hostilePage) begin(person int) {
	h.t.Helper()
	h.w.Do(fmt.Sprintf(`history.pushState({}, '', '/start?good'); Intercom('boot', {app_id: 'abc12345', user_id: 'u-%d'})`, person))
	h.w.Do(`history.pushState({}, '', '/start?answer=-1'); Intercom('update')`)
	h.w.UntilCard("Good")
}

// try gets one answer and says what the page does then.
func (h *hostilePage) try(i int) {
	h.t.Helper()
	a, said := h.answers[i], len(h.w.Console.All())
	name := fmt.Sprintf("answer %d to %s (%s), seed %d", i, a.To, a.Name, seed)
	h.w.Do(fmt.Sprintf(`history.pushState({}, '', '/start?answer=%d'); Intercom('update', {answer: %[1]d}); Intercom('trackEvent', 'answer')`, i))
	h.until(name+" is given", func() bool { return h.given(i) > 0 })
	if a.Refuses() {
		h.w.Until(`Intercom.booted === false`)
		h.w.Do(fmt.Sprintf(`Intercom('boot', {app_id: 'abc12345', user_id: 'u-%d'})`, i/perPerson))
	}
	h.w.Do(`Intercom('trackEvent', 'behind')`)
	h.until("what comes behind "+name, func() bool { return h.passed(i) })
	h.assertAlive(name, i)
	h.assertConsole(name, a, h.w.Console.All()[said:])
	if a.Plain() {
		assert.Equal(h.t, wire.Judge(a.To, a.Status) == wire.Retry, h.repeated(i), "%s: tried again", name)
	}
	require.False(h.t, h.t.Failed(), "the page is not as it was any more")
}

// until waits for a condition past the moment for which events are gathered, and some
// times past the longest pause between two tries: not for a week, after which nothing
// is tried any more.
func (h *hostilePage) until(what string, condition func() bool) {
	h.t.Helper()
	polls := 0
	rig.Until(h.t, what, func() bool {
		if condition() {
			return true
		}
		pause := 2 * time.Second
		if polls++; polls%4 == 0 && polls <= 20 {
			pause = 25 * time.Hour
		}
		h.w.Advance(pause)
		return false
	}, h.w.Console.String)
}

// end says that the next answer of the real backend is understood, for who had all
// of the others.
func (h *hostilePage) end(person int) {
	h.t.Helper()
	h.w.Do(fmt.Sprintf(`history.pushState({}, '', '/start?good=%d'); Intercom('update', {last: %[1]d})`, person))
	h.w.UntilStored(fmt.Sprintf("what user %d says at last", person), func() bool {
		h.w.Advance(time.Minute)
		stored := rig.Query[int](h.w.Backend, `SELECT json_extract(custom_attributes, '$.last') FROM contacts WHERE user_id = ? AND custom_attributes ->> 'last' IS NOT NULL`,
			fmt.Sprintf("u-%d", person))
		return len(stored) == 1 && stored[0] == person
	})
	h.w.Until(`document.cookie.includes('` + idCookie + `')`)
}

func (h *hostilePage) assertAlive(name string, i int) {
	h.t.Helper()
	p := h.w.Pulse()
	assert.Greater(h.t, p.Ticks, h.last.Ticks, name)
	assert.Equal(h.t, fmt.Sprintf("u-%d", i/perPerson), p.User, name)
	assert.True(h.t, p.Booted, name)
	assert.Equal(h.t, "string", p.Visitor, name)
	assert.Nil(h.t, p.Harm, name)
	assert.Nil(h.t, p.Polluted, name)
	assert.Empty(h.t, p.Foreign, name)
	now := h.w.Metrics()["ThreadTime"]
	cost := now - h.spent
	h.last, h.spent = p, now
	assert.Less(h.t, cost, float64(most), "%s: seconds of a processor", name)
	if cost > h.worst {
		h.worst = cost
		h.t.Logf("%s: %.2f s of a processor, the page stood still for %.0f ms", name, cost, p.Stood)
	}
}

// assertConsole says that what is not understood is said once, by the name of what
// was asked, and that nothing was thrown.
func (h *hostilePage) assertConsole(name string, a hostile.Answer, said []rig.Message) {
	h.t.Helper()
	warnings, odd := 0, []rig.Message{}
	for _, m := range said {
		switch {
		case m.Level == "warning" && strings.Contains(m.Text, a.To):
			warnings++
		case m.Level == "error" && a.Refuses() && strings.Contains(m.Text, "403"):
		case m.Level == "warning", m.Level == "error", m.Level == "exception":
			odd = append(odd, m)
		}
	}
	assert.Empty(h.t, odd[:min(len(odd), 5)], name)
	assert.LessOrEqual(h.t, warnings, max(1, a.Objections()), "%s: %v", name, said[:min(len(said), 5)])
}

// ways are the requests that a page may make.
var ways = regexp.MustCompile(`(?s)^(ping|events|metrics|content/post/.+/(seen|clicked|dismissed))$`)

// assertPaths says that no answer had requests go elsewhere than on the wire.
func (h *hostilePage) assertPaths() {
	h.t.Helper()
	for _, r := range h.w.Requests() {
		assert.Regexp(h.t, ways, r.Name())
	}
}
