//go:build js && wasm

package browser

import (
	"fmt"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

// fakeRequest puts a class in the place of XMLHttpRequest; all of them are in
// requests.all.
func fakeRequest(t *testing.T) (requests pagetest.Value) {
	t.Helper()
	requests = pagetest.Eval(t, `return {all: []}`)
	pagetest.Replace(t, "window", "XMLHttpRequest", `{value: class extends EventTarget {
		constructor() { super(); this.upload = new EventTarget(); this.told = []; a.all.push(this);
			const add = this.upload.addEventListener; this.upload.addEventListener = (...args) => { this.told.push(args[0]); add.apply(this.upload, args); }; }
		open(method, url) { if (url == 'nonsense') throw new SyntaxError(); this.head = method + ' ' + url; }
		send(form) { this.form = [...form].map(([k, v]) => k + '=' + (v.name || v)); }
		abort() { this.aborted = true; this.happen(this, 'abort'); }
		happen(target, type, more) { target.dispatchEvent(Object.assign(new Event(type), more)); }
		moves(loaded, total) { this.happen(this.upload, 'progress', {loaded, total}); }
		ends(status, responseText) { Object.assign(this, {status, responseText}); this.happen(this, status ? 'load' : 'error'); }
	}}`, requests)
	return requests
}

// upload sends a file and notes what is called.
func upload(t *testing.T, url string) (cancel func(), heard func() []string) {
	t.Helper()
	var all []string
	note := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	f := &Files{}
	file := f.add(pagetest.Eval(t, `const list = new DataTransfer(); list.items.add(new File(['abc'], 'ä "b".txt', {type: 'text/plain'})); return list.files`))[0]
	cancel = Uploads{f}.Upload(url, "app_id=abc12345&x=%C3%A4+b", file.ID, func(share float64) { note("%.2f", share) }, func(status int, body string) { note("%d %s", status, body) })
	return cancel, func() []string { return all }
}

func TestAnUploadIsAFormWithTheFileLast(t *testing.T) {
	requests := fakeRequest(t)
	held := pagetest.NewHeld(t)
	_, heard := upload(t, "https://backend.example/uploads")
	assert.Equal(t, "POST https://backend.example/uploads true", pagetest.Get[string](t, `return a.all[0].head + ' ' + a.all[0].withCredentials`, requests))
	assert.Equal(t, []string{"app_id=abc12345", "x=ä b", `file=ä "b".txt`}, pagetest.Get[[]string](t, `return a.all[0].form`, requests))
	pagetest.Eval(t, `const r = a.all[0]; r.moves(1, 4); r.moves(1, 0); r.moves(4, 4); r.ends(201, '{"url":"x"}'); r.ends(500, '')`, requests)
	assert.Equal(t, []string{"0.25", "1.00", `201 {"url":"x"}`}, heard())
	assert.Empty(t, held.Listeners())
}

func TestAnUploadThatFailsSaysSoOnce(t *testing.T) {
	for name, test := range map[string]struct {
		act  string
		want []string
	}{
		"on its way":           {`a.all[0].moves(1, 2); a.all[0].ends(0); a.all[0].ends(0)`, []string{"0.50", "0 "}},
		"refused":              {`a.all[0].ends(413, 'no')`, []string{"413 no"}},
		"without the question": {`a.all[0].ends(0); a.all[1].ends(200, 'ok')`, []string{"200 ok"}},
		"in any case":          {`a.all[0].ends(0); a.all[1].ends(0)`, []string{"0 "}},
	} {
		t.Run(name, func(t *testing.T) {
			requests := fakeRequest(t)
			held := pagetest.NewHeld(t)
			_, heard := upload(t, "https://backend.example/uploads")
			pagetest.Eval(t, test.act, requests)
			assert.Equal(t, test.want, heard())
			assert.Empty(t, held.Listeners())
			assert.Empty(t, pagetest.Get[[]string](t, `return a.all.slice(1).flatMap(r => r.told)`, requests), "the second time it is not asked first")
		})
	}
}

func TestACancelledUploadSaysNothing(t *testing.T) {
	requests := fakeRequest(t)
	held := pagetest.NewHeld(t)
	cancel, heard := upload(t, "https://backend.example/uploads")
	cancel()
	cancel()
	pagetest.Eval(t, `a.all[0].ends(200, 'late')`, requests)
	assert.True(t, pagetest.Get[bool](t, `return a.all[0].aborted`, requests))
	assert.Empty(t, heard())
	assert.Empty(t, held.Listeners())
}

func TestAnUploadThatCannotBeginEndsLater(t *testing.T) {
	for name, prepare := range map[string]func(){
		"no address":        func() { fakeRequest(t) },
		"a browser without": func() { pagetest.Replace(t, "window", "XMLHttpRequest", `{value: undefined}`) },
	} {
		t.Run(name, func(t *testing.T) {
			prepare()
			held := pagetest.NewHeld(t)
			_, heard := upload(t, "nonsense")
			assert.Empty(t, heard(), "not within Upload")
			pagetest.Wait(t, "the end", func() bool { return len(heard()) > 0 })
			pagetest.Turns(t)
			assert.Equal(t, []string{"0 "}, heard())
			assert.Empty(t, held.Listeners())
			assert.Empty(t, held.Timers())
		})
	}
}
