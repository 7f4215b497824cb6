//go:build js && wasm

package browser

import (
	"time"

	"github.com/hack-pad/safejs"
)

// Sockets opens WebSockets.
type Sockets struct{}

// Socket is an open one, or one that opens.
type Socket = interface {
	Send(text string)
	Close()
}

const (
	// maxFrame is from how many characters on a frame is not looked into.
	maxFrame = 1 << 20
	// abnormal is the code of a connection that ended without one, RFC 6455, 7.1.5.
	abnormal = 1006
	// connecting is the readyState of a connection that is not there yet.
	connecting = 0
	// longestDial is how long one that nobody wants any more may take to be there.
	longestDial = 10 * time.Second
)

type connection struct {
	owner  Owner
	socket safejs.Value
}

// Open connects to the URL. frame is called with every text that comes, up to 1 MB, and
// closed once, in a later turn, when the connection ended or there never was one.
func (Sockets) Open(url string, opened func(), frame func(text string), closed func(code int)) Socket {
	c := &connection{}
	end := func(code int) {
		c.owner.Release()
		closed(code)
	}
	socket, err := construct(get(window, "WebSocket"), url)
	if err != nil {
		c.owner.Keep(Clock{}.After(0, func() { end(abnormal) }))
		return c
	}
	c.socket = socket
	c.owner.Listen(socket, "open", func(safejs.Value) { opened() })
	c.owner.Listen(socket, "message", func(e safejs.Value) {
		if data := get(e, "data"); isString(data) && size(data) <= maxFrame {
			frame(text(data))
		}
	})
	c.owner.Listen(socket, "close", func(e safejs.Value) { end(int(number(get(e, "code")))) })
	return c
}

// Send sends a text. One that the connection does not take is lost, as is one on a
// connection that breaks.
func (c *connection) Send(text string) { call1(c.socket, "send", text) }

// Close ends the connection; nothing is called any more. One that is not there yet is
// ended when it is: browsers complain on the page's console of any other.
func (c *connection) Close() {
	c.owner.Release()
	end := func() {
		c.owner.Release()
		call(c.socket, "close")
	}
	if state := get(c.socket, "readyState"); kind(state) != safejs.TypeNumber || number(state) != connecting {
		end()
		return
	}
	c.owner.Listen(c.socket, "open", func(safejs.Value) { end() })
	c.owner.Listen(c.socket, "close", func(safejs.Value) { c.owner.Release() })
	c.owner.Keep(Clock{}.After(longestDial, end))
}
