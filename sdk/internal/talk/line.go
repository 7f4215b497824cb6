package talk

import (
	"time"

	"github.com/entryphone/entryphone/sdk/wire"
)

// line is the WebSocket over which the backend tells what happens, of one tab of the
// browser for all of them: whoever holds the lock dials.
type line struct {
	endpoints  []string
	ping, pong time.Duration

	want    bool // somebody looks, or has something to hear
	granted bool // the lock is ours
	open    bool // there is a connection
	welcome bool // and the backend knows who hears
	refused bool // it did not believe who the person is
	next    int  // endpoint to dial
	tries   int  // in a row that failed

	due due
	at  time.Time
}

// due is what is to be done at a moment.
type due int

const (
	nothing due = iota
	dial
	ping
	hang // nobody answered
)

const (
	// linger is how long a page that nobody looks at goes on listening.
	linger = 5 * time.Minute
	// dialLife is how long a connection may take until there is a welcome.
	dialLife = 10 * time.Second
	// Pauses between two tries: from the first doubling to the longest, with full jitter.
	firstDial = time.Second
	maxDial   = 2 * time.Minute
	// What holds where the backend says nothing, or nothing sensible.
	pingEvery, pongWithin = 30 * time.Second, 10 * time.Second
	leastPing, leastPong  = 5 * time.Second, time.Second
)

// endpoints takes over where the backend can be dialled.
func (t *Talk) endpoints(rtm wire.RTM) {
	l := &t.line
	l.ping, l.pong = seconds(rtm.Options.PingTimeout, leastPing, pingEvery), seconds(rtm.Options.PongTimeout, leastPong, pongWithin)
	var list []string
	for _, url := range rtm.Endpoints {
		if isSocket(url) {
			list = append(list, url)
		}
	}
	if len(list) == 0 { // no word is no change
		return
	}
	if l.endpoints = list; l.next >= len(list) {
		l.next = 0
	}
}

func isSocket(url string) bool {
	return len(url) > 6 && (url[:5] == "ws://" || url[:6] == "wss://")
}

func seconds(n int, least, otherwise time.Duration) time.Duration {
	if n <= 0 || n > 3600 {
		return otherwise
	}
	return max(least, time.Duration(n)*time.Second)
}

// tune begins to listen, or ends it.
func (t *Talk) tune(now time.Time) {
	l := &t.line
	want := t.live && !t.away && len(l.endpoints) > 0 && !l.refused &&
		(t.Open || t.talked && (t.visible || now.Before(t.hidden.Add(linger))))
	if want == l.want {
		return
	}
	if l.want = want; !want {
		t.hangUp()
		l.granted, l.tries = false, 0
	}
	t.emit(Listen{want})
}

// Granted is told that the lock is this tab's.
func (t *Talk) Granted(now time.Time) []Effect {
	if t.line.want {
		t.line.granted = true
		t.dial(now)
	}
	return t.take(now)
}

func (t *Talk) dial(now time.Time) {
	l := &t.line
	l.due, l.at = hang, now.Add(dialLife)
	t.emit(Dial{l.endpoints[l.next]})
}

func (t *Talk) hangUp() {
	l := &t.line
	if l.open || l.due == hang {
		t.emit(Hang{})
	}
	l.open, l.welcome, l.due = false, false, nothing
}

// Opened is told that there is a connection.
func (t *Talk) Opened(now time.Time) []Effect {
	t.line.open = true
	t.hello()
	return t.take(now)
}

// hello says who is there, at the beginning and when it changes.
func (t *Talk) hello() {
	if t.line.open {
		t.emit(Hello{})
	}
}

// Closed is told that the connection ended, or never was.
func (t *Talk) Closed(now time.Time, code int) []Effect {
	l := &t.line
	l.open, l.due = false, nothing
	if code == wire.CloseRefused {
		l.refused = true
	}
	t.redial(now)
	return t.take(now)
}

// redial tries again after a pause, elsewhere if it was not even welcome here.
func (t *Talk) redial(now time.Time) {
	l := &t.line
	if !l.welcome && len(l.endpoints) > 0 {
		l.next = (l.next + 1) % len(l.endpoints)
	}
	l.welcome = false
	if !l.want || !l.granted || l.refused || len(l.endpoints) == 0 {
		return
	}
	ceiling := maxDial
	if l.tries < 7 {
		ceiling = min(maxDial, firstDial<<l.tries)
	}
	l.tries++
	l.due, l.at = dial, now.Add(time.Duration(t.cfg.Random()*float64(ceiling)))
}

// lineDue does what is due.
func (t *Talk) lineDue(now time.Time) {
	l := &t.line
	if l.due == nothing || l.at.After(now) {
		return
	}
	switch l.due {
	case dial:
		t.dial(now)
	case ping:
		l.due, l.at = hang, now.Add(l.pong)
		t.emit(Frame{`{"type":"ping","id":"` + t.cfg.NewID() + `"}`})
	case hang:
		t.emit(Hang{})
		l.open, l.due = false, nothing
		t.redial(now)
	}
}

// check finds out at once whether the connection still is one.
func (t *Talk) check(now time.Time) {
	switch l := &t.line; l.due {
	case ping, dial:
		l.at = now
		t.lineDue(now)
	}
}

// alive notes that the other side is there.
func (t *Talk) alive(now time.Time) {
	if l := &t.line; l.welcome {
		l.due, l.at = ping, now.Add(l.ping)
	}
}

// over sends a frame through whichever tab has the connection.
func (t *Talk) over(frame wire.Object) {
	text := string(wire.AppendJSON(nil, frame))
	switch {
	case t.line.welcome:
		t.emit(Frame{text})
	case t.line.want:
		t.emit(Tell{wire.Object(nil).WithText("type", "out").WithText("text", text)})
	}
}
