//go:build js && wasm

package browser

import (
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/stretchr/testify/assert"
)

// everything has one element for each thing that can be done.
func everything() messenger.Panel {
	return panelOf(
		el("button", []string{"id", "plain"}, words("nothing")),
		el("button", []string{"id", "button", "data-act", "open", "data-arg", "7"}, el("b", nil, words("Open"))),
		el("div", []string{"id", "item", "tabindex", "0", "data-act", "open", "data-arg", "8"}, el("button", []string{"id", "inner", "data-act", "more"})),
		el("a", []string{"id", "link", "href", "https://docs.example/", "target", "_blank", "rel", "noopener noreferrer", "data-act", "click"}, words("a")),
		el("div", []string{"id", "drop", "data-files", "files", "data-arg", "c1"},
			el("textarea", []string{"id", "text", "data-input", "draft", "data-enter", "send"}),
			el("input", []string{"id", "file", "type", "file"})),
		el("form", []string{"id", "form", "data-submit", "email"}, el("button", nil, words("Send")), el("input", []string{"id", "email", "type", "email"})),
		el("div", []string{"id", "popover", "popover", ""}, el("button", []string{"id", "in-popover"})),
		el("details", []string{"id", "details"}, el("summary", nil, words("more")), el("button", []string{"id", "in-details"})),
	)
}

func TestMessengerTellsWhatIsDone(t *testing.T) {
	for name, test := range map[string]struct {
		act  string
		want []messenger.Act
	}{
		"a click":                {`find('#button').click()`, []messenger.Act{{Name: "open", Arg: "7"}}},
		"a click into it":        {`find('#button b').click()`, []messenger.Act{{Name: "open", Arg: "7"}}},
		"a click beside":         {`find('#plain').click(); doc.body.click(); doc.documentElement.click()`, nil},
		"a click on the inner":   {`find('#inner').click()`, []messenger.Act{{Name: "more"}}},
		"a click on a link":      {`find('#link').addEventListener('click', e => e.preventDefault()); find('#link').click()`, []messenger.Act{{Name: "click"}}},
		"Enter on an item":       {`press(find('#item'), 'Enter')`, []messenger.Act{{Name: "open", Arg: "8"}}},
		"Space on an item":       {`press(find('#item'), ' ')`, []messenger.Act{{Name: "open", Arg: "8"}}},
		"Enter on a button":      {`press(find('#button'), 'Enter'); press(find('#inner'), ' ')`, nil}, // the browser clicks
		"typing":                 {`find('#text').value = 'ab'; find('#text').dispatchEvent(new Event('input', {bubbles: true}))`, []messenger.Act{{Name: "draft", Value: "ab"}}},
		"Enter":                  {`find('#text').value = 'ab'; if (press(find('#text'), 'Enter')) throw 'a line was broken'`, []messenger.Act{{Name: "send", Value: "ab"}}},
		"Enter's letter":         {`if (press(find('#text'), 'Enter', {}, 'keypress')) throw 'a line was broken'`, nil},
		"Shift and Enter":        {`if (!press(find('#text'), 'Enter', {shiftKey: true})) throw 'no line was broken'`, nil},
		"Enter of composed text": {`press(find('#text'), 'Enter', {isComposing: true}); press(find('#text'), 'Enter', {keyCode: 229})`, nil},
		"Escape":                 {`press(find('#text'), 'Escape'); press(doc.body, 'Escape')`, []messenger.Act{{Name: "escape"}, {Name: "escape"}}},
		"Escape while composing": {`press(find('#text'), 'Escape', {isComposing: true})`, nil},
		"Escape of what is open": {`find('#details').open = true; press(find('#in-details'), 'Escape'); if (find('#details').open) throw 'open'`, nil},
		"Escape of a popover":    {`find('#popover').showPopover(); press(find('#text'), 'Escape')`, nil}, // the browser closes it
		"Escape of another":      {`find('#text').addEventListener('keydown', e => e.preventDefault(), {once: true}); press(find('#text'), 'Escape')`, nil},
		"a form": {`find('#email').value = 'ada@example.com'; find('#form').requestSubmit()`,
			[]messenger.Act{{Name: "email", Value: "ada@example.com"}}},
	} {
		t.Run(name, func(t *testing.T) {
			w, acts := newWindow(t)
			present(t, w, everything())
			inMessenger[bool](t, test.act)
			assert.Equal(t, test.want, acts())
			w.Draw(messenger.Panel{Look: plainLook})
			w.Empty()
		})
	}
}

const filesJS = `
	const files = (...all) => {
		const data = new DataTransfer();
		for (const [name, type, text] of all) data.items.add(new File([text], name, {type}));
		return data;
	};
	const happen = (e, type, more) => e.dispatchEvent(Object.assign(new Event(type, {bubbles: true, cancelable: true}), more));
`

func TestMessengerTakesFiles(t *testing.T) {
	for name, test := range map[string]struct {
		act   string
		taken bool
	}{
		"chosen":                      {`find('#file').files = two.files; happen(find('#file'), 'change'); if (find('#file').files.length) throw 'they cannot be chosen again'`, true},
		"pasted":                      {`if (happen(find('#text'), 'paste', {clipboardData: two})) throw 'the browser pastes them too'`, true},
		"pasted with text":            {`two.setData('text/plain', 'a'); if (!happen(find('#text'), 'paste', {clipboardData: two})) throw 'the text is not pasted'`, false},
		"dropped":                     {`if (happen(find('#text'), 'dragover', {dataTransfer: two}) || happen(find('#text'), 'drop', {dataTransfer: two})) throw 'the browser opens them'`, true},
		"dropped beside":              {`if (happen(doc.body, 'dragover', {dataTransfer: two}) || happen(doc.body, 'drop', {dataTransfer: two})) throw 'the browser opens them'`, false},
		"text is dropped":             {`const text = new DataTransfer(); text.setData('text/plain', 'a'); if (!happen(find('#text'), 'drop', {dataTransfer: text})) throw 'it is not dropped'`, false},
		"none chosen":                 {`happen(find('#file'), 'change')`, false},
		"something else than a file":  {`happen(find('#text'), 'change')`, false},
		"pasted where none is wanted": {`if (!happen(find('#email'), 'paste', {clipboardData: two})) throw 'prevented'`, false},
	} {
		t.Run(name, func(t *testing.T) {
			w, acts := newWindow(t)
			present(t, w, everything())
			inMessenger[bool](t, filesJS+`const two = files(['a "b".png', 'image/png', 'abc'], ['c.txt', 'text/plain', 'd']);`+test.act)
			if !test.taken {
				assert.Empty(t, acts())
				return
			}
			if assert.Len(t, acts(), 1) && assert.Len(t, acts()[0].Files, 2) {
				act, picture, other := acts()[0], acts()[0].Files[0], acts()[0].Files[1]
				assert.Equal(t, "files c1", act.Name+" "+act.Arg)
				assert.Regexp(t, "^blob:", picture.Preview)
				picture.Preview = ""
				assert.Equal(t, messenger.File{ID: "file-1", Name: `a "b".png`, ContentType: "image/png", Size: 3}, picture)
				assert.Equal(t, messenger.File{ID: "file-2", Name: "c.txt", ContentType: "text/plain", Size: 1}, other)
			}
		})
	}
}

func TestPreviewsAreGivenBack(t *testing.T) {
	urls := pagetest.Eval(t, `return new Set()`)
	pagetest.Replace(t, "URL", "createObjectURL", `{value: f => { const url = b.call(URL, f); a.add(url); return url; }}`, urls, pagetest.Eval(t, `return URL.createObjectURL`))
	pagetest.Replace(t, "URL", "revokeObjectURL", `{value: url => { a.delete(url); b.call(URL, url); }}`, urls, pagetest.Eval(t, `return URL.revokeObjectURL`))
	left := func() int { return pagetest.Get[int](t, `return a.size`, urls) }
	w, acts := newWindow(t)
	present(t, w, everything())
	inMessenger[bool](t, filesJS+`const three = files(['a.png', 'image/png', 'a'], ['b.png', 'image/png', 'b'], ['c.txt', 'text/plain', 'c']); happen(find('#text'), 'drop', {dataTransfer: three})`)
	assert.Equal(t, 2, left())
	w.Forget(acts()[0].Files[0].ID)
	w.Forget("no such file")
	assert.Equal(t, 1, left())
	w.Empty()
	assert.Zero(t, left())
	assert.Empty(t, w.Files.held)
}
