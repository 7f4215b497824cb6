package sdk

import (
	"slices"
	"strings"
	"testing"

	"github.com/entryphone/entryphone/sdk/internal/messenger"
	"github.com/entryphone/entryphone/sdk/wire"
	"github.com/stretchr/testify/require"
)

// fakeWindow remembers what was drawn last.
type fakeWindow struct {
	launcher   messenger.Launcher
	panel      messenger.Panel
	announced  []string
	selectors  []string
	title      int
	forgotten  []string
	reattached int
	emptied    int
}

func (w *fakeWindow) Launch(l messenger.Launcher) { w.launcher = l }
func (w *fakeWindow) Draw(p messenger.Panel)      { w.panel = p }
func (w *fakeWindow) Announce(text string)        { w.announced = append(w.announced, text) }
func (w *fakeWindow) Activators(selector string)  { w.selectors = append(w.selectors, selector) }
func (w *fakeWindow) Title(unread int)            { w.title = unread }
func (w *fakeWindow) Forget(file string)          { w.forgotten = append(w.forgotten, file) }
func (w *fakeWindow) Reattach()                   { w.reattached++ }

func (w *fakeWindow) Empty() {
	w.emptied++
	w.launcher, w.panel = messenger.Launcher{}, messenger.Panel{}
}

// drawn is the messenger once it is drawn, in a turn of its own, and reads its words.
func (f *fake) drawn() messenger.Panel {
	f.turn()
	return f.window.panel
}

func (f *fake) reads() string {
	f.turn()
	return f.window.says()
}

// says is all the text that is drawn.
func (w *fakeWindow) says() string {
	var out []string
	var walk func(messenger.Node)
	walk = func(n messenger.Node) {
		out = append(out, n.Text)
		for i := 0; i+1 < len(n.Attrs); i += 2 {
			if n.Attrs[i] == "value" {
				out = append(out, n.Attrs[i+1])
			}
		}
		for _, kid := range n.Kids {
			walk(kid)
		}
	}
	walk(w.panel.Body)
	return strings.Join(out, "\n")
}

// fakeSockets is the port through which a fake opens sockets.
type fakeSockets fake

type fakeSocket struct {
	url    string
	opened func()
	frame  func(text string)
	ended  func(code int)
	sent   []wire.Object
	closed bool
	t      testing.TB
}

func (f *fakeSockets) Open(url string, opened func(), frame func(text string), closed func(code int)) socket {
	s := &fakeSocket{url: url, opened: opened, frame: frame, ended: closed, t: f.t}
	f.sockets = append(f.sockets, s)
	return s
}

func (s *fakeSocket) Send(text string) {
	o, err := wire.ParseObject(text)
	require.NoError(s.t, err)
	s.sent = append(s.sent, o)
}

func (s *fakeSocket) Close() { s.closed = true }

// types are those of the frames that went out.
func (s *fakeSocket) types() (list []string) {
	for _, o := range s.sent {
		list = append(list, o.String("type"))
	}
	return list
}

// line is the socket that is open, or being opened; nil for none.
func (f *fake) line() *fakeSocket {
	for _, s := range f.sockets {
		if !s.closed {
			return s
		}
	}
	return nil
}

// ends is what the other side, or the network, does to a socket.
func (s *fakeSocket) ends(code int) {
	s.closed = true
	s.ended(code)
}

// fakeUploads is the port through which a fake sends files.
type fakeUploads fake

type fakeUpload struct {
	url, fields, file string
	progress          func(share float64)
	done              func(status int, body string)
	canceled          bool
}

func (f *fakeUploads) Upload(url, fields, file string, progress func(share float64), done func(status int, body string)) (cancel func()) {
	u := &fakeUpload{url: url, fields: fields, file: file, progress: progress, done: done}
	f.uploads = append(f.uploads, u)
	return func() { u.canceled = true }
}

// asked returns the oldest request of that name without an answer.
func (f *fake) asked(name string) *posted {
	f.t.Helper()
	for _, p := range f.open() {
		if strings.HasSuffix(p.url, wire.Path(name)) {
			return p
		}
	}
	require.Fail(f.t, "nobody asked", "%s; asked is %v", name, f.askedAll())
	return nil
}

func (f *fake) askedAll() (names []string) {
	for _, p := range f.open() {
		_, name, _ := strings.Cut(p.url, "/messenger/web/")
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// reply answers the oldest request of that name.
func (f *fake) reply(name string, status int, body string) *posted {
	f.t.Helper()
	p := f.asked(name)
	p.answered = true
	p.done(status, "", body)
	return p
}
