package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/entryphone/entryphone/examples/e2e/axe"
	"github.com/entryphone/entryphone/examples/e2e/rig"
	"github.com/entryphone/entryphone/examples/npm"
)

var axeScript = sync.OnceValues(func() ([]byte, error) { return axe.Script(context.Background()) })

// inspector finds what keeps people from using what is on the screen.
type inspector struct {
	t      *testing.T
	script string
}

func newInspector(t *testing.T) inspector {
	t.Helper()
	script, err := axeScript()
	if errors.Is(err, npm.ErrUnavailable) {
		t.Skip(err)
	}
	require.NoError(t, err)
	return inspector{t, string(script)}
}

// fine says that nothing is found in a document that an expression gives, once nothing
// in it moves.
func (i inspector) fine(p *rig.Tab, document, state string) {
	i.t.Helper()
	p.Until(`(d => d && d.getAnimations().every(a => a.playState === 'finished' || a.effect.getComputedTiming().iterations === Infinity))(` + document + `)`)
	if !rig.Get[bool](p, `!!(`+document+`).defaultView.axe`) {
		p.Do(i.put(document))
	}
	found := rig.Get[[]string](p, `(`+document+`).defaultView.axe.run(`+options(document)+`).then(({violations}) =>
		violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 200) + ' ' + n.failureSummary)))`)
	assert.Empty(i.t, found, state)
}

// put is the script that puts axe into a document. The policy of a page of its own may
// forbid eval.
func (i inspector) put(document string) string {
	if document == `document` {
		return i.script
	}
	quoted, err := json.Marshal(i.script)
	require.NoError(i.t, err)
	return `(` + document + `).defaultView.eval(` + string(quoted) + `)`
}

// options: posts are no page of their own, which would have a heading of the first level.
func options(document string) string {
	if document == rig.Cards {
		return `{iframes: false, rules: {'page-has-heading-one': {enabled: false}}}`
	}
	return `{iframes: false}`
}

func (i inspector) talk(p *rig.Tab, state string) {
	i.t.Helper()
	i.fine(p, rig.Talk, state)
}

// everywhere runs a test on either screen, in either theme.
func everywhere(t *testing.T, f func(t *testing.T, w *rig.World, size func(*rig.Tab))) {
	for name, phone := range map[string]bool{"desktop": false, "phone": true} {
		for _, theme := range []string{"light", "dark"} {
			t.Run(name+" "+theme, func(t *testing.T) {
				t.Parallel()
				f(t, rig.New(t), func(p *rig.Tab) {
					p.Media("prefers-color-scheme", theme, "prefers-reduced-motion", "reduce")
					if phone {
						p.Size(375, 667, chromedp.EmulateMobile)
					} else {
						p.Size(1280, 800)
					}
				})
			})
		}
	}
}

// openProper opens a page in which nothing is to be found but what is ours.
func openProper(w *rig.World) {
	w.File("/docs", `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title></head>
		<body><main><h1>A page</h1></main><script>`+documented+`Intercom('boot', {app_id: 'abc12345'});</script></body></html>`)
	w.Open(w.Origin + "/docs")
	untilTalk(w.Tab)
}

func TestAxeFindsNothingInTheMessenger(t *testing.T) {
	t.Parallel()
	everywhere(t, func(t *testing.T, w *rig.World, size func(*rig.Tab)) {
		axe := newInspector(t)
		size(w.Tab)
		openProper(w)
		axe.fine(w.Tab, `document`, "closed")
		w.UntilCard(docs)
		axe.fine(w.Tab, rig.Cards, "a post")
		w.Click(rig.Launcher)
		w.UntilOpen()
		w.Until(rig.InTalk(`.hello`))
		axe.talk(w.Tab, "home")
		axe.fine(w.Tab, `document`, "open")
		w.Do(`Intercom('showMessages')`)
		w.Until(rig.InTalk(`.nothing`))
		axe.talk(w.Tab, "an empty list")
		w.Compose()
		axe.talk(w.Tab, "a new conversation")
		w.Say("Hello")
		w.Until(rig.InTalk(`form.email`))
		w.Until(rig.InTalk(`.receipt`))
		axe.talk(w.Tab, "asked for an address")
		w.ClickTalk(`form.email .button`)
		w.Until(rig.InTalk(`#email-wrong`))
		axe.talk(w.Tab, "a wrong address")
		inspectConversation(t, axe, w)
		w.Do(`Intercom('showSpace', 'home')`)
		w.Until(rig.InTalk(`.hello`))
		axe.talk(w.Tab, "home, with a conversation")
	})
}

// inspectConversation is with what the team says, and what is sent and cannot be.
func inspectConversation(t *testing.T, axe inspector, w *rig.World) {
	o := rig.NewOperator(t, w.Backend)
	o.Choose("Hello")
	o.Do(`document.getElementById('extras').open = true; document.querySelector('[name=quick]').value = 'Yes, No'; document.querySelector('[name=rating]').checked = true`)
	o.Answer("Is it **this**? See https://docs.example/ and `this`.")
	w.Until(rig.InTalk(`.reply`))
	w.Until(rig.InTalk(`.rate`))
	axe.talk(w.Tab, "an answer, quick replies, a rating")
	w.ClickTalk(`.rate:nth-child(4)`)
	w.Until(rig.InTalk(`.rate[aria-pressed=true]`))
	axe.talk(w.Tab, "rated")

	text := filepath.Join(t.TempDir(), "notes.txt")
	require.NoError(t, os.WriteFile(text, []byte("first line"), 0o600))
	program := filepath.Join(t.TempDir(), "tool.exe")
	require.NoError(t, os.WriteFile(program, []byte("MZ"), 0o600))
	w.ChooseFiles(rig.InTalk(`input[type=file]`), text, program)
	w.Until(rig.Talk + `.querySelectorAll('.composer .file').length === 2`)
	w.Until(`!` + rig.InTalk(`.composer progress`))
	axe.talk(w.Tab, "files to be sent")
	w.ClickTalk(`[popovertarget]`)
	w.Until(rig.InTalk(`:popover-open`))
	axe.talk(w.Tab, "emoji")
	w.Do(rig.Talk + `.querySelector(':popover-open').hidePopover()`)
	w.BreakFor(func(r *rig.Request) rig.Break {
		if strings.HasSuffix(r.Path, "/reply") {
			return rig.Break{Status: 403}
		}
		return rig.Break{}
	})
	w.Say("This is refused")
	w.Until(rig.InTalk(`.failed`))
	axe.talk(w.Tab, "not sent")
	w.BreakFor(nil)
	axe.fine(o.Tab, `document`, "inbox")
	w.Do(`Intercom('showMessages')`)
	w.Until(rig.InTalk(`.row`))
	axe.talk(w.Tab, "the list")
}

func TestAxeFindsNothingInSpacesWithoutContent(t *testing.T) {
	t.Parallel()
	axe := newInspector(t)
	w := rig.New(t)
	w.EditPings(func(answer string) string {
		return strings.Replace(answer, `"spaces":["home","messages"]`, `"spaces":["home","messages","help","news","tasks","tickets"]`, 1)
	})
	openProper(w)
	w.Do(`Intercom('showSpace', 'help')`)
	w.UntilOpen()
	axe.talk(w.Tab, "help")
}

func TestAxeFindsNothingInInboxAndDemo(t *testing.T) {
	t.Parallel()
	everywhere(t, func(t *testing.T, w *rig.World, size func(*rig.Tab)) {
		axe := newInspector(t)
		size(w.Tab)
		for _, path := range []string{"/inbox/login", "/pricing", "/docs", "/dashboard", "/settings", "/late", "/plain.html", "/"} {
			w.Open(w.Origin + path)
			axe.fine(w.Tab, `document`, path)
		}
		o := rig.NewOperator(t, w.Backend)
		size(o.Tab)
		axe.fine(o.Tab, `document`, "the inbox")
		w.Do(`Intercom('startConversation', 'Hello')`)
		o.Choose("Hello")
		o.Answer("Hello, you")
		o.UntilHeard("Hello, you")
		axe.fine(o.Tab, `document`, "a conversation in the inbox")
	})
}
