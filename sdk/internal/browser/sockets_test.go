//go:build js && wasm

package browser

import (
	"fmt"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/browser/pagetest"
	"github.com/stretchr/testify/assert"
)

// fakeSocket puts a class in the place of WebSocket, the last of which is sockets.last:
// a server is beyond what a page can have.
func fakeSocket(t *testing.T) (sockets pagetest.Value) {
	t.Helper()
	sockets = pagetest.Eval(t, `return {}`)
	pagetest.Replace(t, "window", "WebSocket", `{value: class extends EventTarget {
		constructor(url) { super(); if (!url.startsWith('ws')) throw new SyntaxError('no address'); Object.assign(this, {url, sent: [], open: true}); a.last = this; }
		send(text) { if (text == 'early') throw new DOMException('', 'InvalidStateError'); this.sent.push(text); }
		close() { this.open = false; this.happen('close', {code: 1000}); }
		happen(type, more) { this.dispatchEvent(Object.assign(new Event(type), more)); }
	}}`, sockets)
	return sockets
}

// open connects and notes what is called.
func open(url string) (s Socket, heard func() []string) {
	var all []string
	note := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	s = Sockets{}.Open(url, func() { note("opened") }, func(text string) { note("frame %s", text) }, func(code int) { note("closed %d", code) })
	return s, func() []string { return all }
}

func TestASocketSendsAndHears(t *testing.T) {
	sockets := fakeSocket(t)
	held := pagetest.NewHeld(t)
	s, heard := open("wss://backend.example/rtm")
	pagetest.Eval(t, `a.last.happen('open')`, sockets)
	s.Send(`{"type":"hello"}`)
	s.Send("early")
	pagetest.Eval(t, `const s = a.last; s.happen('message', {data: 'ä'}); s.happen('message', {data: new Blob([])}); s.happen('message', {data: 'x'.repeat(2 ** 20 + 1)}); s.happen('message', {data: ''})`, sockets)
	pagetest.Eval(t, `a.last.happen('error'); a.last.happen('close', {code: 4000})`, sockets)
	assert.Equal(t, []string{"opened", "frame ä", "frame ", "closed 4000"}, heard())
	assert.Equal(t, []string{`{"type":"hello"}`}, pagetest.Get[[]string](t, `return a.last.sent`, sockets))
	assert.Empty(t, held.Listeners())
}

func TestNothingIsHeardBehindClose(t *testing.T) {
	sockets := fakeSocket(t)
	held := pagetest.NewHeld(t)
	s, heard := open("ws://127.0.0.1/rtm")
	s.Close()
	s.Close()
	s.Send("a")
	pagetest.Eval(t, `a.last.happen('open'); a.last.happen('message', {data: 'a'})`, sockets)
	assert.False(t, pagetest.Get[bool](t, `return a.last.open`, sockets))
	assert.Empty(t, heard())
	assert.Empty(t, held.Listeners())
}

func TestASocketThatIsNotThereYetIsClosedWhenItIs(t *testing.T) {
	for name, happens := range map[string]string{"it is": `open`, "it never is": `close`} {
		t.Run(name, func(t *testing.T) {
			sockets := fakeSocket(t)
			held := pagetest.NewHeld(t)
			s, heard := open("ws://127.0.0.1/rtm")
			pagetest.Eval(t, `a.last.readyState = 0`, sockets)
			s.Close()
			assert.True(t, pagetest.Get[bool](t, `return a.last.open`, sockets))
			pagetest.Eval(t, `a.last.readyState = 1; a.last.happen('`+happens+`')`, sockets)
			assert.Equal(t, happens == "close", pagetest.Get[bool](t, `return a.last.open`, sockets))
			assert.Empty(t, heard())
			assert.Empty(t, held.Listeners())
			assert.Empty(t, held.Timers())
		})
	}
}

func TestWithoutASocketItIsClosedAtOnce(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T) string{
		"a browser without": func(t *testing.T) string {
			pagetest.Replace(t, "window", "WebSocket", `{value: undefined}`)
			return "wss://backend.example"
		},
		"no address":                 func(t *testing.T) string { fakeSocket(t); return "nonsense" },
		"no address, in the browser": func(*testing.T) string { return "wss://" },
	} {
		t.Run(name, func(t *testing.T) {
			held := pagetest.NewHeld(t)
			_, heard := open(prepare(t))
			assert.Empty(t, heard(), "not within Open")
			pagetest.Wait(t, "the end", func() bool { return len(heard()) > 0 })
			pagetest.Turns(t)
			assert.Equal(t, []string{"closed 1006"}, heard())
			assert.Empty(t, held.Timers())

			s, heard := open("")
			s.Close()
			pagetest.Turns(t)
			assert.Empty(t, heard())
		})
	}
}

func TestASocketOfTheBrowserThatFailsIsClosedOnce(t *testing.T) {
	held := pagetest.NewHeld(t)
	_, heard := open("ws://127.0.0.1:9/nobody")
	pagetest.Wait(t, "the end", func() bool { return len(heard()) > 0 })
	assert.Equal(t, []string{"closed 1006"}, heard())
	assert.Empty(t, held.Listeners())
}
