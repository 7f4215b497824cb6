package e2e

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/entryphone/entryphone/examples/e2e/hostile"
	"github.com/entryphone/entryphone/examples/e2e/rig"
)

// bidi turns round what stands behind it where nothing ends it.
const bidi = "\u202ereversed\u2066 \u2067isolated"

// endless has no place to break.
var endless = strings.Repeat("W", 9_990)

// asJSON writes a text as JavaScript and JSON have it.
func asJSON(text string) string {
	b, _ := json.Marshal(text)
	return string(b)
}

// assertHarmless says that nothing ran on a page or in its frames, and that what the
// frame of an expression, if any, shows has neither markup nor addresses of other
// kinds, and fits.
func assertHarmless(t *testing.T, p *rig.Tab, document string) {
	t.Helper()
	assert.Nil(t, rig.Get[any](p, `window.harm ?? null`))
	assert.Empty(t, rig.Get[[]string](p, `[...`+document+`.querySelectorAll('body script, body style, body iframe, [onerror], [onload], [onmouseover]')].map(e => e.outerHTML)`))
	assert.Empty(t, rig.Get[[]string](p, `[...`+document+`.querySelectorAll('[href], [src], [action]')]
		.flatMap(e => ['href', 'src', 'action'].map(name => e.getAttribute(name)))
		.filter(url => url && !/^(https?:|mailto:|tel:|blob:|[/#?](?![/\\])|#)/i.test(url))`))
	assert.LessOrEqual(t, rig.Get[int](p, document+`.documentElement.scrollWidth`), rig.Get[int](p, document+`.documentElement.clientWidth`), "nothing sticks out")
	assert.Empty(t, p.Console.Said("exception"))
}

func TestWhatAVisitorWritesIsTextOnBothSides(t *testing.T) {
	t.Parallel()
	w := rig.New(t)
	serveTalk(w, `name: `+asJSON(hostile.Markup+bidi)+`, user_id: 'u-1', plan: `+asJSON(hostile.Markup[:200]))
	w.Open(w.Origin + "/elsewhere")
	untilTalk(w.Tab)
	texts := append([]string{hostile.Markup, bidi, endless, "a" + strings.Repeat("\u0301", 500)}, hostile.Addresses...)
	o := rig.NewOperator(t, w.Backend)
	w.Do(`Intercom('startConversation', ` + asJSON("begin "+hostile.Markup) + `)`)
	w.UntilSaid("> begin " + hostile.Markup)
	o.Choose("begin")
	want := []string{"> begin " + hostile.Markup}
	for _, text := range texts {
		if text = strings.Map(printable, text); strings.TrimSpace(text) == "" {
			continue
		}
		w.Say("x" + text)
		want = append(want, "> x"+text)
	}
	w.UntilSaid(want...)
	o.UntilHeard("x" + strings.Map(printable, hostile.Addresses[len(hostile.Addresses)-1]))
	assertHarmless(t, w.Tab, rig.Talk)
	assertHarmless(t, o.Tab, `document`)
	w.Do(`Intercom('showMessages')`)
	w.Until(rig.InTalk(`button.row`))
	assertHarmless(t, w.Tab, rig.Talk)
	w.Do(`Intercom('showSpace', 'home')`)
	w.Until(rig.InTalk(`.send-us`))
	assertHarmless(t, w.Tab, rig.Talk)
}

// printable leaves out what cannot be typed.
func printable(r rune) rune {
	if r < ' ' {
		return -1
	}
	return r
}

func TestWhatAnOperatorWritesIsTextOnBothSides(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Hello")
	texts := []string{hostile.Markup, bidi, endless}
	for _, url := range hostile.Addresses {
		texts = append(texts, "[link]("+strings.Map(printable, url)+") and "+strings.Map(printable, url)+" end")
	}
	for _, text := range texts {
		w.REST("POST", "/conversations/"+o.ConversationID()+"/reply", `{"message_type": "comment", "type": "admin", "admin_id": "1", "body": `+asJSON(text)+`}`)
		o.Answer("typed " + text)
	}
	o.Answer("last")
	o.UntilHeard("last")
	w.Until(rig.Talk + `.querySelector('#log').textContent.includes('last')`)
	w.Until(rig.Talk + `.querySelector('#log').textContent.includes("top.harm = 'script'")`) // a long history is drawn from its end
	assertHarmless(t, w.Tab, rig.Talk)
	assertHarmless(t, o.Tab, `document`)
}

// A backend with a fault may say what it wants, wherever it says something.
func TestWhatABackendSaysIsText(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	markup := asJSON(hostile.Markup + bidi + strings.Repeat("W", 100_000))
	var blocks []string
	for _, url := range append([]string{hostile.Markup}, hostile.Addresses...) {
		u := asJSON(url)
		blocks = append(blocks,
			`{"type": "image", "url": `+u+`, "alt": `+asJSON(hostile.Markup)+`}`, `{"type": "button", "text": "Press", "url": `+u+`}`,
			`{"type": "attachment", "name": `+u+`, "url": `+u+`}`, `{"type": "video", "url": `+u+`}`,
			`{"type": "paragraph", "text": `+u+`}`, `{"type": "html", "text": `+u+`}`,
			`{"type": "list", "items": [`+u+`]}`, `{"type": "code", "text": `+u+`}`, `{"type": "heading", "text": `+u+`}`)
	}
	author := `{"type": "admin", "id": ` + asJSON(hostile.Markup) + `, "name": ` + markup + `, "avatar": "javascript:top.harm='avatar'"}`
	conversation := func(blocks string) string {
		return `{"id": "7", "state": "open", "read": false, "created_at": 1, "updated_at": 2, "participants": [` + author + `], "parts": [
			{"id": "1", "part_type": "comment", "author": ` + author + `, "created_at": 2, "blocks": [` + blocks + `]},
			{"id": "2", "part_type": "comment", "author": ` + author + `, "created_at": 3, "blocks": [{"type": "quick_replies", "items": [` + markup + `]}]}]}`
	}
	list := `"conversations": [` + conversation(`{"type": "paragraph", "text": `+markup+`}`) + `], "has_more_conversations": false, "unread_conversation_ids": ["7"]`
	w.BreakFor(func(r *rig.Request) rig.Break {
		answer := func(body string) rig.Break { return rig.Break{Status: 200, Body: []byte(body)} }
		switch r.Name() {
		case "open", "home":
			return answer(`{"greeting": ` + markup + `, "introduction": ` + markup + `, "reply_time": ` + markup + `, "team": [` + author + `],
				"spaces": ["home", "messages", ` + markup + `], "upload": {"max_bytes": 5, "content_types": [` + markup + `]}, ` + list + `}`)
		case "conversations":
			return answer(`{` + list + `}`)
		case "conversations/7":
			return answer(conversation(strings.Join(blocks, ",")))
		}
		return rig.Break{}
	})
	w.Do(`Intercom('show')`)
	w.UntilOpen()
	w.Until(rig.InTalk(`button.row`))
	assertHarmless(t, w.Tab, rig.Talk)
	assert.Contains(t, w.Words(), "top.harm = 'script'", "it is shown")
	w.Do(`Intercom('showMessages')`)
	w.Until(rig.InTalk(`li button.row`))
	assertHarmless(t, w.Tab, rig.Talk)
	w.ClickTalk(`li button.row`)
	w.Until(rig.InTalk(`.replies button`))
	assertHarmless(t, w.Tab, rig.Talk)
	assert.NotContains(t, rig.Get[string](w.Tab, `document.getElementById('intercom-container').outerHTML`), "top.harm")
}

func TestTheNameOfAFileIsText(t *testing.T) {
	t.Parallel()
	w := talker(t, "")
	o := begun(t, w, "Look")
	name := `<img src=x onerror="top.harm=1">` + "\u202egnp.exe" + strings.Repeat("W", 120) + `.png`
	w.ChooseFiles(rig.InTalk(fileField), picture(t, name))
	w.Until(rig.InTalk(`.composer .file`))
	assertHarmless(t, w.Tab, rig.Talk)
	w.Say("A file")
	w.Until(rig.InTalk(`.part img`) + `?.naturalWidth === 40`)
	o.UntilHeard("A file")
	o.Until(`document.querySelector('#parts img')?.naturalWidth === 40`)
	assertHarmless(t, w.Tab, rig.Talk)
	assertHarmless(t, o.Tab, `document`)
}
