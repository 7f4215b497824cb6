package e2e

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/rig"
)

func TestAPostThatAnOperatorAddsIsDrawnBlockByBlock(t *testing.T) {
	t.Parallel()
	w := visitorAt(t, "/elsewhere", "")
	w.UntilPings(1)
	w.REST(http.MethodPost, "/content", `{
		"title": "<b>New</b> & <script>alert(1)</script>",
		"blocks": [
			{"type": "heading", "text": "A *heading*"},
			{"type": "paragraph", "text": "**bold**, *italic*, `+"`code`"+`, [link](https://example.com/a?b=c&d) and <img src=x onerror=alert(2)>"},
			{"type": "list", "items": ["one", "two"], "ordered": true},
			{"type": "code", "text": "<i>1 < 2</i>"},
			{"type": "attachment", "name": "report.pdf", "url": "https://example.com/report.pdf", "size": 5, "content_type": "application/pdf"},
			{"type": "button", "text": "Write us", "url": "mailto:team@example.com"}
		],
		"rules": {"url": [{"op": "contains", "value": "elsewhere"}]}}`)
	w.Do(`Intercom('update', {last_request_at: 1})`)
	w.UntilCard("<b>New</b> & <script>alert(1)</script>")

	var drawn []string
	for _, selector := range []string{"h3 em", "p strong", "p em", "p code", "ol li:last-child", "pre code", "a[href='https://example.com/report.pdf']"} {
		drawn = append(drawn, rig.Get[string](w.Tab, rig.InCards(selector)+`.textContent`))
	}
	assert.Equal(t, []string{"heading", "bold", "italic", "code", "two", "<i>1 < 2</i>", "report.pdf"}, drawn)
	assert.Equal(t, "https://example.com/a?b=c&d", rig.Get[string](w.Tab, rig.InCards("p a")+`.href`))
	assert.Equal(t, "mailto:team@example.com", rig.Get[string](w.Tab, rig.InCards("a.button")+`.href`))
	assert.Zero(t, rig.Get[int](w.Tab, rig.Cards+`.querySelectorAll('script, img, b, i, svg').length`), "markup is text")
	assert.Empty(t, w.Console.Trouble())
}

func TestContentThatMeansHarmOrIsNotUnderstoodIsLeftOut(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	servePages(w, "")
	w.EditPings(func(answer string) string {
		before, _, ok := strings.Cut(answer, `"client_matches":`)
		assert.True(t, ok)
		return before + `"from_a_later_version": {"a": [1, null]}, "client_matches": [
			{"type": "hologram", "id": "1", "title": "Unknown"}, 7, null,
			{"type": "post", "id": 900, "title": "Odd", "later": {}, "blocks": [
				null, 7, {}, {"type": "html", "html": "<img src=x onerror=window.harm=1>"}, {"type": "hologram", "text": "x"},
				{"type": "image", "url": "javascript:window.harm=1"}, {"type": "button", "text": "Press", "url": "javascript:window.harm=1"},
				{"type": "button", "text": "Data", "url": "data:text/html,<script>1</script>"},
				{"type": "paragraph", "text": "[link](javascript:window.harm=1) [other](JaVaScRiPt:window.harm=1)"},
				{"type": "paragraph", "text": "fine"}]}]}`
	})
	w.Open(w.Origin + "/elsewhere")
	w.UntilCard("Odd")
	assert.Equal(t, []string{"Odd"}, w.CardTitles())
	assert.Equal(t, []string{"H2", "P", "P", "BUTTON"}, rig.Get[[]string](w.Tab, `[...`+rig.InCards(".post")+`.children].map(e => e.tagName)`))
	assert.Zero(t, rig.Get[int](w.Tab, rig.Cards+`.querySelectorAll('a, img, script').length`))
	assert.True(t, rig.Get[bool](w.Tab, `window.harm === undefined && `+rig.Cards+`.defaultView.harm === undefined`))
	assert.Empty(t, w.Console.Said("exception"))
}

func TestAnAnswerThatIsNoJSONIsSurvived(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.EditPings(func(string) string { return "<html>a proxy's own page</html>" })
	w.File("/start", page(documented, bootUser))
	w.Open(w.Origin + "/start")
	rig.Until(t, "a warning", func() bool { return len(w.Console.Said("warning", "ping")) == 1 }, w.Console.String)
	w.EditPings(nil)
	w.Do(`Intercom('update', {plan: 'pro'})`)
	w.UntilPings(2)
	assert.Equal(t, "pro", custom(w)["plan"])
	w.Until(hasSession)
	assert.Empty(t, w.Console.Said("exception"))
}

func TestARESTClientReadsWhatWasSynced(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	w.File("/start", page(documented, `
		Intercom('boot', {app_id: 'abc12345', user_id: 'u-1', email: 'one@example.com', plan: 'pro'});
		Intercom('trackEvent', 'exported', {rows: 3});`))
	w.Open(w.Origin + "/start")
	w.UntilStored("the event", func() bool { return len(rig.Query[string](w.Backend, `SELECT name FROM events`)) == 1 })

	found := w.REST(http.MethodPost, "/contacts/search", `{"query": {"field": "email", "operator": "=", "value": "one@example.com"}}`)
	require.EqualValues(t, 1, found["total_count"])
	contact := found["data"].([]any)[0].(map[string]any)
	assert.Equal(t, "u-1", contact["external_id"])
	assert.Equal(t, map[string]any{"plan": "pro"}, contact["custom_attributes"])
	same := w.REST(http.MethodGet, "/contacts/"+contact["id"].(string), "")
	assert.Equal(t, contact["email"], same["email"])

	events := w.REST(http.MethodGet, "/events?type=user&user_id=u-1", "")["events"].([]any)
	require.Len(t, events, 1)
	assert.Equal(t, "exported", events[0].(map[string]any)["event_name"])
	assert.Equal(t, map[string]any{"rows": 3.0}, events[0].(map[string]any)["metadata"])
}
